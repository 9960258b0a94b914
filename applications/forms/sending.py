"""The last page before sending, the reply to a question, the file: small forms around one decision each."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import ParagraphField

# Changes together with the wording below and in the privacy notice; the consent row keeps it.
CONSENT_VERSION = "2026-11"


class PlainForm(forms.Form):
    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class ConsentForm(PlainForm):
    consent = forms.BooleanField(
        label=_(
            "I consent to the Mayors’ Club using the personal data in this application to consider it and, "
            "if I am accepted, to keep my membership."
        ),
        error_messages={"required": _("Tick the box: without your consent we may not consider the application")},
    )
    submission_key = forms.UUIDField(widget=forms.HiddenInput)


class ReplyForm(PlainForm):
    answer = ParagraphField(label=_("Your answer"), enter=_("Write your answer"), max_length=4000)
    submission_key = forms.UUIDField(widget=forms.HiddenInput)


class ProofForm(PlainForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPG or PNG, up to 5 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": _("Choose a file"),
            "empty": _("The file is empty; choose another one"),
            "missing": _("Choose a file"),
            "invalid": _("Choose a file"),
        },
    )
