"""Form fields for what people type: their own words, names, addresses, numbers. Error messages say what to do."""

from django import forms
from django.core.validators import URLValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mayors_club import cleaning

OTHER_SCRIPT = {
    "CYRILLIC": _("Write it in Ukrainian letters; one of the letters is Latin or is not a letter"),
    "LATIN": _("Write it in Latin letters; one of the letters is Ukrainian or is not a letter"),
}
NO_LINKS = _("Leave out addresses and links here")
# No address that works is longer, and no column of ours is wider (RFC 5321, 4.5.3.1.3).
EMAIL_MAX = 254


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


class PaperField(forms.FileField):
    """A PDF or a picture. What it really is, whoever keeps it looks at."""

    def __init__(self, *, help_text):
        choose = _("Choose a file")
        super().__init__(
            label=_("File"),
            help_text=help_text,
            error_messages={
                "required": choose,
                "empty": _("The file is empty; choose another one"),
                "invalid": choose,
            },
            widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        )


class ParagraphField(forms.CharField):
    widget = forms.Textarea

    def __init__(self, *, enter="", max_length=3000, rows=8, **options):
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **options)
        self.error_messages |= {"required": enter, "max_length": too_long(max_length)}

    def to_python(self, value):
        return cleaning.paragraph(super().to_python(value) or "")


class EmailField(forms.EmailField):
    def __init__(self, *, enter, **options):
        wrong = _("Check the e-mail address: it should look like name@example.com")
        widget = forms.EmailInput(attrs={"autocomplete": options.pop("autocomplete", "email"), "spellcheck": "false"})
        messages = {"required": enter, "invalid": wrong, "max_length": too_long(EMAIL_MAX)}
        super().__init__(widget=widget, max_length=EMAIL_MAX, error_messages=messages, **options)

    def to_python(self, value):
        return cleaning.line(super().to_python(value) or "").lower()


class WebAddressField(forms.URLField):
    def __init__(self, **options):
        wrong = _("Check the address of the page: it should look like https://example.com")
        options.setdefault("max_length", 500)
        super().__init__(
            assume_scheme="https",
            error_messages={"invalid": wrong, "max_length": _("This address is too long")},
            widget=forms.URLInput(attrs={"inputmode": "url", "spellcheck": "false"}),
            **options,
        )
        self.validators = [URLValidator(schemes=["http", "https"], message=wrong), *self.validators[1:]]

    def to_python(self, value):
        return super().to_python(cleaning.line(value or ""))


class MonthOrYearField(forms.CharField):
    """A month (1 to 12) or a year, as digits in a narrow box; empty when it was left out."""

    def __init__(self, *, lowest, highest, wrong, digits, **options):
        self.lowest, self.highest, self.wrong = lowest, highest, wrong
        attrs = {"class": "w4", "inputmode": "numeric", "maxlength": digits, "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value):
        typed = cleaning.line(super().to_python(value) or "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and self.lowest <= int(typed) <= self.highest):
            raise forms.ValidationError(self.wrong, code="invalid")
        return int(typed)
