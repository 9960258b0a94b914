"""What the forms of the desk in the admin have in common."""

from crispy_forms.helper import FormHelper
from django import forms


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
