from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField, ParagraphField
from mayors_club.trap import TrapForm


class ReportForm(TrapForm):
    """What a reader says is wrong, and where to answer if they want an answer."""

    text = ParagraphField(
        label=_("What is wrong?"),
        enter=_("Write what is wrong and how it should be"),
        help_text=_("Say where on the page it is and, if you know, how it should be."),
        max_length=2000,
        rows=6,
    )
    email = EmailField(
        label=_("Your e-mail for the answer"),
        enter=_("Enter your e-mail"),
        help_text=_("We will use it only to answer you."),
        required=False,
    )
