"""What is said of an office where its page is not: on cards, in feeds, in files. Fetched for many at once."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet

from mayors_club.rows_in_a_column import columns_of, row_of
from members.models import Mandate
from offices import titles
from offices.models import Office, Section
from offices.models.office import SEARCHED
from offices.sections import Kind

# Long columns that only the searches read.
NOT_FETCHED = (*SEARCHED, "member__community__search_text", "member__community__search_keys")


def with_summaries(offices: QuerySet, *kinds: Kind) -> QuerySet:
    """Two queries for any number of offices: with the member, the community and the terms; the sections asked for."""
    terms = Mandate.objects.filter(member=OuterRef("member")).order_by("starts_on")
    sections = Section.objects.filter(kind__in=(Kind.TITLE, *kinds)).select_related("portrait")
    return (
        offices.select_related("member__community", "live")
        .defer(*NOT_FETCHED)
        .annotate(terms=ArraySubquery(terms.values(columns=columns_of("kind", "starts_on", "ends_on", "precision"))))
        .prefetch_related(Prefetch("live__sections", sections, to_attr="asked_sections"))
    )


class Summary:
    """One office out of `with_summaries`."""

    def __init__(self, office: Office):
        self.office = office
        self.member = office.member
        self.mandates = [row_of(Mandate, columns) for columns in office.terms]
        self.sections = {section.kind: section for section in office.live.asked_sections}

    @property
    def portrait(self) -> Section | None:
        """The section with the picture and what belongs to it."""
        return self.sections.get(Kind.PORTRAIT)

    @property
    def standing(self) -> titles.Standing:
        return titles.standing_of(self.member, self.mandates)

    @property
    def is_serving(self) -> bool:
        return self.standing not in (titles.Standing.FORMER, titles.Standing.DECEASED)

    def place(self, language: str) -> str:
        """The community with its oblast; what was typed where the codifier has none."""
        community = self.member.community
        if community is None:
            return self.member.community_typed
        return community.full_name_en if language == "en" else community.full_name_uk

    def text(self, kind: Kind, language: str) -> str:
        section = self.sections.get(kind)
        return getattr(section, f"text_{language}", None) or ""

    def title(self, language: str) -> str:
        """The line above the name of the page: the same words everywhere."""
        died_in = titles.died_in(self.office)
        return titles.title_of(self.member, self.text(Kind.TITLE, language), self.mandates, language, died_in)
