"""The public agreements as rows for machines: one table of fields, of which the files and their documentation are made.

The values are expressions for the database: no row of a file is ever an object of ours.
"""

import json
from dataclasses import dataclass

from django.db.models import Case, CharField, Expression, F, Func, JSONField, Value, When
from django.db.models.functions import Cast, Concat, NullIf
from django.urls import reverse
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from mayors_club.languages import absolute, path_in
from sister_cities import countries
from sister_cities.models import Agreement
from sister_cities.models.life import Status

ENDED = (Status.TERMINATED,)
HALTED = (Status.SUSPENDED, Status.EXPIRED, *ENDED)


@dataclass(frozen=True)
class Field:
    name: str
    words: Promise
    value: Expression | F
    # Whether people wrote it: a spreadsheet must not take it for a formula.
    is_text: bool = False
    is_list: bool = False


def column(name: str, words: Promise, source: str = "") -> Field:
    return Field(name, words, F(source or name))


def text(name: str, words: Promise, source: str = "") -> Field:
    """Nothing rather than an empty text."""
    return Field(name, words, NullIf(source or name, Value("")), is_text=True)


def told(name: str, words: Promise, among: tuple[str, ...], *, is_text: bool = False) -> Field:
    """What its page tells only in these statuses."""
    value = NullIf(name, Value("")) if is_text else F(name)
    return Field(name, words, Case(When(status__in=among, then=value)), is_text)


class Country(Func):
    """The country's name, looked up in all of them at once."""

    arg_joiner = " ->> "
    template = "(%(expressions)s)"
    output_field = CharField()

    def __init__(self, code, language: str):
        names = json.dumps(countries.names(language), ensure_ascii=False)
        super().__init__(Cast(Value(names), JSONField()), code)


def page(language: str) -> Concat:
    """Address of the agreement's page. From SITE_URL, which is read when somebody asks."""
    beginning = lazy(lambda: absolute(path_in(reverse("sister_cities:list"), language)), str)()
    return Concat(Value(beginning, output_field=CharField()), Cast("pk", CharField()), Value("/"))


def as_known(day: str, precision: str) -> Func:
    """2008, 2008-04 or 2008-04-10."""
    signs = Case(
        When(**{precision: Agreement.Precision.YEAR}, then=Value(4)),
        When(**{precision: Agreement.Precision.MONTH}, then=Value(7)),
        default=Value(10),
    )
    return Func(Cast(day, CharField()), signs, function="left", output_field=CharField())


def since_signed(day: str) -> Case:
    """A day that may be the one of the signature, as exactly as that is known."""
    return Case(When(**{day: F("signed_on")}, then=as_known(day, "signed_precision")), default=Cast(day, CharField()))


FIELDS = (
    column("id", _("Number of the agreement; it never changes."), "pk"),
    Field("url_uk", _("Address of the page in Ukrainian."), page("uk")),
    Field("url_en", _("Address of the page in English."), page("en")),
    column(
        "community_code",
        _("Code of the community in the codifier (KATOTTG)."),
        "community__code",
    ),
    column(
        "community_kind",
        _("urban, settlement, rural or city (one of the two cities with special status)."),
        "community__kind",
    ),
    text("community_uk", _("Centre of the Ukrainian community, in Ukrainian."), "community__centre_uk"),
    text("community_en", _("The same in Latin letters."), "community__centre_latin"),
    column("oblast_uk", _("Oblast in Ukrainian."), "community__oblast_uk"),
    column("oblast_en", _("Oblast in English."), "community__oblast_en"),
    column(
        "community_latitude",
        _("Latitude of the community’s centre in degrees (WGS 84); empty when it is not known for certain."),
        "community__latitude",
    ),
    column("community_longitude", _("Longitude of the community’s centre."), "community__longitude"),
    text("city", _("The partner city as its own people write it."), "city__name"),
    text("city_uk", _("The partner city in Ukrainian; empty when nobody has written it down."), "city__name_uk"),
    text("city_en", _("The partner city in English; empty when nobody has written it down."), "city__name_en"),
    column(
        "country",
        _("Country of the partner city: two letters by ISO 3166-1, XK for Kosovo."),
        "partner_country",
    ),
    Field("country_uk", _("The country in Ukrainian."), Country(F("partner_country"), "uk")),
    Field("country_en", _("The country in English."), Country(F("partner_country"), "en")),
    column("city_latitude", _("Latitude of the partner city; empty when it is not known."), "city__latitude"),
    column("city_longitude", _("Longitude of the partner city."), "city__longitude"),
    column("city_geonames", _("Number of the partner city in GeoNames."), "city__geonames_id"),
    column("city_wikidata", _("Number of the partner city in Wikidata."), "city__wikidata_id"),
    column("kind", _("sister_city, friendship, cooperation, memorandum, letter_of_intent or project.")),
    Field(
        "fields",
        _(
            "What it is about: economy, culture, education, sport, tourism, management (municipal), humanitarian "
            "(aid), recovery, energy, health, youth, veterans or other. A list; in CSV with semicolons."
        ),
        F("fields"),
        is_list=True,
    ),
    column(
        "procedure",
        _(
            "How it came into force: law (by law 3668-IX), earlier (before that law), organisation (with a business or "
            "an organisation, without approval) or unknown."
        ),
    ),
    text("organisation", _("The business or organisation, where the agreement is with one.")),
    column(
        "status",
        _("signed, registered, active, dormant (nothing known for 24 months), suspended, expired or terminated."),
    ),
    Field("status_since", _("Since when the registry gives this status."), since_signed("status_since")),
    Field("heard_on", _("The latest day for which anything is known of the agreement."), since_signed("heard_on")),
    text("council_no", _("Number of the decision by which the council approved the draft.")),
    column("council_on", _("Day of that decision.")),
    column("ministry_sent_on", _("Day on which the draft was sent to the ministry.")),
    text("order_no", _("Number of the order by which the ministry approved the draft.")),
    column("agreed_on", _("Day of that order.")),
    Field(
        "signed_on",
        _("When it was signed: a year, a month or a day, as exactly as it is known."),
        as_known("signed_on", "signed_precision"),
    ),
    Field(
        "signed_precision",
        _("How exactly that is known: year, month or day; empty when the date is not known."),
        Case(When(signed_on__isnull=False, then=F("signed_precision"))),
    ),
    text("registered_no", _("Number of the registration by the ministry.")),
    column("registered_on", _("Day of the registration.")),
    column("ends_on", _("Day on which its term ends; empty when it has none.")),
    told("suspended_on", _("Day since which it is, or before its end was, suspended."), HALTED),
    told("suspended_reason_uk", _("Why it was suspended, in Ukrainian."), HALTED, is_text=True),
    told("suspended_reason_en", _("Why it was suspended, in English."), HALTED, is_text=True),
    told("terminated_on", _("Day on which it ended."), ENDED),
    told("terminated_by", _("Who ended it: ours (the community), partner, both or authority."), ENDED, is_text=True),
    told("terminated_reason_uk", _("Why it ended, in Ukrainian."), ENDED, is_text=True),
    told("terminated_reason_en", _("Why it ended, in English."), ENDED, is_text=True),
    column("last_act_on", _("Day of the last joint act that is known.")),
    text("source_uk", _("Where the registry has it from, in Ukrainian.")),
    text("source_en", _("Where the registry has it from, in English.")),
    text("source_url", _("Address of the source.")),
    column("source_on", _("Day for which the source says it.")),
    column("confirmed_on", _("Day on which the community last confirmed that this still holds.")),
)
