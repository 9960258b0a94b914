"""Where a session meets, as it is typed. What was typed or kept is never shown again, not even beside an error."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_form import DeskForm
from sessions.models import ExpertSession

WORDS = ("address", "host_address", "dial_in", "pin", "fallback")


class WriteOnlyInput(forms.TextInput):
    """Goes to us and never comes back."""

    def __init__(self, **attrs):
        super().__init__(attrs={"autocomplete": "off", "spellcheck": "false", **attrs})

    def format_value(self, value):
        return None


class AddressField(forms.CharField):
    """An address of another service, opened by https. In the demo it may be a page of our own."""

    def __init__(self, **options):
        super().__init__(max_length=1000, widget=WriteOnlyInput(inputmode="url"), **options)

    def validate(self, value):
        super().validate(value)
        allowed = ("https", "http") if settings.DEMO or settings.DEBUG else ("https",)
        parts = urlsplit(value)
        if value and (parts.scheme not in allowed or not parts.hostname or any(sign.isspace() for sign in value)):
            raise forms.ValidationError(_("Paste the whole address; it begins with https://"))


class RoomForm(DeskForm):
    """An empty field changes nothing."""

    provider = forms.ChoiceField(
        label=_("Video service"),
        choices=ExpertSession.Provider.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the video service")},
    )
    address = AddressField(
        label=_("Address of the meeting"),
        required=False,
        help_text=_("Only for another service: with Jitsi and BigBlueButton the site makes the room itself."),
    )
    host_address = AddressField(
        label=_("Address for the host"), required=False, help_text=_("If the service gives hosts another one.")
    )
    dial_in = forms.RegexField(
        r"^\+?[\d ()-]{3,30}$",
        label=_("Number to dial"),
        required=False,
        widget=WriteOnlyInput(inputmode="tel"),
        error_messages={"invalid": _("Write the number in digits, as in +380 44 123 45 67")},
    )
    pin = forms.RegexField(
        r"^[\d *#]{1,30}$",
        label=_("Code for the telephone"),
        required=False,
        widget=WriteOnlyInput(),
        error_messages={"invalid": _("Write the code in digits, with * and # where they belong")},
    )
    fallback = AddressField(
        label=_("Address of the spare room"),
        required=False,
        help_text=_("Everybody is led there when the service fails, after one click."),
    )
    remove = forms.MultipleChoiceField(
        label=_("Remove"), required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, kept=(), **options):
        super().__init__(*args, **options)
        self.fields["remove"].choices = [(name, self.fields[name].label) for name in WORDS[1:] if name in kept]
        if not self.fields["remove"].choices:
            del self.fields["remove"]

    def words(self) -> dict[str, str]:
        """What is to be kept from now on; "" for what goes."""
        typed = {name: self.cleaned_data[name] for name in WORDS if self.cleaned_data[name]}
        return {**dict.fromkeys(self.cleaned_data.get("remove", ()), ""), **typed}


class NewAddressForm(DeskForm):
    """A plain link has no new room but the one that is pasted."""

    address = AddressField(
        label=_("New address of the meeting"), error_messages={"required": _("Paste the new address of the meeting")}
    )
    host_address = AddressField(label=_("New address for the host"), required=False)
