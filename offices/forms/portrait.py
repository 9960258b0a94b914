"""The photograph and what is said of it, in one form: what was typed and what was uploaded outlive an error."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mayors_club.pictures import PictureRefused
from offices.forms.section import SectionForm
from offices.models import Office


class PortraitForm(SectionForm):
    photograph = forms.FileField(
        label=_("Photograph"),
        help_text=_("JPG or PNG, up to 10 MB, upright if possible. The place and time stored in the file are removed."),
        required=False,
        error_messages={"empty": PictureRefused.MESSAGES["empty"]},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    # The photograph that is saved already, or was uploaded with a form that had to come back.
    portrait = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, kind, typed, *, office: Office | None = None, files=None, **options):
        super().__init__(kind, typed, **options)
        self.office = office
        self.files = files or {}
        self.fields["photograph"].is_conditional = True
        self.fields["text_uk"].label = _("Who and what is to be seen, in Ukrainian")
        self.fields["text_en"].label = _("Who and what is to be seen, in English")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("text_uk") and not self.errors.get("text_uk"):
            self.add_error("text_uk", _("Describe the photograph in one sentence"))
        if not cleaned.get("photograph") and not self.kept_id and not self.errors.get("photograph"):
            self.add_error("photograph", _("Choose a photograph"))
        return cleaned

    @cached_property
    def kept_id(self):
        """The photograph that the form names, if it is one of this office."""
        named = self.cleaned_data.get("portrait")
        return named if named and self.office.portraits.filter(pk=named).exists() else None
