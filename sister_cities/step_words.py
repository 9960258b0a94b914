"""What a step is called on its button: what has happened, not what the row will be called. No database."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sister_cities.facts import will_be_public
from sister_cities.models import Agreement
from sister_cities.models.life import Status
from sister_cities.services.life import planned

TITLES: dict[str, Promise] = {
    Status.CONTACT: _("Contact has been made"),
    Status.DRAFT: _("A draft of the agreement is ready"),
    Status.COUNCIL_APPROVED: _("The council has approved the draft"),
    Status.WITH_MINISTRY: _("The papers have been sent to the ministry"),
    Status.AGREED: _("The ministry has approved the draft"),
    Status.SIGNED: _("The agreement has been signed"),
    Status.REGISTERED: _("The agreement has been registered"),
    Status.ACTIVE: _("The agreement has come into force"),
    Status.SUSPENDED: _("The agreement has been suspended"),
    Status.EXPIRED: _("The term of the agreement has ended"),
    Status.TERMINATED: _("The agreement has ended"),
}
# The same status reached from elsewhere is something else.
AGAIN: dict[tuple[str, str], Promise] = {
    (Status.WITH_MINISTRY, Status.DRAFT): _("The ministry has returned the draft"),
    (Status.SUSPENDED, Status.ACTIVE): _("The agreement works again"),
    (Status.EXPIRED, Status.ACTIVE): _("The agreement has been renewed"),
    (Status.DORMANT, Status.ACTIVE): _("Something has been done together again"),
}
NOTHING_CAME_OF_IT = _("Nothing came of it")
# Where an agreement does not go by itself, but is taken.
TROUBLE = (Status.SUSPENDED, Status.EXPIRED, Status.TERMINATED)


@dataclass(frozen=True)
class NextStep:
    to: str
    title: str
    # Before it counts.
    is_asked: bool
    is_quiet: bool


def next_steps(agreement: Agreement) -> list[NextStep]:
    """The steps that its people may write down; that nothing is known for long, only the calendar says."""
    if agreement.declined_at:
        return []
    return [
        NextStep(to, title_of(agreement, to), is_asked(agreement, to), to in TROUBLE)
        for to in agreement.next_statuses
        if to != Status.DORMANT
    ]


def title_of(agreement: Agreement, to: str) -> str:
    if to == Status.TERMINATED and not will_be_public(agreement):
        return str(NOTHING_CAME_OF_IT)
    return str(AGAIN.get((agreement.status, to), TITLES[to]))


def is_asked(agreement: Agreement, to: str) -> bool:
    """Whether the secretariat decides on it."""
    if not agreement.accepted_at:
        return False
    return agreement.is_public or to == Status.SIGNED or will_be_public(planned(agreement, {"status": to}))
