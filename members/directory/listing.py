"""A page of the directory: 24 members in the order of the alphabet, with what one line about a member needs."""

import re
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Window
from django.http import Http404
from django.utils.translation import get_language

from members.directory.filters import Filters
from members.directory.seen import Seen, seen
from members.models import Audience, Mandate, Member
from members.terms_in_words import title_by_law

ON_A_PAGE = 24
# No club is so large that a longer number could be a page of its list.
DIGITS_OF_A_PAGE = 4
# Kinds of office that are not a head's, and the words by which a title says so itself.
SAID_BY_LAW = {
    Mandate.Kind.ACTING: re.compile(r"\bтимчасово|\bacting\b", re.IGNORECASE),
    Mandate.Kind.MILITARY: re.compile(r"\bвійськов|\bmilitary\b", re.IGNORECASE),
}


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
    def title(self) -> tuple[str, str]:
        """The title and its language: the person's own words, unless by law they are another office than their title
        says. Who acts for a head, or heads a military administration, is called so."""
        language = get_language() or "uk"
        own = (
            (self.member.title_en, "en") if language == "en" and self.member.title_en else (self.member.title_uk, "uk")
        )
        kinds = {term.kind for term in self.current}
        if not kinds or kinds - SAID_BY_LAW.keys() or any(SAID_BY_LAW[kind].search(own[0]) for kind in kinds):
            return own
        return title_by_law(self.current[-1], self.member.gender, language), language


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
