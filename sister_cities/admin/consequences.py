"""What follows from a step, in words, for whoever is about to take it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sister_cities.facts import will_be_public
from sister_cities.models import Agreement
from sister_cities.models.life import Status
from sister_cities.services.life import planned

UNSEEN = _("Only the community and the secretariat see it until it is signed.")
SEEN = _("Everybody sees it: in the registry, on the map, in the open data.")
WORDS: dict[str, Promise] = {
    Status.WITH_MINISTRY: _(
        "The ministry’s 30 days begin. When they are over, the community gets a letter and the work list says so."
    ),
    Status.SUSPENDED: _("It stays in the registry, with the day and the reason. Work goes on when you say so here."),
    Status.EXPIRED: _("It stays in the registry as awaiting renewal, until it is renewed or has ended."),
    Status.TERMINATED: _(
        "It stays in the registry as history, with the day, by whom and why. There is no way back: a new agreement of "
        "the same cities is a new row."
    ),
}
RETURNED = _("The papers come back from the ministry. When they go there again, its 30 days begin anew.")
CAME_TO_NOTHING = _("It was never signed: it leaves the way and stays for the community and the secretariat alone.")


def consequence_of(agreement: Agreement, to: str) -> str:
    if (agreement.status, to) == (Status.WITH_MINISTRY, Status.DRAFT):
        return str(RETURNED)
    if to == Status.TERMINATED and not will_be_public(agreement) and not agreement.signed_on:
        return str(CAME_TO_NOTHING)
    if to in WORDS:
        return str(WORDS[to])
    return str(SEEN if to == Status.SIGNED or will_be_public(planned(agreement, {"status": to})) else UNSEEN)
