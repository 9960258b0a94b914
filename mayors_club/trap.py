"""Forms that strangers find without a link: kept from robots without asking people to solve puzzles."""

import time

from crispy_forms.helper import FormHelper
from django import forms
from django.core import signing
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

STAMP_SALT = "mayors_club.trap"
# Nobody reads and fills the form faster; and a page left open for longer asks once more.
FASTEST_SECONDS = 2
SLOWEST_SECONDS = 24 * 3600


def new_stamp() -> str:
    return signing.dumps(round(time.time(), 1), salt=STAMP_SALT)


def refuse_nul(request) -> None:
    """PostgreSQL can keep no NUL and no person can type one."""
    if request.method == "POST" and any(
        "\0" in text for name, texts in request.POST.lists() for text in (name, *texts)
    ):
        raise BadRequest("NUL in a form")


class TrapForm(forms.Form):
    """A trap field that people never see, and the signed time at which the page was made (partials/_trap.html)."""

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
