"""What the five sections have in common: bound to what was typed before, restricted to re-opened fields."""

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict


class SectionForm(forms.Form):
    """One section of the application. `application` gives the context, `for_assistant` who is filling it in.

    `checked=False` shows what was typed without judging it. `only` keeps the named parts and drops the other fields:
    a question re-opens nothing else.
    """

    name = ""
    # Names under which the committee can re-open parts of the section: {name: fields of the form}.
    parts: dict[str, tuple[str, ...]] = {}

    def __init__(self, values=None, *, application, for_assistant=False, only=None, checked=True):
        self.application = application
        self.for_assistant = for_assistant
        self.typed = as_query(values or {})
        super().__init__(self.typed if checked else None, label_suffix="")
        self.add_fields(self.typed)
        if not checked:
            self.initial |= self._as_initial()
        if only is not None:
            self.keep(only)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def add_fields(self, typed: QueryDict) -> None:
        """Fields that depend on who fills the form in, or on how many rows there are."""

    def _as_initial(self) -> dict:
        """What was typed, shown without judging it."""
        read = {name: field.widget.value_from_datadict(self.typed, {}, name) for name, field in self.fields.items()}
        return {name: value for name, value in read.items() if value is not None}

    def keep(self, parts) -> None:
        kept = {field for part in parts for field in self.parts.get(part, ())}
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]

    @classmethod
    def prepared(cls, values: dict, before: dict) -> dict:
        """The typed values with what we can suggest filled in; `before` are those saved last."""
        return values

    @property
    def plain_fields(self):
        """Those that need no markup of their own."""
        return [bound for bound in self if not bound.name.startswith("term_")]

    @property
    def field_names(self) -> set[str]:
        """Every name this section may save, rows that are not shown included."""
        return {*self.fields, *(name for names in self.parts.values() for name in names)}

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for name in self.fields for text in self.typed.getlist(name))

    @property
    def lacks_only_answers(self) -> bool:
        """Whether nothing that was typed is wrong: something required is merely missing."""
        return all(error.code == "required" for errors in self.errors.as_data().values() for error in errors)


def as_query(values: dict[str, list[str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, texts in values.items():
        query.setlist(name, texts)
    return query
