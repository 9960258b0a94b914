"""The life of an agreement: its statuses, the ways through them and what each step writes down. Tables alone."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    IDEA = "idea", pgettext_lazy("agreement", "idea")
    CONTACT = "contact", pgettext_lazy("agreement", "in contact")
    DRAFT = "draft", pgettext_lazy("agreement", "draft agreement")
    COUNCIL_APPROVED = "council_approved", pgettext_lazy("agreement", "approved by the council")
    WITH_MINISTRY = "with_ministry", pgettext_lazy("agreement", "with the ministry")
    AGREED = "agreed", pgettext_lazy("agreement", "approved by the ministry")
    SIGNED = "signed", pgettext_lazy("agreement", "signed")
    REGISTERED = "registered", pgettext_lazy("agreement", "registered")
    ACTIVE = "active", pgettext_lazy("agreement", "in force")
    DORMANT = "dormant", pgettext_lazy("agreement", "no known activity")
    SUSPENDED = "suspended", pgettext_lazy("agreement", "suspended")
    EXPIRED = "expired", pgettext_lazy("agreement", "awaiting renewal")
    TERMINATED = "terminated", pgettext_lazy("agreement", "ended")


class Procedure(TextChoices):
    LAW = "law", _("by law 3668-IX: council, ministry, signature, registration")
    EARLIER = "earlier", _("signed before that law")
    ORGANISATION = "organisation", _("with a business or an organisation: no approval is needed")
    UNKNOWN = "unknown", _("how it was approved is not recorded")


# These are already in force when the registry hears of them.
ENTERS_ACTIVE = (Procedure.EARLIER, Procedure.UNKNOWN)
IN_FORCE = (Status.SIGNED, Status.REGISTERED, Status.ACTIVE, Status.DORMANT)
PUBLIC = (*IN_FORCE, Status.SUSPENDED, Status.EXPIRED, Status.TERMINATED)
WAYS = {
    Procedure.LAW: (
        Status.IDEA, Status.CONTACT, Status.DRAFT, Status.COUNCIL_APPROVED, Status.WITH_MINISTRY, Status.AGREED,
        Status.SIGNED, Status.REGISTERED, Status.ACTIVE,
    ),
    Procedure.ORGANISATION: (Status.IDEA, Status.CONTACT, Status.DRAFT, Status.SIGNED, Status.ACTIVE),
    Procedure.EARLIER: (Status.ACTIVE,),
    Procedure.UNKNOWN: (Status.ACTIVE,),
}  # fmt: skip
LATER = {
    Status.ACTIVE: (Status.DORMANT, Status.SUSPENDED, Status.EXPIRED, Status.TERMINATED),
    Status.DORMANT: (Status.ACTIVE, Status.SUSPENDED, Status.EXPIRED, Status.TERMINATED),
    Status.SUSPENDED: (Status.ACTIVE, Status.EXPIRED, Status.TERMINATED),
    Status.EXPIRED: (Status.ACTIVE, Status.TERMINATED),
    Status.TERMINATED: (),
}
# What a step writes down. A status on the way needs all that the steps before it wrote.
FACTS = {
    Status.COUNCIL_APPROVED: ("council_no", "council_on"),
    Status.WITH_MINISTRY: ("ministry_sent_on",),
    Status.AGREED: ("order_no", "agreed_on"),
    Status.SIGNED: ("signed_on",),
    Status.REGISTERED: ("registered_no", "registered_on"),
    Status.SUSPENDED: ("suspended_on", "suspended_reason"),
    Status.EXPIRED: ("ends_on",),
    Status.TERMINATED: ("terminated_on", "terminated_by", "terminated_reason"),
}


def statuses_after(status: str, procedure: str) -> tuple[str, ...]:
    """Where an agreement may go from here; ending is possible from everywhere but the end."""
    if status in LATER:
        return LATER[status]
    way = WAYS[procedure]
    following = way[way.index(status) + 1 :][:1]
    # The ministry may send a draft back with remarks.
    returned = (Status.DRAFT,) if status == Status.WITH_MINISTRY else ()
    return (*following, *returned, Status.TERMINATED)


# What any of the ways allows; the way itself allows less (`statuses_after`).
TRANSITIONS = {
    status: {
        following
        for procedure, way in WAYS.items()
        if status in (*way, *LATER)
        for following in statuses_after(status, procedure)
    }
    for status in Status
}
