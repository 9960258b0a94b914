"""Letters that one may do without. Whatever is not here always comes: codes, decisions, what concerns one's rights.

A new kind is a line here, and `services.wants(user, "its_key")` before the letter is written.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    label: Promise
    hint: Promise


OFFICE_REMINDERS = "office_reminders"
KINDS = {
    OFFICE_REMINDERS: Kind(
        _("Reminders about the page of my office"), _("Once a year: does the page still say what it should?")
    ),
}
