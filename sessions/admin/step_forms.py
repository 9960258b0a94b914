"""What a step asks for: the new time, by the clocks of Kyiv, and the reason in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_form import DeskForm
from mayors_club.form_fields import LineField
from sessions.admin.forms import HoursOfKyiv, day_field, hour_field, hours_of
from sessions.models import ExpertSession
from sessions.models.session import ENGLISH_ALONE

LONGEST_REASON = ExpertSession._meta.get_field("reason").max_length


def reason_field(label, help_text="") -> LineField:
    return LineField(
        enter="", label=label, help_text=help_text, required=False, links_allowed=True, max_length=LONGEST_REASON
    )


class ReasonForm(DeskForm):
    reason_uk = reason_field(_("Reason in Ukrainian"), _("Stands in the letter and on the page of the session."))
    reason_en = reason_field(_("Reason in English"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason_en") and not cleaned.get("reason_uk") and "reason_uk" not in self.errors:
            self.add_error("reason_en", ENGLISH_ALONE)
        return cleaned

    @property
    def reason(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("reason_uk", "reason_en")}


class TimeForm(HoursOfKyiv, DeskForm):
    """`seen` names the time that was on the screen: what was moved meanwhile must be read first."""

    day = day_field(_("New date"))
    starts = hour_field(_("Begins, by the clocks of Kyiv"))
    ends = hour_field(_("Ends"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, session, typed=None):
        return cls(typed, initial={**hours_of(session), "seen": session.sequence})

    @property
    def time(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("starts_at", "ends_at")}


class MoveForm(TimeForm, ReasonForm):
    field_order = ("day", "starts", "ends", "reason_uk", "reason_en")
