"""Which part of a photograph is the portrait: three questions in words, or a box that a script moves."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from offices.crops import Crop, crop_at, crop_in_words, words_of
from offices.models import Portrait

ZOOMS = [
    ("all", _("As much of the photograph as fits")),
    ("closer", _("Closer")),
    ("closest", _("Closest")),
]
ACROSS = [
    ("left", pgettext_lazy("part of a photograph", "The left")),
    ("middle", pgettext_lazy("part of a photograph, across", "The middle")),
    ("right", pgettext_lazy("part of a photograph", "The right")),
]
DOWN = [
    ("top", pgettext_lazy("part of a photograph", "The top")),
    ("upper", pgettext_lazy("part of a photograph", "A little above the middle")),
    ("middle", pgettext_lazy("part of a photograph, down", "The middle")),
    ("bottom", pgettext_lazy("part of a photograph", "The bottom")),
]
WORDS = ("zoom", "across", "down")
NUMBERS = ("left", "top", "wide")


def question(label, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class CropForm(forms.Form):
    """Words that were changed are obeyed; otherwise the numbers are, which the script keeps beside them."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    left = forms.IntegerField(required=False, widget=forms.HiddenInput)
    top = forms.IntegerField(required=False, widget=forms.HiddenInput)
    wide = forms.IntegerField(required=False, widget=forms.HiddenInput)
    zoom = question(_("How close?"), ZOOMS)
    across = question(_("Which part from left to right?"), ACROSS)
    down = question(_("Which part from top to bottom?"), DOWN)

    def __init__(self, typed=None, *, portrait: Portrait, revision: int):
        self.size, crop = (portrait.width, portrait.height), portrait.crop
        numbers = dict(zip(NUMBERS, (crop.left, crop.top, crop.width), strict=True))
        initial = {"revision": revision, **numbers, **words_of(crop, *self.size)}
        super().__init__(typed, initial=initial, label_suffix="")

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in WORDS]

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self[name] for name in NUMBERS]

    @property
    def crop(self) -> Crop:
        """What is to be shown, once the form is valid; always a part that can be."""
        left, top, wide = (self.cleaned_data[name] for name in NUMBERS)
        if set(self.changed_data) & set(WORDS) or None in (left, top, wide):
            return crop_in_words(*self.size, *(self.cleaned_data[name] for name in WORDS))
        return crop_at(*self.size, wide, left + wide / 2, top)
