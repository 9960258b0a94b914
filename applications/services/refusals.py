"""Why a step of the committee's desk is refused. `str(refusal)` is a sentence for the person who tried."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import at_time


class Refused(Exception):
    """The step is not open to this person or at this time; nothing has changed."""


class NotYours(Refused):
    """The person has no such role, is recused, or it is their own file."""

    def __str__(self):
        return _("This step is not yours to take on this application.")


class DeputyWaits(Refused):
    """The deputy decides only when the chair is recused."""

    def __str__(self):
        return _("The chair decides on this application: the deputy may only when the chair is recused.")


class DeclareFirst(Refused):
    """No opinion and no decision before the declaration of interest."""

    def __str__(self):
        return _("First say whether you have a conflict of interest.")


class RoundClosed(Refused):
    """Opinions are taken only while the round is open."""

    def __str__(self):
        return _("The round is closed: opinions can no longer be given or changed.")


class AlreadyDeclared(Refused):
    """A recusal is lifted by the chair only, never by declaring again."""

    def __str__(self):
        return _("You have recused yourself from this application already.")


class AlreadyDecided(Refused):
    """Somebody was faster."""

    def __init__(self, decision):
        super().__init__(decision)
        self.decision = decision

    def __str__(self):
        at = at_time(timezone.localtime(self.decision.decided_at), get_language())
        text = _("This application was decided {at_time}: {decision}. Decided by: {person}.")
        return text.format(at_time=at, decision=self.decision.get_kind_display(), person=self.decision.decided_by)


class ReasonNeeded(Refused):
    """Against the outcome or without a quorum the reason is written down."""

    def __str__(self):
        return _("This decision differs from the outcome of the round. Write down the reason: it stays on record.")


class RefusalNeedsReason(Refused):
    """A refusal names its reason; "other" explains it."""

    def __str__(self):
        return _("Choose the reason for the refusal, and explain it when it is “other”.")


class TooLate(Refused):
    """The undo window is over: the letters have left or are leaving."""

    def __str__(self):
        return _("The time for taking this decision back is over: the letter has left.")


class TooEarly(Refused):
    """Within the undo window the decision is taken back instead."""

    def __str__(self):
        return _("The letter has not left yet: take the decision back instead.")


class MemberAlready(Refused):
    """The person has a live membership."""

    def __str__(self):
        return _("A person with this e-mail address is a member already.")


class AnotherIsLive(Refused):
    """One live application per address."""

    def __str__(self):
        return _("Another application with this e-mail address is open: this one cannot be re-opened.")
