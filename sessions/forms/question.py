from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import ParagraphField


class QuestionForm(forms.Form):
    text = ParagraphField(
        label=_("Your question"),
        enter=_("Write your question"),
        help_text=_("It will be read before the session begins. You need not give your name."),
        max_length=1000,
        rows=5,
    )
    is_anonymous = forms.BooleanField(label=_("Ask without a name"), required=False)

    def __init__(self, typed=None):
        super().__init__(typed, label_suffix="")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
