"""The two forms that strangers find without a link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from mayors_club.form_fields import EmailField
from mayors_club.trap import TrapForm


class AddressForm(TrapForm):
    email = EmailField(label=_("Your e-mail"), enter=_("Enter your e-mail"))


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
