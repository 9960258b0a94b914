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
AGREEMENT_REMINDERS = "agreement_reminders"
SESSION_INVITATIONS = "session_invitations"
SESSION_REMINDERS = "session_reminders"
SESSION_DIGEST = "session_digest"
SESSION_SUMMARIES = "session_summaries"
KINDS = {
    OFFICE_REMINDERS: Kind(
        _("Reminders about the page of my office"), _("Once a year: does the page still say what it should?")
    ),
    AGREEMENT_REMINDERS: Kind(
        _("Reminders about agreements with partner cities"),
        _("The ministry’s 30 days are over, an agreement runs out soon; once a year: does it still stand?"),
    ),
    SESSION_INVITATIONS: Kind(
        _("Invitations to expert sessions"),
        _("Each new session enters your calendar. Without them you answer on its page, and changes of it still come."),
    ),
    SESSION_REMINDERS: Kind(
        _("Reminders of the sessions I go to"), _("The day before, with a brief to read, and 15 minutes before.")
    ),
    SESSION_DIGEST: Kind(_("Sessions of the week"), _("On Mondays: sessions to come, new notes, topics to vote on.")),
    SESSION_SUMMARIES: Kind(_("Notes of sessions"), _("As soon as they can be read, also when you could not come.")),
}
