"""A page of the directory: 24 members in the order of the alphabet, with what one line about a member needs."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Window
from django.http import Http404
from django.utils.translation import get_language

from members.directory.filters import Filters
from members.directory.seen import Seen, seen
from members.models import Audience, Mandate, Member

ON_A_PAGE = 24
# No club is so large that a longer number could be a page of its list.
DIGITS_OF_A_PAGE = 4


@dataclass(frozen=True)
class Line:
    """A member as other members see them."""

    member: Member
    seen: Seen
    current: list[Mandate]
    past: list[Mandate]

    @classmethod
    def of(cls, member: Member) -> "Line":
        terms = list(member.mandates.all())
        current = [term for term in terms if term.is_current]
        return cls(member, seen(member, Audience.MEMBERS), current, [term for term in terms if term not in current])

    @property
    def terms(self) -> list[Mandate]:
        """The running ones first, then from the latest back."""
        return self.current[::-1] + self.past[::-1]

    @property
    def is_former(self) -> bool:
        return bool(self.past) and not self.current

    @property
    def kind(self) -> str:
        """The running term's kind, where it is not the usual one; the law's words, for a title may claim another."""
        kinds = {term.kind for term in self.current}
        if kinds & {Mandate.Kind.ELECTED, Mandate.Kind.UNSTATED} or not kinds:
            return ""
        return self.current[-1].get_kind_display()

    @property
    def title(self) -> tuple[str, str]:
        """The title and its language."""
        if get_language() == "en" and self.member.title_en:
            return self.member.title_en, "en"
        return self.member.title_uk, "uk"


@dataclass(frozen=True)
class Page:
    number: int
    lines: list[Line]
    # On all pages together.
    count: int

    @property
    def last(self) -> int:
        return -(-self.count // ON_A_PAGE) or 1


def with_what_is_seen(members: QuerySet[Member]) -> QuerySet[Member]:
    """Two queries for any number of members. The long columns of a community are read by its own search only."""
    return (
        members.select_related("community", "directory_entry")
        .defer("community__search_text", "community__search_keys")
        .prefetch_related("mandates")
    )


def lines_of(filters: Filters) -> QuerySet[Member]:
    members = with_what_is_seen(filters.members())
    return members.in_latin_order() if get_language() == "en" else members.in_order()


def page_of(filters: Filters, number: str) -> Page:
    """The rows and how many there are in one query. 404 for a page that does not exist; the first one always does."""
    if not (number.isascii() and number.isdecimal()) or len(number) > DIGITS_OF_A_PAGE or not int(number):
        raise Http404
    first = (int(number) - 1) * ON_A_PAGE
    rows = list(lines_of(filters).annotate(found=Window(Count("*")))[first : first + ON_A_PAGE])
    if first and not rows:
        raise Http404
    return Page(int(number), [Line.of(member) for member in rows], rows[0].found if rows else 0)
