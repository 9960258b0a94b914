"""The read-model of one page: all that the template, the preview and the data for machines need, in one language.

Three questions to the database at most, however much the page says.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mayors_club import languages, typography
from mayors_club.said import Said
from mayors_club.web_links import host_of, web
from members.models import Mandate, Member
from members.terms_in_words import kind_of
from offices import facts, tenure, titles
from offices.content import Content, has_any_english, has_english
from offices.facts import Fact
from offices.models import Edition, Office, Section
from offices.parts import Part, cell, part_of
from offices.press import Press, press_of
from offices.sections import PROSE, Kind, Licence
from offices.titles import Standing
from sister_cities import ties
from sister_cities.rows import Row

SHOWN = (Kind.BIOGRAPHY, Kind.VISION, Kind.IMPACT, Kind.ACHIEVEMENTS, Kind.COMMUNITY, Kind.RESOURCES)


@dataclass(frozen=True)
class Term:
    kind: str
    when: str
    place: Said
    mandate: Mandate
    is_current: bool
    url: str
    host: str


@dataclass(frozen=True)
class Picture:
    """The portrait's section, if there is one, and what has to stand beside the photograph wherever it is used."""

    section: Section | None
    credit: Said
    licence: str

    @property
    def file_path(self) -> str:
        """The photograph as a file to download, as large as it is; "" until the worker has made it."""
        portrait = self.section.portrait if self.section else None
        if portrait is None or portrait.ready_at is None:
            return ""
        return reverse("office_files:portrait", args=[portrait.pk, max(portrait.widths), "jpg"])


@dataclass(frozen=True)
class Page:
    office: Office
    edition: Edition
    language: str
    standing: Standing
    # Whether the English page exists; the Ukrainian one always does.
    is_translated: bool
    name: str
    other_name: str
    title: str
    lead: Part | None
    picture: Picture
    facts: list[Fact]
    parts: list[Part]
    terms: list[Term]
    press: Press | None
    # Of the member's community, as the registry has them.
    ties: list[Row]

    @property
    def member(self) -> Member:
        return self.office.member

    @property
    def is_shown(self) -> bool:
        """Whether there is a page in this language, and not only a name and facts."""
        return self.language == "uk" or self.is_translated

    @property
    def path(self) -> str:
        with override(self.language):
            return reverse("offices:page", args=[self.office.slug])

    @property
    def url(self) -> str:
        return languages.absolute(self.path)

    @property
    def alternates(self) -> list[dict[str, str]]:
        return languages.alternates(self.path) if self.is_translated else []

    @property
    def card_url(self) -> str:
        return languages.absolute(reverse("office_files:card", args=[self.office.slug, self.language]))

    @property
    def heading(self) -> str:
        """The page's own title: whose it is, and where."""
        place = self.member.community.centre_latin if self.language == "en" and self.member.community else ""
        if self.language == "uk" and self.member.community:
            community = self.member.community
            is_city = community.kind == community.Kind.CITY
            place = community.centre_uk if is_city else f"{community.name_uk} громада"
        return ", ".join(part for part in (self.name, place) if part)

    @property
    def description(self) -> str:
        """One sentence in the page's own language."""
        if self.lead and not self.lead.is_fallback:
            return self.lead.source
        return f"{self.name}. {self.title}."

    @property
    def updated_on(self) -> date | None:
        return timezone.localdate(self.edition.published_at) if self.edition.published_at else None

    @property
    def confirmed_on(self) -> date | None:
        """The day on which somebody last said that the page holds, where that was later."""
        day = timezone.localdate(self.office.confirmed_at) if self.office.confirmed_at else None
        return day if day and self.updated_on and day > self.updated_on else None

    @property
    def citation(self) -> str:
        """A line for those who quote the page."""
        when = f", {typography.long_date(self.updated_on, self.language)}" if self.updated_on else ""
        return f"{self.name}. {_('Mayors’ Club')}{when}. {self.url}"

    @property
    def answerable(self) -> str:
        """Who answers for what the page says; nobody does for somebody who has died."""
        return self.name if self.member.is_live else ""

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchors and headings of what is on the page."""
        found = [(part.kind, part.heading) for part in self.parts]
        found += [("partners", _("Partner cities"))] if self.ties else []
        found += [("terms", _("Terms in office"))] if self.terms else []
        return found + ([("press", _("For the press"))] if self.press else [])


def build(office: Office, edition: Edition, language: str) -> Page:
    """The page as `edition` says it in `language`. The office comes with its member and the member's community."""
    sections = {section.kind: section for section in edition.sections.select_related("portrait")}
    contents = {kind: section.content for kind, section in sections.items()}
    mandates = list(
        office.member.mandates.select_related("community").defer("community__search_text", "community__search_keys")
    )
    with override(language):
        return _page(office, edition, language, contents, sections.get(Kind.PORTRAIT), mandates)


