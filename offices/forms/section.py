"""The form of one section: Ukrainian and English beside each other, rows, and the revision one began with."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from offices.content import Content
from offices.forms import rows
from offices.forms.fields import column_field, text_field
from offices.labels import LANGUAGES
from offices.sections import SHAPES, Column, Kind, words_in

ENGLISH_ALONE = _("English needs its Ukrainian: write the Ukrainian text first.")
ENTER = {
    "value": _("Enter the figure"),
    "caption": _("Say what the figure counts"),
    "source": _("Name the source of the figure"),
    "title": _("Enter the title"),
    "url": _("Enter the address of the page"),
    "year": _("Enter the year in four digits, for example 2015"),
}


@dataclass(frozen=True)
class Pair:
    """A question in both languages, or once where the answer needs no translation (then `en` is None)."""

    uk: forms.BoundField
    en: forms.BoundField | None = None


class SectionForm(forms.Form):
    """Bound to what was typed; `checked=False` shows it without judging it."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    english_is_checked = forms.BooleanField(
        label=_("I have checked the translation: it says the same as the Ukrainian text"), required=False
    )

    def __init__(self, kind: Kind, typed: QueryDict, *, portrait_id=None, checked=True):
        self.kind, self.shape, self.typed = kind, SHAPES[kind], typed
        self.portrait_id = portrait_id
        self.row_count = rows.count(typed, self.shape)
        super().__init__(typed if checked else None, label_suffix="")
        self.fields |= self._text_fields() | self._row_fields()
        if not checked:
            self.initial = {name: typed.get(name, "") for name in self.fields}

    @classmethod
    def showing(cls, kind: Kind, content: Content, revision: int) -> "SectionForm":
        typed = QueryDict(mutable=True)
        typed.update({"revision": str(revision), "text_uk": content.text_uk, "text_en": content.text_en})
        typed.update(rows.as_typed(SHAPES[kind], content.rows))
        return cls(kind, typed, portrait_id=content.portrait_id, checked=False)

    @property
    def text(self) -> Pair | None:
        return Pair(self["text_uk"], self["text_en"]) if self.shape.text else None

    @property
    def rows(self) -> list[dict]:
        """For the template: each row's number and questions."""
        return [
            {"number": number, "pairs": [self._pair(number, column) for column in self.shape.columns]}
            for number in range(1, self.row_count + 1)
        ]

    @property
    def is_several(self) -> bool:
        return self.shape.max_rows > 1

    @property
    def is_ordered_by_hand(self) -> bool:
        """Achievements stand by year, whatever the order of the rows."""
        return self.kind != Kind.ACHIEVEMENTS

    @property
    def can_add_row(self) -> bool:
        return self.row_count < self.shape.max_rows

    def start_in_last_row(self) -> None:
        """A row that was asked for is where the typing goes on."""
        self[f"row_{self.row_count}_{rows.keys_of(self.shape)[0]}"].field.widget.attrs["autofocus"] = True

    @property
    def content(self) -> Content:
        """What is to be saved, once the form is valid."""
        found = [self._read(number) for number in range(1, self.row_count + 1)]
        return Content(
            self.cleaned_data.get("text_uk", ""),
            self.cleaned_data.get("text_en", ""),
            [row for row in found if any(row.values())],
            self.portrait_id,
        )

    def clean(self):
        cleaned = super().clean()
        if self.shape.text:
            self._require_ukrainian("text_uk", "text_en")
            for name in ("text_uk", "text_en"):
                self._limit_words(name, cleaned.get(name, ""))
        for number in range(1, self.row_count + 1):
            if any(self._read(number).values()):
                self._check_row(number)
        return cleaned

    def _check_row(self, number: int) -> None:
        for column in self.shape.columns:
            first = f"row_{number}_{column.keys[0]}"
            if column.is_needed and not self.cleaned_data.get(first) and first not in self.errors:
                self.add_error(first, forms.ValidationError(ENTER[column.name], code="required"))
            if column.is_translated:
                self._require_ukrainian(first, f"row_{number}_{column.keys[1]}")

    def _require_ukrainian(self, uk: str, en: str) -> None:
        if self.cleaned_data.get(en) and not self.cleaned_data.get(uk) and uk not in self.errors:
            self.add_error(uk, forms.ValidationError(ENGLISH_ALONE, code="parity"))

    def _limit_words(self, name: str, text: str) -> None:
        most = self.shape.text.max_words
        if most and words_in(text) > most:
            message = _("Shorten this to {limit} words").format(limit=most)
            self.add_error(name, forms.ValidationError(message, code="max_words"))

    def _read(self, number: int) -> dict:
        return {key: self.cleaned_data.get(f"row_{number}_{key}") for key in rows.keys_of(self.shape)}

    def _pair(self, number: int, column: Column) -> Pair:
        return Pair(*(self[f"row_{number}_{key}"] for key in column.keys))

    def _text_fields(self) -> dict[str, forms.Field]:
        if self.shape.text is None:
            return {}
        return {f"text_{language}": text_field(self.shape.text, language) for language in LANGUAGES}

    def _row_fields(self) -> dict[str, forms.Field]:
        return {
            f"row_{number}_{key}": column_field(column, key)
            for number in range(1, self.row_count + 1)
            for column in self.shape.columns
            for key in column.keys
        }
