"""One tie in the words of a page: names, country, fields, year, status. No database."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mayors_club.typography import MONTHS_OF_UK, NO_BREAK
from mayors_club.ukrainian import MONTHS_EN
from members.models import Community
from members.vocabulary import words_of
from sister_cities import countries
from sister_cities.models import Agreement, City
from sister_cities.models.life import Status
from sister_cities.words import FIELDS

LOOKS = {
    Status.SIGNED: "now",
    Status.REGISTERED: "ok",
    Status.ACTIVE: "ok",
    Status.DORMANT: "off",
    Status.SUSPENDED: "warn",
    Status.EXPIRED: "warn",
    Status.TERMINATED: "off",
}


@dataclass(frozen=True)
class Name:
    """What a place abroad is called. One that is written only as its own people write it is not translated, and its
    language is unknown."""

    text: str
    is_own: bool = False

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class Row:
    agreement: Agreement
    language: str

    @property
    def community(self) -> str:
        return self.agreement.community.centre_in(self.language)

    @property
    def region(self) -> str:
        """Said where the name alone may be taken for another place, and of the land that is occupied."""
        occupied = occupation_of(self.agreement.community)
        return ", ".join(part for part in (self._whereabouts, occupied) if part)

    @property
    def _whereabouts(self) -> str:
        community = self.agreement.community
        if community.kind == Community.Kind.CITY:
            return ""
        if community.kind == Community.Kind.URBAN:
            return community.oblast_in(self.language) if getattr(self.agreement, "has_namesake", True) else ""
        return f"{kind_of_community(community)}, {community.oblast_in(self.language)}"

    @property
    def city(self) -> Name:
        return name_of(self.agreement.city, self.language)

    @property
    def country(self) -> str:
        return countries.name(self.agreement.partner_country, self.language)

    @property
    def fields(self) -> str:
        return ", ".join(words_of(self.agreement.fields, FIELDS))

    @property
    def year(self) -> str:
        return str(self.agreement.signed_on.year) if self.agreement.signed_on else ""

    @property
    def status(self) -> str:
        return status_of(self.agreement, self.language)

    @property
    def look(self) -> str:
        return LOOKS[self.agreement.status]

    @property
    def url(self) -> str:
        return reverse("sister_cities:agreement", args=[self.agreement.pk])


def name_of(city: City, language: str) -> Name:
    return Name(city.name_in(language), is_own=not city.has_name_in(language))


def kind_of_community(community: Community) -> str:
    return {
        Community.Kind.URBAN: _("urban community"),
        Community.Kind.SETTLEMENT: _("settlement community"),
        Community.Kind.RURAL: _("rural community"),
        Community.Kind.CITY: _("city with special status"),
    }[community.kind]


def occupation_of(community: Community) -> str:
    """In the words of law 1207-VII; nothing of a community that is free."""
    return _("temporarily occupied territory") if community.is_occupied else ""


def status_of(agreement: Agreement, language: str) -> str:
    """«чинна»; of a silent one, since when."""
    if agreement.status == Status.DORMANT and agreement.heard_on:
        words = pgettext("agreement", "no known activity since {month}")
        return words.format(month=heard_since(agreement, language))
    return str(Status(agreement.status).label)


def heard_since(agreement: Agreement, language: str) -> str:
    """«травня 2024 року» behind «з», "May 2024" behind "since"; the year alone where no more is known of it."""
    day = agreement.heard_on
    is_year = day == agreement.signed_on and agreement.signed_precision == Agreement.Precision.YEAR
    if language == "uk":
        month = () if is_year else (MONTHS_OF_UK[day.month - 1],)
        return NO_BREAK.join((*month, str(day.year), "року"))
    return str(day.year) if is_year else f"{MONTHS_EN[day.month - 1]} {day.year}"
