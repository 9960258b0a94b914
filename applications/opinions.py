"""A ballot as one colleague may see it: others' opinions stay hidden until one's own is in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Ballot


@dataclass
class Opinion:
    ballot: Ballot
    is_own: bool
    is_shown: bool
    is_outdated: bool
    waits_for_reader: bool

    @property
    def note(self) -> str:
        private = self.ballot.note_visibility == Ballot.NoteVisibility.PRIVATE
        return self.ballot.note if self.is_shown and (self.is_own or not private) else ""

    @property
    def is_given(self) -> bool:
        return self.ballot.choice != Ballot.Choice.NOT_CAST

    @property
    def kind(self) -> str:
        if not self.is_shown:
            return "off"
        return {"yes": "ok", "no": "bad", "abstain": "now"}.get(self.ballot.choice, "off")

    @property
    def label(self) -> str:
        if not self.is_given:
            return _("not given yet")
        # A recusal is no opinion: saying that one was given would be untrue and would promise a quorum.
        if self.is_shown or self.ballot.choice == Ballot.Choice.RECUSED:
            return self.ballot.get_choice_display()
        return _("shown when you have voted") if self.waits_for_reader else _("opinion given")
