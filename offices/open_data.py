"""The public offices as rows for machines: one table of fields, of which the files and their documentation are made."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models import Mandate
from offices import tenure, titles
from offices.addresses import page_url, portrait_url
from offices.models import Office
from offices.sections import Kind
from offices.summaries import Summary, with_summaries

PORTRAIT_WIDTH = 640
DIGITS = {Mandate.Precision.YEAR: 4, Mandate.Precision.MONTH: 7, Mandate.Precision.DAY: 10}


@dataclass(frozen=True)
class Field:
    name: str
    words: Promise
    value: Callable[[Summary], str | int | bool | None]


def rows() -> list[dict]:
    """Every public office, in Ukrainian alphabetical order; two queries for any number."""
    offices = with_summaries(Office.objects.public().with_english().in_order(), Kind.PORTRAIT)
    return [{field.name: field.value(one) for field in FIELDS} for one in map(Summary, offices)]


def _community(name: str):
    return lambda one: getattr(one.member.community, name, None)


def _kind(one: Summary) -> str | None:
    kinds = [mandate.kind for mandate in one.mandates if mandate.is_current]
    kinds = kinds or [mandate.kind for mandate in (titles.begun(one.mandates) or one.mandates)[-1:]]
    return Mandate.Kind.ELECTED if Mandate.Kind.ELECTED in kinds else next(reversed(kinds), None)


def _since(one: Summary) -> str | None:
    first = tenure.in_office_since(one.mandates) if one.is_serving else None
    return first and first.starts_on.isoformat()[: DIGITS[first.precision]]


def _portrait(name: str):
    """One thing about the picture, once there is a picture to see."""

    def value(one: Summary):
        section = one.portrait
        if not (section and section.portrait and section.portrait.ready_at):
            return None
        return section.rows[0].get(name) or None if section.rows else None

    return value


def _portrait_url(one: Summary) -> str | None:
    portrait = one.portrait.portrait if one.portrait else None
    return portrait_url(portrait, PORTRAIT_WIDTH) if portrait and portrait.ready_at else None


def _contact(one: Summary) -> str | None:
    return one.office.contact_email if one.office.shows_contacts else None


FIELDS = (
    Field(
        "slug",
        _("The last part of the page’s address. When it changes, the old address leads to the new one."),
        lambda one: one.office.slug,
    ),
    Field("name_uk", _("Name and surname in Ukrainian."), lambda one: one.member.full_name_uk),
    Field(
        "name_latin",
        _("Name and surname in Latin letters, as the person spells them."),
        lambda one: one.member.full_name_latin,
    ),
    Field("title_uk", _("Title in Ukrainian, in the person’s own form."), lambda one: one.title("uk")),
    Field("title_en", _("Title in English."), lambda one: one.title("en")),
    Field(
        "life_years",
        _("Years of birth and death of a member who has died, for example 1951–2026."),
        lambda one: one.office.life_years or None,
    ),
    Field(
        "community_code",
        _("Code of the community in the codifier (KATOTTG); empty when the community is not in it."),
        _community("code"),
    ),
    Field("community_uk", _("The community in Ukrainian, with its oblast."), lambda one: one.place("uk")),
    Field("community_en", _("The community in English, with its oblast."), lambda one: one.place("en")),
    Field("oblast_uk", _("Oblast in Ukrainian."), _community("oblast_uk")),
    Field("oblast_en", _("Oblast in English."), _community("oblast_en")),
    Field(
        "kind_of_office",
        _(
            "elected, acting, military (head of a military administration) or unstated. "
            "Of somebody no longer in office: the last one."
        ),
        _kind,
    ),
    Field("is_current", _("Whether the person is in office today."), lambda one: one.is_serving),
    Field(
        "in_office_since",
        _("Since when without a break: a year, a month or a day, as exactly as it is known."),
        _since,
    ),
    Field(
        "member_since",
        _("Year in which the membership of the Club began."),
        lambda one: timezone.localtime(one.member.effective_at).year,
    ),
    Field("has_english", _("Whether the page exists in English."), lambda one: one.office.has_english),
    Field("url_uk", _("Address of the page in Ukrainian."), lambda one: page_url(one.office, "uk")),
    Field(
        "url_en",
        _("Address of the page in English; empty when there is none."),
        lambda one: page_url(one.office, "en") if one.office.has_english else None,
    ),
    Field("portrait_url", _("Address of the portrait (JPEG); empty when there is none."), _portrait_url),
    Field("portrait_credit_uk", _("Whom to name beside the portrait, in Ukrainian."), _portrait("credit_uk")),
    Field("portrait_credit_en", _("Whom to name beside the portrait, in English."), _portrait("credit_en")),
    Field(
        "portrait_licence",
        _("Licence of the portrait: cc-by-4.0, cc0-1.0 or press (free for the press with the credit line)."),
        _portrait("licence"),
    ),
    Field("contact_email", _("E-mail for the public; empty when the office does not show it."), _contact),
    Field(
        "published_at",
        _("When the present version of the page was published, in UTC."),
        lambda one: f"{one.office.live.published_at:%Y-%m-%dT%H:%M:%SZ}",
    ),
)