def _ties(office: Office, language: str) -> list[Row]:
    """The public page brings them along with the office; a preview asks for them."""
    community = office.member.community
    if community is None:
        return []
    found = getattr(office, "packed_ties", None)
    agreements = ties.of_community(community) if found is None else ties.unpacked(found, community)
    return [Row(agreement, language) for agreement in agreements]


def _page(office, edition, language, contents, portrait, mandates) -> Page:
    member, died_in = office.member, titles.died_in(office)
    name, other_name = member.full_name_uk, member.full_name_latin
    if language == "en":
        name, other_name = other_name, name
    prose = {kind: contents[kind] for kind in PROSE if kind in contents}
    # A list of names and years needs no translation, and makes no English page either.
    is_translated = any(has_english(kind, content) and has_any_english(content) for kind, content in prose.items())
    is_shown = language == "uk" or is_translated
    own_title = contents.get(Kind.TITLE, Content())
    of_community = _ties(office, language)
    return Page(
        office=office,
        edition=edition,
        language=language,
        standing=titles.standing_of(member, mandates),
        is_translated=is_translated,
        name=name,
        other_name=other_name,
        title=titles.title_of(
            member, own_title.text_en if language == "en" else own_title.text_uk, mandates, language, died_in
        ),
        lead=_part(Kind.LEAD, contents, language) if is_shown else None,
        picture=_picture(portrait, language),
        facts=facts.facts_of(office, mandates, language, died_in, len(of_community) if is_shown else 0),
        parts=[part for kind in SHOWN if (part := _part(kind, contents, language))] if is_shown else [],
        terms=[_term(mandate, member, language, died_in) for mandate in _newest_first(mandates)] if is_shown else [],
        press=press_of(contents, language) if is_shown else None,
        ties=of_community if is_shown else [],
    )


def _part(kind: Kind, contents: dict[str, Content], language: str) -> Part | None:
    return part_of(kind, contents[kind], language) if kind in contents else None


def _picture(section: Section | None, language: str) -> Picture:
    content = section.content if section else Content()
    row = content.rows[0] if content.rows else {}
    licence = dict(Licence.choices).get(row.get("licence"), "")
    return Picture(section, cell(row, "credit", language), licence)


def _newest_first(mandates: list[Mandate]) -> list[Mandate]:
    return sorted(mandates, key=lambda mandate: mandate.starts_on, reverse=True)


def _term(mandate: Mandate, member: Member, language: str, died_in: int | None) -> Term:
    """A community is named only where it is not the page's own."""
    place = Said("")
    if mandate.community and mandate.community_id != member.community_id:
        place = Said(mandate.community.name_in_law(language))
    elif not mandate.community and mandate.community_typed not in ("", member.community_typed):
        place = facts.said(mandate.community_typed, language)
    url = web(mandate.source_url)
    return Term(
        kind=kind_of(mandate, member.gender, language),
        when=tenure.from_to(mandate, language, died_in),
        place=place,
        mandate=mandate,
        is_current=mandate.is_current and died_in is None,
        url=url,
        host=host_of(url),
    )
