from django.utils.translation import gettext_lazy as _

from applications.forms.section import SectionForm
from mayors_club.form_fields import ParagraphField


class MotivationForm(SectionForm):
    name = "motivation"
    parts = {"motivation": ("motivation",)}

    motivation = ParagraphField(
        label=_("Why do you want to join the Club?"),
        enter=_("Write a few sentences about why you want to join"),
        help_text=_(
            "What you would like to share with other mayors and what you would like to hear from them. "
            "A few sentences are enough."
        ),
    )

    def columns(self):
        return dict(self.cleaned_data)
