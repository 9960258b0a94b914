"""Form fields for a person's own words: names, forms of address, titles, a telephone number. Errors say what to do."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mayors_club import cleaning

OTHER_SCRIPT = {
    "CYRILLIC": _("Write it in Ukrainian letters; one of the letters is Latin or is not a letter"),
    "LATIN": _("Write it in Latin letters; one of the letters is Ukrainian or is not a letter"),
}
NO_LINKS = _("Leave out addresses and links here")


def too_long(limit: int):
    return format_lazy(_("Shorten this to {limit} characters"), limit=limit)


class LineField(forms.CharField):
    """One line of text without links."""

    def __init__(self, *, enter, links_allowed=False, **options):
        self.links_allowed = links_allowed
        options.setdefault("max_length", 120)
        super().__init__(**options)
        self.error_messages |= {"required": enter, "max_length": too_long(options["max_length"])}

    def to_python(self, value):
        return cleaning.line(super().to_python(value) or "")

    def validate(self, value):
        super().validate(value)
        if value and not self.links_allowed and cleaning.holds_link(value):
            raise forms.ValidationError(NO_LINKS, code="link")


class NameField(LineField):
    """A person's name or form of address in one script."""

    def __init__(self, *, script, **options):
        self.script = script
        super().__init__(**options)

    def validate(self, value):
        super().validate(value)
        if value and not cleaning.only_letters(value, self.script):
            raise forms.ValidationError(OTHER_SCRIPT[self.script], code="script")


class GreetingField(NameField):
    """How a letter addresses a person. The letter itself says hello, so a hello that was typed too is taken off."""

    def to_python(self, value):
        return cleaning.form_of_address(super().to_python(value))


class PhoneField(forms.CharField):
    def __init__(self, **options):
        options.setdefault("max_length", 40)
        super().__init__(widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}), **options)

    def to_python(self, value):
        typed = cleaning.line(super().to_python(value) or "")
        if not typed:
            return ""
        number = cleaning.phone(typed)
        if number is None:
            raise forms.ValidationError(
                _("Enter the number with its country code, for example +380 44 123 45 67"), code="invalid"
            )
        return number
