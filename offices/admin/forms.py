"""What the secretariat fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_form import AddressField, DeskForm
from offices.models import Office

LONGEST_NOTE = 4000


class OfficeForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ["may_publish", "life_years", "contact_email", "contacts"]
        help_texts = {
            "may_publish": _("For members the Club knows well: what they publish is public at once, unread."),
            "life_years": _("Only for a member who died: 1951–2026. The page then stays as a memory."),
        }


class ChangesForm(DeskForm):
    note = forms.CharField(
        label=_("What should be changed"),
        help_text=_("The member reads exactly this text in a letter and in the editor."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what should be changed")},
    )

    def clean_note(self):
        # A browser sends CRLF; preview and confirmation must compare equal.
        return self.cleaned_data["note"].replace("\r\n", "\n")


class AddressForm(DeskForm):
    slug = AddressField(
        help_text=_("Latin letters, digits and hyphens, as in the passport: iryna-savchuk"), max_length=80
    )
