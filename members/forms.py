"""Forms of signing in and of the members' area. Their labels and hints are ours; allauth's have placeholders."""

from functools import partial

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField, GreetingField, LineField, NameField, PhoneField
from members.letter_kinds import KINDS
from members.models import Member, Representative, User

SAVE = _("Save")
# A person's own words: one line each, in the letters they are meant for, never with a link.
NAMES = {
    "full_name_uk": partial(NameField, script="CYRILLIC", enter=_("Enter your name in Ukrainian")),
    "full_name_latin": partial(NameField, script="LATIN", enter=_("Enter your name in Latin letters")),
}
OWN_WORDS = NAMES | {
    "greeting_uk": partial(GreetingField, script="CYRILLIC", enter=""),
    "greeting_en": partial(GreetingField, script="LATIN", enter=""),
    "title_uk": partial(LineField, enter=_("Enter your title in Ukrainian")),
    "title_en": partial(LineField, enter=""),
    "phone": PhoneField,
}


def posted(request):
    """What a form is bound to: also an empty POST is an answer, and a wrong one."""
    return request.POST if request.method == "POST" else None


def helper_with(label=None, action="") -> FormHelper:
    helper = FormHelper()
    helper.form_action = action
    if label:
        helper.add_input(Submit("send", label, css_class="btn"))
    return helper


def code_field(label, help_text="", max_length=40) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=max_length,
        error_messages={"required": _("Enter the code")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "w8", "spellcheck": "false"}
        ),
    )


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one by which the Club knows you"),
        max_length=254,
        error_messages={"required": _("Enter your e-mail address"), "invalid": _("Check the address: name@town.ua")},
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "spellcheck": "false"}),
    )

    @property
    def helper(self):
        return helper_with(_("Send me a code"))


class CodeForm(forms.Form):
    code = code_field(_("Code from the letter"), _("Eight digits; spaces do not matter"))

    @property
    def helper(self):
        return helper_with(_("Continue"))


class SecondFactorForm(AuthenticateForm):
    code = code_field(_("Code from the app"), _("Six digits, or one of your recovery codes"))

    @property
    def helper(self):
        return helper_with(_("Continue"))


class ProofForm(ReauthenticateForm):
    code = code_field(_("Code from the app"), _("Six digits, or one of your recovery codes"))

    @property
    def helper(self):
        return helper_with(_("Confirm"))


class ActivateAppForm(ActivateTOTPForm):
    code = code_field(_("Code that the app shows now"), _("Six digits"))

    @property
    def helper(self):
        return helper_with(_("Turn on"))


class DeactivateAppForm(DeactivateTOTPForm):
    @property
    def helper(self):
        return helper_with(_("Turn off the app"))


class GenerateCodesForm(GenerateRecoveryCodesForm):
    @property
    def helper(self):
        return helper_with(_("Make new codes"))


class AddPasskeyForm(AddWebAuthnForm):
    """Every passkey of ours can sign in by itself, so the device always checks its owner (finger, face or PIN)."""

    name = forms.CharField(
        label=_("What to call it"), help_text=_("For example “My phone”"), max_length=60, required=False
    )
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True, required=False)

    def clean_passwordless(self):
        return True

    @property
    def helper(self):
        helper = helper_with()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(
        label=_("What to call it"), max_length=60, error_messages={"required": _("Enter a name for the passkey")}
    )

    @property
    def helper(self):
        return helper_with(SAVE)


# Each language by its own name: whoever looks for it may not read the other.
LANGUAGES = [("uk", "Українська"), ("en", "English")]


class MemberForm(forms.ModelForm):
    """What a member confirms on activation and can change later."""

    language = forms.ChoiceField(label=_("Language of letters"), widget=forms.RadioSelect, choices=LANGUAGES)

    class Meta:
        model = Member
        fields = ["full_name_uk", "full_name_latin", "greeting_uk", "greeting_en", "title_uk", "title_en", "phone"]
        help_texts = {
            "full_name_latin": _("As in your passport or as you are known abroad"),
            "greeting_uk": _("For example “пані Ірино” or “Ірино Петрівно”. We write it exactly as you do."),
            "greeting_en": _("For example “Ms Savchuk”"),
            "phone": _("Seen by the secretariat only"),
        }
        field_classes = OWN_WORDS

    def __init__(self, *args, submit=SAVE, **kwargs):
        kwargs["initial"] = {"language": kwargs["instance"].user.language, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.helper = helper_with(submit)
        for name in ("full_name_latin", "greeting_en", "title_en"):
            self.fields[name].widget.attrs["lang"] = "en"
        self.fields["phone"].widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "w8"})


class PersonForm(forms.ModelForm):
    """The same for a representative or a colleague: name and language."""

    language = forms.ChoiceField(label=_("Language of letters"), widget=forms.RadioSelect, choices=LANGUAGES)

    class Meta:
        model = User
        fields = ["full_name_uk", "full_name_latin", "language"]
        field_classes = NAMES

    helper = helper_with(SAVE)


class RightsForm(forms.Form):
    """What a representative may do, and until when."""

    scopes = forms.MultipleChoiceField(
        label=_("What this person may do for you"),
        choices=[(name, Representative._meta.get_field(name).verbose_name) for name in Representative.SCOPES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one right")},
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Without a date the rights last until you take them away"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w8"}),
        error_messages={"invalid": _("Enter the date like this: 2027-05-31")},
    )

    @staticmethod
    def rights_of(representative) -> dict:
        return {"scopes": representative.scopes, "ends_on": representative.ends_on}

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("The last day must not lie in the past"), code="past")
        return day

    def columns(self) -> dict:
        return self.cleaned_data

    @property
    def helper(self):
        return helper_with(SAVE)


class NewEmailForm(forms.Form):
    email = EmailField(label=_("New address"), enter=_("Enter the new address"))

    @property
    def helper(self):
        return helper_with(_("Write to both addresses"))


class LettersForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=_("Send me"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [(key, f"{kind.label}. {kind.hint}") for key, kind in KINDS.items()]

    @property
    def helper(self):
        return helper_with(SAVE)


class LeaveForm(forms.Form):
    LEAVE, ERASE = "leave", "leave_and_erase"

    what = forms.ChoiceField(
        label=_("What about your data?"),
        choices=[
            (LEAVE, _("Keep them: the Club remembers its former members")),
            (ERASE, _("I withdraw my consent: erase them within thirty days")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens to your data")},
    )

    @property
    def helper(self):
        return helper_with(_("Leave the Club"))


class InvitationForm(RightsForm):
    REASONS = {
        "own": _("This is your own address; a representative needs their own"),
        "again": _("This person has been invited already"),
        "many": _("You have ten representatives; take the rights of one of them away first"),
        "ended": _("Your membership has to be active first"),
    }

    full_name_uk = NameField(
        label=_("First name and surname in Ukrainian"),
        script="CYRILLIC",
        enter=_("Enter the representative’s name and surname"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "uk"}),
    )
    email = EmailField(
        label=_("E-mail"),
        help_text=_("Their own working address: they will sign in with it"),
        autocomplete="off",
        enter=_("Enter the representative’s e-mail"),
    )
    field_order = ["full_name_uk", "email", "scopes", "ends_on"]

    def refuse(self, reason: str) -> None:
        self.add_error("email", self.REASONS[reason])

    @property
    def helper(self):
        return helper_with(_("Send the invitation"))
