"""What the pages of an agreement, a community and a city show, in one language."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mayors_club.said import Said
from mayors_club.ukrainian import order_key
from mayors_club.web_links import host_of, web
from members.models import Community
from sister_cities import countries, drawing, life_in_words, office_pages, rows
from sister_cities.folding import folded
from sister_cities.models import Act, Agreement, City, Document, FormerCityAddress
from sister_cities.models.life import Procedure, Status
from sister_cities.office_pages import OfficePage
from sister_cities.rows import Name, Row
from sister_cities.said import said

# More ties than this on one page are a list of their own, with its filters.
MOST = 100


@dataclass(frozen=True)
class DoneTogether:
    """A joint act, with its day and where it is reported."""

    act: Act
    language: str

    @property
    def title(self) -> Said:
        return said(self.act, "title", self.language)

    @property
    def url(self) -> str:
        return web(self.act.url)

    @property
    def host(self) -> str:
        return host_of(self.url)


@dataclass(frozen=True)
class Paper:
    """A document: its title is for everybody, its file for members."""

    document: Document
    language: str

    @property
    def title(self) -> Said:
        return said(self.document, "title", self.language)

    @property
    def kind(self) -> str:
        return capfirst(self.document.get_kind_display())


@dataclass(frozen=True)
class AgreementPage:
    agreement: Agreement
    language: str
    today: date

    @property
    def row(self) -> Row:
        return Row(self.agreement, self.language)

    @property
    def community(self) -> str:
        return self.agreement.community.centre_in(self.language)

    @property
    def community_name(self) -> str:
        return self.agreement.community.name_in_law(self.language)

    @property
    def occupation(self) -> str:
        return rows.occupation_of(self.agreement.community)

    @property
    def city(self) -> Name:
        return rows.name_of(self.agreement.city, self.language)

    @property
    def kind(self) -> str:
        return capfirst(self.agreement.get_kind_display())

    @property
    def signed(self) -> str:
        return life_in_words.signed_when(self.agreement, self.language)

    @property
    def procedure(self) -> str:
        """Nothing where nobody knows."""
        if self.agreement.procedure == Procedure.EARLIER:
            return _("Under the rules before law 3668-IX of 2024")
        known = self.agreement.procedure != Procedure.UNKNOWN
        return capfirst(self.agreement.get_procedure_display()) if known else ""

    @cached_property
    def life(self) -> list[life_in_words.Step]:
        return life_in_words.life_of(self.agreement, self.language, self.today)

    @cached_property
    def acts(self) -> list[DoneTogether]:
        return [DoneTogether(act, self.language) for act in self.agreement.acts.order_by("-happened_on", "-pk")]

    @cached_property
    def papers(self) -> list[Paper]:
        documents = self.agreement.documents.defer("file").order_by("uploaded_at", "pk")
        return [Paper(document, self.language) for document in documents]

    @property
    def is_silent(self) -> bool:
        return self.agreement.status == Status.DORMANT

    @property
    def source(self) -> Said:
        return said(self.agreement, "source", self.language)

    @property
    def source_url(self) -> str:
        return web(self.agreement.source_url)

    @cached_property
    def drawing(self) -> drawing.Drawing:
        return drawing.drawing_of_few([self.agreement], self.language)

    @cached_property
    def offices(self) -> list[OfficePage]:
        return office_pages.pages_of(self.agreement.community_id)

    @property
    def members_url(self) -> str:
        """The same agreement in the members' area, with files and contacts."""
        return reverse("sister_cities:own", args=[self.agreement.pk])

    @property
    def report_url(self) -> str:
        return f"{reverse('sister_cities:report')}?agreement={self.agreement.pk}"


def agreement_page(pk: int, language: str) -> AgreementPage | None:
    found = Agreement.objects.public().select_related("community", "city").defer(*NOT_SHOWN).filter(pk=pk).first()
    return AgreementPage(found, language, timezone.localdate()) if found else None


@dataclass(frozen=True)
class PlacePage:
    """A community or a city with its ties, those in force before those that are over."""

    place: Community | City
    agreements: list[Agreement]
    language: str

    @property
    def rows(self) -> list[Row]:
        return [Row(agreement, self.language) for agreement in self.agreements]

    @cached_property
    def drawing(self) -> drawing.Drawing:
        return drawing.drawing_of_few(self.agreements, self.language)

    @property
    def name(self) -> Name:
        if isinstance(self.place, City):
            return rows.name_of(self.place, self.language)
        return Name(self.place.centre_in(self.language))

    @property
    def full_name(self) -> str:
        if self.place.kind == Community.Kind.CITY:
            return capfirst(rows.kind_of_community(self.place))
        return self.place.name_in_law(self.language)

    @property
    def oblast(self) -> str:
        return "" if self.place.kind == Community.Kind.CITY else self.place.oblast_in(self.language)

    @property
    def occupation(self) -> str:
        return rows.occupation_of(self.place)

    @property
    def country(self) -> str:
        return countries.name(self.place.country, self.language)

    @property
    def country_url(self) -> str:
        return f"{reverse('sister_cities:list')}?country={self.place.country}"

    @property
    def other_names(self) -> list[tuple[str, str]]:
        """What it is called elsewhere: name and the language, "" where that is unknown; each spelling once."""
        other = "en" if self.language == "uk" else "uk"
        shown, found = self.name.text, []
        for name, language in ((getattr(self.place, f"name_{other}"), other), (self.place.name, "")):
            if name and name != shown and name not in [spelling for spelling, _language in found]:
                found.append((name, language))
        return found

    @cached_property
    def offices(self) -> list[OfficePage]:
        """Of a community: pages of who heads it."""
        return office_pages.pages_of(self.place.pk)

    @property
    def website(self) -> str:
        return web(self.place.website)

    @property
    def host(self) -> str:
        return host_of(self.website)


def community_page(slug: str, language: str) -> PlacePage | None:
    """None for a community without a public tie, as for one that does not exist."""
    agreements = _of(Agreement.objects.filter(community__slug=slug))
    agreements = sorted(agreements, key=lambda one: (_is_over(one), folded(one.city.name_in(language))))
    return PlacePage(agreements[0].community, agreements, language) if agreements else None


def city_page(slug: str, language: str) -> PlacePage | None:
    agreements = _of(Agreement.objects.filter(city__slug=slug))
    key = folded if language == "en" else order_key
    agreements = sorted(agreements, key=lambda one: (_is_over(one), key(one.community.centre_in(language)), one.pk))
    return PlacePage(agreements[0].city, agreements, language) if agreements else None


def present_address_of_city(former: str) -> str | None:
    """Where a city that has a page is now, by an address that it, or a row merged into it, once had."""
    public = Agreement.objects.public().filter(city=OuterRef("city"))
    found = FormerCityAddress.objects.filter(Exists(public), slug=former)
    return found.values_list("city__slug", flat=True).first()


NOT_SHOWN = ("note", "community__search_text", "community__search_keys", "city__search_text", "city__search_keys")


def _of(agreements: QuerySet) -> list[Agreement]:
    public = Agreement.objects.public() & agreements
    return list(public.select_related("community", "city").defer(*NOT_SHOWN).order_by("pk"))


def _is_over(agreement: Agreement) -> bool:
    return agreement.status == Status.TERMINATED
