from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField
from offices.models import Office


class ContactsForm(forms.Form):
    """The e-mail for the public, and who may read it. Works at once."""

    contact_email = EmailField(
        label=_("E-mail for the public"),
        required=False,
        enter="",
        autocomplete="off",
        help_text=_("The address of the council or of your team, not your own."),
    )
    contacts = forms.ChoiceField(
        label=_("Show the contact on the page?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the contact is shown")},
    )

    def __init__(self, typed=None, *, office: Office):
        initial = {"contact_email": office.contact_email, "contacts": office.contacts}
        super().__init__(typed, initial=initial, label_suffix="")
        self.fields["contacts"].choices = _choices(office)


def _choices(office: Office) -> list[tuple[str, str]]:
    community = office.member.community
    is_occupied = bool(community and community.is_occupied)
    default = _("As usual: hidden, because the community is occupied") if is_occupied else _("As usual: shown")
    return [
        (Office.Contacts.DEFAULT, default),
        (Office.Contacts.SHOWN, _("Show it")),
        (Office.Contacts.HIDDEN, _("Do not show it")),
    ]
