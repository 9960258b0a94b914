"""The application as its five sections: what was typed, whether it is complete, and what it means in columns."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from applications.forms.about_you import AboutYouForm
from applications.forms.community import CommunityForm
from applications.forms.motivation import MotivationForm
from applications.forms.office import OfficeForm
from applications.forms.representatives import RepresentativesForm
from applications.models import Application

FORMS = {form.name: form for form in (AboutYouForm, OfficeForm, CommunityForm, MotivationForm, RepresentativesForm)}
TITLES = {
    "about-you": _("About you"),
    "office": _("Your office"),
    "community": _("Your community"),
    "motivation": _("Why the Club"),
    "representatives": _("Representatives"),
}
HINTS = {
    "about-you": _("Name, form of address, telephone"),
    "office": _("Community, terms, proof"),
    "community": _("Website, what partners should know"),
    "motivation": _("What you would like to share and to hear"),
    "representatives": _("Who will act on your behalf"),
}


class State:
    READY, UNFINISHED, ERRORS, UNTOUCHED, OPTIONAL = "ready", "unfinished", "errors", "untouched", "optional"
    # The dot's colour and the word, as partials/_status.html shows them.
    LABELS = {
        READY: ("ok", _("done")),
        UNFINISHED: ("warn", _("not finished")),
        ERRORS: ("bad", _("has errors")),
        UNTOUCHED: ("off", _("not started")),
        OPTIONAL: ("", _("if you wish")),
    }


@dataclass
class Section:
    application: Application
    name: str
    for_assistant: bool = False
    answers: dict | None = None

    @property
    def title(self):
        return TITLES[self.name]

    @property
    def hint(self):
        return HINTS[self.name]

    @property
    def template(self) -> str:
        own = self.name if self.name in ("office", "representatives") else "plain"
        return f"applications/sections/{own}.html"

    @property
    def is_optional(self):
        return self.name in Application.OPTIONAL_SECTIONS

    @property
    def number(self):
        return Application.SECTIONS.index(self.name) + 1

    @property
    def saved_at(self) -> str:
        """When this section was saved last, in ISO form; empty before the first save."""
        return (self.application.answers.get(self.name) or {}).get("saved_at", "")

    @property
    def values(self) -> dict[str, list[str]] | None:
        """What was typed, as it was; None before the first save."""
        answers = self.application.answers if self.answers is None else self.answers
        saved = answers.get(self.name)
        return saved["values"] if isinstance(saved, dict) and "values" in saved else None

    @cached_property
    def form(self):
        """The form over the saved values, checked; over nothing at all it is empty and invalid."""
        return self.bound(self.values or {})

    def bound(self, values, **options):
        return FORMS[self.name](values, application=self.application, for_assistant=self.for_assistant, **options)

    def pick(self, posted) -> dict[str, list[str]]:
        """Of everything posted what belongs to this section; a box left unticked counts as empty."""
        return {name: posted.getlist(name) for name in self.form.field_names}

    @cached_property
    def state(self) -> str:
        if self.values is None:
            return State.OPTIONAL if self.is_optional else State.UNTOUCHED
        if self.form.is_valid():
            return State.OPTIONAL if self.is_optional and self.form.is_blank else State.READY
        return State.UNFINISHED if self.form.lacks_only_answers else State.ERRORS

    @property
    def is_in_order(self) -> bool:
        """Nothing here stands in the way of submitting."""
        return self.state in (State.READY, State.OPTIONAL)

    @property
    def kind(self):
        return State.LABELS[self.state][0]

    @property
    def label(self):
        return State.LABELS[self.state][1]

    @property
    def next(self) -> str | None:
        later = Application.SECTIONS[self.number :]
        return later[0] if later else None


def of(application, *, for_assistant=False, answers=None) -> list[Section]:
    """All five, over the application's answers or over those of a revision."""
    return [Section(application, name, for_assistant, answers) for name in Application.SECTIONS]


def are_in_order(sections) -> bool:
    return all(section.is_in_order for section in sections)


def columns(sections) -> dict:
    """The typed columns of the application; only for sections that are in order."""
    merged: dict = {}
    for section in sections:
        if section.form.is_valid():
            merged |= section.form.columns()
    return merged
