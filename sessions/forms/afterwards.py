"""What those who were there are asked, and what members propose for the next sessions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import LineField, ParagraphField
from members.forms import helper_with
from sessions.models.around import FROM_ONE_TO_FIVE

CHOOSE = _("Choose a number from 1 to 5")


def from_one_to_five(label, help_text) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=FROM_ONE_TO_FIVE,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class FeedbackForm(forms.Form):
    useful = from_one_to_five(_("How useful was the session for your work?"), _("1 is of no use, 5 is very useful."))
    clear = from_one_to_five(_("How clear was it?"), _("1 is hard to follow, 5 is entirely clear."))
    comment = ParagraphField(
        label=_("What should we do better next time?"),
        help_text=_("Leave out names: then your answer stays anonymous."),
        max_length=1000,
        rows=5,
        required=False,
    )

    @property
    def helper(self):
        return helper_with(_("Send without a name"))


class TopicForm(forms.Form):
    title = LineField(label=_("Topic"), enter=_("Enter the topic"), max_length=120)
    text = ParagraphField(
        label=_("Why it matters"),
        help_text=_("One or two sentences help others to decide whether they need it too."),
        max_length=600,
        rows=4,
        required=False,
    )

    @property
    def helper(self):
        return helper_with(_("Propose"))
