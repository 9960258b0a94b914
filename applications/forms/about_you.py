from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from applications.forms.section import SectionForm
from mayors_club import cleaning
from mayors_club.form_fields import EmailField, GreetingField, NameField, PhoneField
from mayors_club.ukrainian import latinise


class AboutYouForm(SectionForm):
    name = "about-you"
    parts = {
        "name": ("full_name_uk", "full_name_latin"),
        "greeting": ("greeting_uk", "greeting_en"),
        "phone": ("phone",),
        "language": ("language",),
    }

    full_name_uk = NameField(
        label=_("First name and surname in Ukrainian"),
        script="CYRILLIC",
        enter=_("Enter your name and surname in Ukrainian"),
        widget=forms.TextInput(attrs={"autocomplete": "name", "lang": "uk"}),
    )
    full_name_latin = NameField(
        label=_("First name and surname in Latin letters"),
        script="LATIN",
        enter=_("Enter your name and surname in Latin letters"),
        help_text=_(
            "Leave this empty and we will spell it by the official rules. "
            "You can change it, for example to match your passport."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "en"}),
    )
    greeting_uk = GreetingField(
        label=_("How should we address you in Ukrainian?"),
        script="CYRILLIC",
        max_length=80,
        enter=_("Enter how we should address you"),
        help_text=_(
            "It will stand after «Добрий день,» in letters. For example: пані Ірино, Ірино Петрівно, пане Андрію."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "uk"}),
    )
    greeting_en = GreetingField(
        label=_("How should we address you in English?"),
        script="LATIN",
        max_length=80,
        enter=_("Enter how we should address you in English"),
        required=False,
        help_text=_("It will stand after “Dear” in letters. For example: Ms Savchuk, Andrii."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "en"}),
    )
    phone = PhoneField(
        label=_("Telephone"),
        required=False,
        help_text=_("Only for urgent questions about the application. For example: +380 44 123 45 67."),
    )
    language = forms.ChoiceField(
        label=_("In which language should we write to you?"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of letters")},
    )

    def add_fields(self, typed):
        if self.for_assistant:
            self.fields = {"mayor_email": mayor_email_field(), **self.fields}
        self.initial.setdefault("language", self.application.language)

    @classmethod
    def prepared(cls, values, before):
        """Latin letters follow the Ukrainian name for as long as nobody has spelt them otherwise."""
        new, old = ("".join(one.get("full_name_uk", [])[:1]) for one in (values, before))
        latin = "".join(values.get("full_name_latin", [])[:1]).strip()
        name = cleaning.line(new)
        if cleaning.only_letters(name, "CYRILLIC") and latin in ("", latinise(cleaning.line(old))):
            return {**values, "full_name_latin": [latinise(name)]}
        return values

    def clean_mayor_email(self):
        email = self.cleaned_data["mayor_email"]
        if email == self.application.assistant_email:
            raise forms.ValidationError(_("Enter the mayor’s own address: yours cannot give consent"), code="same")
        return email

    def clean(self):
        cleaned = super().clean()
        if "full_name_uk" in self.errors and not self.data.get("full_name_latin", "").strip():
            # Latin letters left to us follow once the Ukrainian name is right: one error, not two.
            self.errors.pop("full_name_latin", None)
        if cleaned.get("language") == "en" and "greeting_en" in self.fields and not cleaned.get("greeting_en"):
            if "greeting_en" not in self.errors:
                wanted = self.fields["greeting_en"].error_messages["required"]
                self.add_error("greeting_en", forms.ValidationError(wanted, code="required"))
        return cleaned

    def columns(self):
        names = ("full_name_uk", "full_name_latin", "greeting_uk", "greeting_en", "phone", "language")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


def mayor_email_field():
    return EmailField(
        label=_("The mayor’s e-mail"),
        autocomplete="off",
        enter=_("Enter the mayor’s e-mail"),
        help_text=_(
            "When everything is filled in, we will send a personal link there: "
            "only the mayor can submit the application."
        ),
    )
