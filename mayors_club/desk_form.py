"""What the forms of the desk in the admin have in common."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _


class AddressField(forms.SlugField):
    """The last part of a page's new address; capitals are made small."""

    def __init__(self, *, help_text, max_length):
        super().__init__(
            label=_("New address"),
            help_text=help_text,
            max_length=max_length,
            error_messages={
                "required": _("Enter the new address"),
                "invalid": _("Use Latin letters, digits and hyphens only"),
            },
        )

    def clean(self, value):
        return super().clean(value).lower()


class DeskForm(forms.Form):
    """Frames and buttons stand in the page's template: here are only the fields."""

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        # The page shows one summary above its heading.
        helper.form_show_errors = False
        return helper
