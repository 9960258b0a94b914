"""What members write in the directory: their own entry with who sees it, and letters to one another."""

import uuid
from functools import partial

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField, ParagraphField, PhoneField
from members.forms import helper_with
from members.models import Audience, DirectoryEntry
from members.services.directory import PUBLIC
from members.services.relay import MOST_A_DAY
from members.vocabulary import LANGUAGES, TOPICS


def several(words, label):
    return forms.MultipleChoiceField(
        label=label, choices=list(words.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


def who(label, *audiences):
    return forms.TypedChoiceField(
        label=label,
        choices=[(step.value, step.label) for step in audiences],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who sees it")},
    )


who_of_three = partial(who, _("Who sees this?"), Audience.NOBODY, Audience.MEMBERS, Audience.EVERYONE)
# Ways to reach a person are never shown to everyone.
who_of_two = partial(who, _("Who sees this?"), Audience.NOBODY, Audience.MEMBERS)


class EntryForm(forms.ModelForm):
    languages = several(LANGUAGES, _("Languages you speak beside Ukrainian"))
    languages_for = who_of_three()
    topics = several(TOPICS, _("Topics you would like to talk about"))
    topics_for = who_of_three()
    email = EmailField(
        label=_("E-mail for members"),
        help_text=_("It may differ from the one you sign in with; that one is shown to nobody"),
        required=False,
        enter="",
    )
    email_for = who_of_two()
    phone = PhoneField(
        label=_("Telephone for members"),
        help_text=_("The number in your profile is seen by the secretariat only"),
        required=False,
    )
    phone_for = who_of_two()

    class Meta:
        model = DirectoryEntry
        fields = ["is_listed", "takes_letters", *DirectoryEntry.FIELDS]
        fields += [f"{name}_for" for name in DirectoryEntry.FIELDS]
        labels = {
            "is_listed": _("Show me in the members’ directory"),
            "takes_letters": _("Let members write to me through the site"),
        }
        help_texts = {
            "is_listed": _("Members see your name, title, community and terms in office"),
            "takes_letters": _("The letter comes to your e-mail; the address itself is not shown to the sender"),
        }

    def clean(self):
        """Who leaves the directory shows nothing to everyone: the verb does the same, the preview shows it."""
        cleaned = super().clean()
        if not cleaned.get("is_listed"):
            cleaned |= {name: min(cleaned[name], Audience.MEMBERS) for name in PUBLIC if name in cleaned}
        return cleaned

    @property
    def helper(self):
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset(_("In general"), "is_listed", "takes_letters"),
            Fieldset(_("Languages"), Div("languages", css_class="pick"), "languages_for"),
            Fieldset(_("Topics of interest"), Div("topics", css_class="pick"), "topics_for"),
            Fieldset(_("E-mail"), "email", "email_for"),
            Fieldset(_("Telephone"), "phone", "phone_for"),
        )
        helper.add_input(Submit("save", _("Save"), css_class="btn"))
        helper.add_input(Submit("preview", _("Preview without saving"), css_class="btn alt"))
        return helper


class LetterForm(forms.Form):
    """A letter to a member. The key makes one letter of a button that was pressed twice."""

    REASONS = {
        "off": _("This member does not take letters through the site"),
        "many": format_lazy(
            _("{most} letters have left your account within a day: that is the limit. Please write again tomorrow"),
            most=MOST_A_DAY,
        ),
        "gone": _("This letter cannot be sent: one of you is not an active member now"),
    }

    text = ParagraphField(
        label=_("Your letter"),
        help_text=_("Plain text; addresses of pages in it will not be links"),
        enter=_("Write your letter"),
        rows=8,
    )
    shows_address = forms.BooleanField(
        label=_("Add my e-mail address to the letter"),
        help_text=_("Without it you get the answer through the site"),
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def refuse(self, reason: str) -> None:
        self.add_error(None, self.REASONS[reason])

    @property
    def helper(self):
        return helper_with(_("Send the letter"))
