"""Where the page of an office stands, section by section: what is public, what is only saved, what waits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape

from django.db.models import TextChoices
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club import markdown
from offices import parity
from offices.content import Content, english_part, has_any_english
from offices.models import Edition, Office, Section
from offices.sections import GROUPS, NEEDED, Kind


class State(TextChoices):
    """What the overview says of one language of one section."""

    EMPTY = "empty", pgettext_lazy("section", "empty")
    DRAFT = "draft", pgettext_lazy("section", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("section", "in review")
    PUBLISHED = "published", pgettext_lazy("section", "published")
    MISSING = "missing", _("needs translation")
    OUTDATED = "outdated", _("check the translation")


TAGS = {
    State.EMPTY: "off",
    State.DRAFT: "now",
    State.IN_REVIEW: "now",
    State.PUBLISHED: "ok",
    State.MISSING: "warn",
    State.OUTDATED: "warn",
}


@dataclass(frozen=True)
class SectionState:
    """One section as it is saved (`now`) beside what the public reads (`live`)."""

    kind: Kind
    now: Section | None
    live: Section | None
    is_in_review: bool = False

    @property
    def content(self) -> Content:
        return content_of(self.now)

    @property
    def is_changed(self) -> bool:
        return self.content != content_of(self.live)

    @property
    def ukrainian(self) -> State:
        if _without_english(self.content) != _without_english(content_of(self.live)):
            return self._waiting
        return State.EMPTY if self.content.is_empty else State.PUBLISHED

    @property
    def english(self) -> State | None:
        """None where there is nothing to translate."""
        if self.content.is_empty:
            return None
        if not self.now.has_english:
            return State.MISSING
        if self.now.is_outdated:
            return State.OUTDATED
        if english_part(self.content) != english_part(content_of(self.live)):
            return self._waiting
        return State.PUBLISHED if has_any_english(self.content) else None

    @property
    def tags(self) -> list[dict]:
        """For the template: language, kind of tag, word."""
        if self.ukrainian == State.EMPTY:
            return [_tag("", State.EMPTY)]
        states = {_("Ukrainian"): self.ukrainian, _("English"): self.english}
        return [_tag(language, state) for language, state in states.items() if state]

    @property
    def excerpt(self) -> str:
        """The first words as they read on the page, without the signs of Markdown."""
        plain = unescape(strip_tags(markdown.render(self.content.text_uk)))
        return Truncator(" ".join(plain.split())).words(14)

    @property
    def _waiting(self) -> State:
        return State.IN_REVIEW if self.is_in_review else State.DRAFT


def _tag(language, state: State) -> dict:
    return {"language": language, "kind": TAGS[state], "label": state.label}


class PageState:
    """The whole page; reads the open edition once, unless the office came `with_editions`, and all sections once."""

    def __init__(self, office: Office, *, with_editions: bool = False):
        self.office, self._with_editions = office, with_editions

    @cached_property
    def edition(self) -> Edition | None:
        if self._with_editions:
            return self.office.open_edition
        return self.office.editions.open().select_related("submitted_by", "submitted_for").first()

    @cached_property
    def live(self) -> Edition | None:
        return self.office.live

    @cached_property
    def sections(self) -> list[SectionState]:
        live = self._of(self.live)
        now = self._of(self.edition) if self.edition else live
        return [SectionState(kind, now.get(kind), live.get(kind), self.is_in_review) for kind in Kind]

    @property
    def groups(self) -> list[dict]:
        states = {state.kind: state for state in self.sections}
        return [{"title": title, "sections": [states[kind] for kind in kinds]} for title, kinds in GROUPS.values()]

    def section(self, kind: str) -> SectionState:
        return next(state for state in self.sections if state.kind == kind)

    @property
    def changed(self) -> list[SectionState]:
        return [state for state in self.sections if state.is_changed]

    @property
    def missing(self) -> list[Kind]:
        return missing_for_publication(state.now for state in self.sections if state.now)

    @property
    def is_begun(self) -> bool:
        return any(not state.content.is_empty for state in self.sections)

    @property
    def is_in_review(self) -> bool:
        return bool(self.edition and self.edition.status == Edition.Status.IN_REVIEW)

    @property
    def parity(self) -> parity.Parity:
        return parity.of(state.now for state in self.sections if state.now)

    def _of(self, edition: Edition | None) -> dict[str, Section]:
        return {section.kind: section for section in self._written if edition and section.edition_id == edition.pk}

    @cached_property
    def _written(self) -> list[Section]:
        """The sections of both editions."""
        editions = [edition.pk for edition in (self.live, self.edition) if edition]
        return list(Section.objects.filter(edition__in=editions).select_related("portrait"))


def missing_for_publication(sections: Iterable[Section]) -> list[Kind]:
    """Without these in Ukrainian there is nothing to publish."""
    written = {section.kind for section in sections if section.text_uk}
    return [kind for kind in NEEDED if kind not in written]


def content_of(section: Section | None) -> Content:
    return section.content if section else Content()


def _without_english(content: Content) -> Content:
    rows = [{key: value for key, value in row.items() if not key.endswith("_en")} for row in content.rows]
    return replace(content, text_en="", rows=rows)
