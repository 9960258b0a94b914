"""Retention for people: what is kept why and how long, when the forgetting last ran and what it did."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mayors_club.models import Event
from mayors_club.personal_data import NOT_PERSONAL, TABLE

RUNS = 14
# What the keys of the report in `retention.apply` mean.
DONE: dict[str, Promise] = {
    "drafts_erased": _("unsent applications deleted"),
    "applications_anonymised": _("closed applications made anonymous"),
    "letters_emptied": _("letters emptied"),
    "letters_deleted": _("rows of letters deleted"),
    "relay_letters_deleted": _("rows of letters between members deleted"),
    "links_deleted": _("personal links deleted"),
    "mistake_reports_deleted": _("reports of mistakes deleted"),
    "portraits_deleted": _("photographs that no text shows deleted"),
    "portrait_folders_deleted": _("files without a row deleted"),
    "email_changes_deleted": _("changes of addresses that nobody confirmed deleted"),
    "credentials_deleted": _("credentials for meetings deleted"),
    "host_links_deleted": _("hosts’ personal links deleted"),
    "calendar_entries_deleted": _("calendar entries of sessions deleted"),
    "notices_deleted": _("notices about sessions deleted"),
    "digests_deleted": _("weekly letters noted deleted"),
    "questions_deleted": _("questions to experts deleted"),
    "rooms_deleted": _("meeting rooms deleted"),
    "recordings_deleted": _("links to recordings deleted"),
    "proposals_deleted": _("decided proposals about agreements deleted"),
    "confirmations_deleted": _("questions of confirmation deleted"),
    "agreement_reports_deleted": _("reports of agreements deleted"),
    "imports_deleted": _("imports of agreements deleted"),
    "sign_in_requests_deleted": _("requests for sign-in codes deleted"),
    "sessions_deleted": _("sessions deleted"),
    "admin_log_deleted": _("entries of the admin’s own log deleted"),
    "events_deleted": _("events deleted"),
}


# Tables that packages or Django have named.
NAMES: dict[str, Promise] = {
    "mayors_club.historicalfaqentry": _("earlier versions of questions and answers"),
    "members.user_groups": _("roles of users"),
    "members.user_user_permissions": _("single permissions of users"),
    "mfa.authenticator": _("ways to sign in"),
    "offices.historicalsection": _("earlier versions of sections of pages"),
}


@dataclass(frozen=True)
class Kept:
    """One line of the table: a kind of data, in words."""

    tables: list[str]
    why: str
    until: str
    erased: str


def kept() -> list[Kept]:
    """Every rule with the tables that hold such data."""
    rules = dict.fromkeys(rule for columns in TABLE.values() for rule in columns if rule is not NOT_PERSONAL)
    return [Kept(_tables(rule), *(gettext(text) for text in (rule.why, rule.until, rule.erased))) for rule in rules]


def runs() -> list[dict]:
    """The last runs, the newest first, each with what it did; nothing done is an empty list."""
    events = Event.objects.filter(verb="retention.applied").order_by("-at")[:RUNS]
    return [{"at": event.at, "done": _in_words(event.codes)} for event in events]


def _in_words(codes: dict) -> list[str]:
    return [f"{DONE.get(name, name)}: {count}" for name, count in codes.items() if count]


def _tables(rule) -> list[str]:
    labels = [label for label, rules in TABLE.items() if rule in rules]
    return list(dict.fromkeys(str(NAMES.get(label) or _name_of(label)) for label in labels))


def _name_of(label):
    return apps.get_model(label)._meta.verbose_name_plural
