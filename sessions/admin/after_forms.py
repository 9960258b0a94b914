"""What the secretariat fills in once a session is over."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_form import DeskForm
from mayors_club.form_fields import LineField, PaperField, ParagraphField, WebAddressField
from members.models import Member
from sessions.models import ExpertSession, Seat
from sessions.models.session import ENGLISH_ALONE

LONGEST_SUMMARY = 12000
HINT = _("Markdown: a blank line parts paragraphs, ## makes a heading, - a list.")


class MaterialForm(DeskForm):
    title_uk = LineField(label=_("Title in Ukrainian"), enter=_("Enter the title in Ukrainian"), max_length=160)
    title_en = LineField(label=_("Title in English"), enter="", max_length=160, required=False)
    file = PaperField(
        help_text=_("PDF, JPG or PNG, up to 10 MB. Save slides and tables as PDF: other formats can hold programs.")
    )


class SummaryForm(DeskForm):
    summary_uk = ParagraphField(
        label=_("Summary in Ukrainian"),
        help_text=HINT,
        enter=_("Write the summary in Ukrainian"),
        max_length=LONGEST_SUMMARY,
        rows=14,
        required=False,
    )
    summary_en = ParagraphField(
        label=_("Summary in English"), help_text=HINT, max_length=LONGEST_SUMMARY, rows=14, required=False
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("summary_en") and not cleaned.get("summary_uk") and "summary_uk" not in self.errors:
            self.add_error("summary_uk", ENGLISH_ALONE)
        return cleaned


class RecordingForm(DeskForm):
    address = WebAddressField(
        label=_("Address of the recording"), help_text=_("It is sealed at once and shown nowhere, not even here.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].error_messages["required"] = _("Enter the address of the recording")

    def clean_address(self):
        address = self.cleaned_data["address"]
        if urlsplit(address).scheme != "https":
            raise forms.ValidationError(_("The address begins with https://"), code="scheme")
        return address


class AttendanceForm(DeskForm):
    """Who was there after all, or was not."""

    member = forms.ModelChoiceField(
        label=_("Member"),
        queryset=Member.objects.none(),
        empty_label=_("Choose a member"),
        error_messages={"required": _("Choose a member")},
    )
    attended = forms.ChoiceField(label=_("Attendance"), choices=Seat.Attended.choices)

    def __init__(self, *args, session: ExpertSession, **kwargs):
        super().__init__(*args, **kwargs)
        seated = Member.objects.filter(session_seats__session=session)
        self.fields["member"].queryset = (seated | Member.objects.active()).distinct().in_order()


class TopicClosingForm(DeskForm):
    session = forms.ModelChoiceField(
        label=_("Session that came of it"),
        help_text=_("Leave it empty when the topic does not fit: it goes off the list without one."),
        queryset=ExpertSession.objects.exclude(status=ExpertSession.Status.CANCELLED).order_by("-starts_at"),
        required=False,
        empty_label=_("none"),
    )
