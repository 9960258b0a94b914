"""What colleagues fill in at the desk."""

from datetime import timedelta

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications import parts
from applications.models import Ballot, ConflictDeclaration, Decision
from mayors_club.desk_form import DeskForm

LONGEST_TEXT = 4000
DAYS_TO_ANSWER = 14
MOST_DAYS_TO_ANSWER = 90


class InterestForm(DeskForm):
    kind = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        help_text=_("After a recusal you will no longer see this application, and your seat leaves the count."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = ConflictDeclaration.Kind
        self.fields["kind"].choices = [
            (kinds.NONE.value, _("No conflict of interest")),
            *[(kind, format_lazy(_("I recuse myself: {kind}"), kind=label)) for kind, label in kinds.to_declare()],
        ]


class OpinionForm(DeskForm):
    choice = forms.ChoiceField(
        label=_("Your opinion"),
        choices=[
            (Ballot.Choice.YES.value, _("For")),
            (Ballot.Choice.NO.value, _("Against")),
            (Ballot.Choice.ABSTAIN.value, _("I abstain")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your opinion: for, against, or I abstain")},
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )
    note_visibility = forms.ChoiceField(label=_("Who reads the note"), choices=Ballot.NoteVisibility.choices)
    # The revision on the screen: an answer that arrives meanwhile must not be counted as read.
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def for_ballot(cls, ballot, revision):
        return cls(
            initial={
                "choice": ballot.choice,
                "note": ballot.note,
                "note_visibility": ballot.note_visibility,
                "revision": revision.number if revision else 0,
            }
        )


class StepForm(DeskForm):
    """Accept, ask for more or decline: the fields of one step are shown when it is chosen (see pages/desk.css)."""

    KINDS = {
        "accept": _("Accept into the Club"),
        "ask": _("Ask for more"),
        "decline": _("Decline"),
        "reverse": _("End the membership"),
    }

    kind = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, error_messages={"required": _("Choose the decision")}
    )
    reason_code = forms.ChoiceField(
        label=_("Reason for the refusal"), required=False, choices=[("", "—"), *Decision.Reason.choices]
    )
    text = forms.CharField(
        label=_("What to add to the letter"),
        help_text=_("The applicant reads exactly this text."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    fields_to_open = forms.MultipleChoiceField(
        label=_("What the applicant may change"),
        required=False,
        choices=list(parts.LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    answer_due_on = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "w8"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Enter the date by which the answer is needed")},
    )
    against_outcome_reason = forms.CharField(
        label=_("Why against the outcome or without a quorum"),
        help_text=_("Stays on record; the applicant does not see it."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, kinds, agreed=(), **kwargs):
        """`kinds` are the steps open to this person now, `agreed` those that need no written reason."""
        super().__init__(*args, **kwargs)
        self.kinds, self.agreed = kinds, agreed
        self.fields["kind"].choices = [(kind, self.KINDS[kind]) for kind in kinds]
        # Needed by one step and not by the others: "optional" would be wrong.
        for name in ("reason_code", "text", "fields_to_open", "answer_due_on", "against_outcome_reason"):
            self.fields[name].is_conditional = True
        # A question opens a long list of fields: it is shown to whoever wants to ask.
        if len(kinds) == 1 and kinds[0] != "ask":
            self.initial["kind"] = kinds[0]
        if kinds == ("reverse",):
            self.fields["reason_code"].label = _("Why the acceptance was wrong")
            self.fields["against_outcome_reason"].label = _("Why the membership ends")
        self.initial.setdefault("answer_due_on", timezone.localdate() + timedelta(days=DAYS_TO_ANSWER))

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            "kind",
            Div("reason_code", css_class="for-decline"),
            "text",
            Div(Field("fields_to_open"), "answer_due_on", css_class="for-ask"),
            Div("against_outcome_reason", css_class="against"),
        )
        return helper

    def clean_text(self):
        # A browser sends CRLF; preview and confirmation must compare equal.
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self):
        cleaned = super().clean()
        check = {"ask": self._check_question, "decline": self._check_refusal, "reverse": self._check_reversal}
        check.get(cleaned.get("kind"), lambda cleaned: None)(cleaned)
        return cleaned

    def _check_question(self, cleaned) -> None:
        if not cleaned.get("text"):
            self.add_error("text", _("Write what the applicant is asked"))
        if not cleaned.get("fields_to_open"):
            self.add_error("fields_to_open", _("Choose what the applicant may change"))
        due, today = cleaned.get("answer_due_on"), timezone.localdate()
        if due is None and "answer_due_on" not in self.errors:
            self.add_error("answer_due_on", _("Enter the date by which the answer is needed"))
        elif due and not today < due <= today + timedelta(days=MOST_DAYS_TO_ANSWER):
            self.add_error("answer_due_on", _("Choose a date after today, within three months"))

    def _check_refusal(self, cleaned) -> None:
        if not cleaned.get("reason_code"):
            self.add_error("reason_code", _("Choose the reason for the refusal"))
        if cleaned.get("reason_code") == Decision.Reason.OTHER and not cleaned.get("text"):
            self.add_error("text", _("Explain the reason: the applicant reads this text"))

    def _check_reversal(self, cleaned) -> None:
        self._check_refusal(cleaned)
        if not cleaned.get("against_outcome_reason"):
            self.add_error("against_outcome_reason", _("Write down why the membership ends"))
