"""The two forms that strangers find without a link: kept from robots without asking people to solve puzzles."""

import time

from crispy_forms.helper import FormHelper
from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from mayors_club.form_fields import EmailField

STAMP_SALT = "applications.start"
# Nobody reads and fills the form faster; and a page left open for longer asks once more.
FASTEST_SECONDS = 2
SLOWEST_SECONDS = 24 * 3600


def new_stamp() -> str:
    return signing.dumps(round(time.time(), 1), salt=STAMP_SALT)


class AddressForm(forms.Form):
    """An e-mail address, a trap field that people never see, and the signed time at which the page was made."""

    email = EmailField(label=_("Your e-mail"), enter=_("Enter your e-mail"))
    nickname = forms.CharField(required=False, label=_("Leave this empty"), max_length=200)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def __init__(self, typed=None, **options):
        super().__init__(typed, label_suffix="", **options)
        self.initial["stamp"] = new_stamp()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def is_by_robot(self) -> bool:
        return bool(self.data.get("nickname"))

    def clean(self):
        cleaned = super().clean()
        age = self._age()
        if age is None or not FASTEST_SECONDS <= age <= SLOWEST_SECONDS:
            if age is None or age > SLOWEST_SECONDS:
                self._renew_stamp()
            raise forms.ValidationError(_("Press the button once more, please"), code="stamp")
        return cleaned

    def _age(self) -> float | None:
        try:
            return time.time() - float(signing.loads(self.data.get("stamp", ""), salt=STAMP_SALT))
        except (signing.BadSignature, ValueError, TypeError):
            return None

    def _renew_stamp(self) -> None:
        self.data = self.data.copy()
        self.data["stamp"] = new_stamp()


class StartForm(AddressForm):
    started_by = forms.ChoiceField(
        label=_("Who is filling in the application?"),
        choices=[
            (Application.StartedBy.MAYOR, _("I am the mayor")),
            (Application.StartedBy.ASSISTANT, _("I am filling it in for the mayor")),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Say whether you are the mayor")),
    )
    field_order = ["started_by", "email"]


class ResendForm(AddressForm):
    pass
