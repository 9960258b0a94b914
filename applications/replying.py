"""The reply to a question as one form: the fields that the question re-opens and a text."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from applications import sections
from applications.forms.sending import ReplyForm
from applications.models import Application

DRAFT = "reply"  # where the text lies in `answers` until it is sent


class Reply:
    """Bound to the saved answers. `checked=False` shows them without judging."""

    def __init__(self, application, *, checked=True, key=""):
        self.application = application
        self.question = application.open_question
        self.checked = checked
        self.key = key

    @cached_property
    def parts(self) -> set[str]:
        """Whoever changes between serving and former head has other terms to give, too."""
        asked = set(self.question.fields)
        return asked | {"terms"} if "office_kind" in asked else asked

    @cached_property
    def forms(self) -> dict:
        """Each section that has something re-opened, with nothing but that in it."""
        opened = {}
        for name in Application.SECTIONS:
            section = sections.Section(self.application, name)
            if self.parts & set(sections.FORMS[name].parts):
                opened[name] = section.bound(section.values or {}, only=self.parts, checked=self.checked)
        return opened

    @cached_property
    def form(self) -> ReplyForm:
        draft = self.application.answers.get(DRAFT, {}).get("values", {})
        text = draft.get("answer", [""])[-1]
        key = self.key if self.checked else self.application.submission_key
        typed = {"answer": text, "submission_key": key}
        form = ReplyForm(typed) if self.checked else ReplyForm(initial=typed)
        answer = form.fields["answer"]
        # Whoever corrected a field has answered already; who changed nothing owes us words.
        answer.required = not self.is_changed
        answer.is_conditional = bool(self.forms)
        if self.forms:
            answer.error_messages["required"] = _(
                "Nothing has been changed: correct what we asked about or write a reply"
            )
        return form

    @cached_property
    def is_changed(self) -> bool:
        """Whether anything that the question re-opens differs from what was sent last."""
        last = self.application.revisions.last()
        if last is None:
            return bool(self.forms)
        if self.asks_for_proof and self.application.current_proof != last.proof:
            return True
        fields = [(name, field) for name, form in self.forms.items() for field in form.fields]
        before, now = last.answers, self.application.answers
        return any(self._texts(now, *field) != self._texts(before, *field) for field in fields) or any(
            # Another community of the same name: only the code tells them apart.
            self._texts(now, name, f"{field}_code") not in ([], self._texts(before, name, f"{field}_code"))
            for name, field in fields
        )

    @staticmethod
    def _texts(answers, section, field) -> list[str]:
        texts = answers.get(section, {}).get("values", {}).get(field, [])
        return [" ".join(text.split()) for text in texts if text.strip()]

    @property
    def opened(self) -> list:
        return list(self.forms.values())

    @property
    def has_errors(self) -> bool:
        return any(form.is_bound and form.errors for form in [self.form, *self.opened])

    @property
    def asks_for_proof(self) -> bool:
        return "proof" in self.parts

    def pick(self, posted) -> dict[str, dict[str, list[str]]]:
        """Of everything posted what this question lets one change, by section."""
        picked = {
            name: {field: posted.getlist(field) for part in self.parts for field in form.parts.get(part, ())}
            for name, form in self.forms.items()
        }
        return {**picked, DRAFT: {"answer": posted.getlist("answer")}}

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(form.is_valid() for form in self.forms.values())])

    def sent(self) -> dict:
        """What `services.answer` takes; only after `is_valid`."""
        columns: dict = {}
        for form in self.forms.values():
            columns |= form.columns()
        return {
            "key": self.form.cleaned_data["submission_key"],
            "text": self.form.cleaned_data["answer"],
            "answers": self.application.answers,
            "columns": columns,
        }
