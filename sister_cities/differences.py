"""A proposal in words: which facts of the agreement it would change, from what to what. No database."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import date_as_known, long_date
from members.vocabulary import words_of
from sister_cities.facts import from_json
from sister_cities.models import Act, Agreement, Proposal
from sister_cities.models.life import Procedure, Status
from sister_cities.words import FIELDS

# Said together with the day of the signature.
SILENT = {"signed_precision"}


@dataclass(frozen=True)
class Difference:
    """`before` is empty where nothing is replaced."""

    column: str
    label: str
    before: str
    after: str
    # The language of the words, where people wrote them.
    lang: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    words: str
    url: str = ""
    lang: str = ""


def facts_in_words(agreement: Agreement) -> list[Fact]:
    """What stands beside its way: what it is about, until when, what is known and from where."""
    language = get_language() or "uk"
    source = f"source_{'en' if language == 'en' and agreement.source_en else 'uk'}"
    columns = ("fields", "procedure", "organisation", "ends_on", "last_act_on", "confirmed_on", source, "source_on")
    found = []
    for column in columns:
        if words := in_words(column, getattr(agreement, column)):
            lang = "uk" if column == "source_uk" and language == "en" else ""
            url = agreement.source_url if column == source else ""
            found.append(Fact(label_of(column.removesuffix("_en")), capfirst(words), url, lang))
    return found


def differences_of(proposal: Proposal) -> list[Difference]:
    """Of a step its status comes first; of a new agreement there is nothing to compare."""
    agreement = proposal.agreement
    if proposal.kind == Proposal.Kind.ACT:
        return _of_an_act(proposal.content)
    columns = from_json(proposal.content)
    found = []
    if status := proposal.content.get("status"):
        found.append(_status(agreement, status))
    return [*found, *differences_between(agreement, columns)]


def differences_between(agreement: Agreement, columns: dict) -> list[Difference]:
    """What the agreement says, beside what it would say."""
    found = []
    if "signed_precision" in columns and "signed_on" not in columns:
        columns["signed_on"] = agreement.signed_on
    precision = columns.get("signed_precision") or agreement.signed_precision
    for column, value in columns.items():
        if column not in SILENT:
            before = in_words(column, getattr(agreement, column), agreement.signed_precision)
            after = in_words(column, value, precision)
            if before != after:
                found.append(Difference(column, label_of(column), before, after, _language(column)))
    return found


def _status(agreement, status) -> Difference:
    label = capfirst(Agreement._meta.get_field("status").verbose_name)
    return Difference("status", label, str(Status(agreement.status).label), str(Status(status).label))


def _of_an_act(content: dict) -> list[Difference]:
    found = []
    for column in ("happened_on", "title_uk", "title_en", "url"):
        if value := content.get(column):
            words = _long(date.fromisoformat(value)) if column == "happened_on" else value
            found.append(Difference(column, label_of(column, Act), "", words, _language(column)))
    return found


def label_of(column: str, model=Agreement) -> str:
    """«Джерело (англійською)»."""
    label = capfirst(str(model._meta.get_field(column.removesuffix("_uk").removesuffix("_en")).verbose_name))
    if column.endswith("_en"):
        return _("{label}, in English").format(label=label)
    return label


def in_words(column: str, value, precision: str = "day") -> str:
    """As people read it; nothing for nothing."""
    if not value:
        return ""
    if column == "fields":
        return ", ".join(words_of(value, FIELDS))
    if column == "signed_on":
        return date_as_known(value, precision, get_language() or "uk")
    if isinstance(value, date):
        return _long(value)
    if (column, value) == ("procedure", Procedure.EARLIER):
        return _("under the rules before law 3668-IX of 2024")
    choices = dict(Agreement._meta.get_field(column).flatchoices)
    return str(choices.get(value, value))


def since(agreement: Agreement) -> str:
    """Since when it has its status; where that began with the signature, no more precisely than this is known."""
    is_of_signature = agreement.status_since == agreement.signed_on
    precision = agreement.signed_precision if is_of_signature else Agreement.Precision.DAY
    return date_as_known(agreement.status_since, precision, get_language() or "uk")


def _language(column: str) -> str:
    return column[-2:] if column.endswith(("_uk", "_en")) else ""


def _long(day: date) -> str:
    return long_date(day, get_language() or "uk")
