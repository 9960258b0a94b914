"""How far the English of a page follows its Ukrainian, section by section, in words."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from offices.admin.access import office_or_404
from offices.content import Content
from offices.models import Edition, Section
from offices.sections import SHAPES, Kind, words_in


@dataclass(frozen=True)
class Line:
    """One section of one edition."""

    section: Section

    @property
    def label(self) -> str:
        return str(Kind(self.section.kind).label)

    @property
    def ukrainian_words(self) -> int:
        return words_of(self.section.kind, self.section.content, "uk")

    @property
    def english_words(self) -> int:
        return words_of(self.section.kind, self.section.content, "en")

    @property
    def kind(self) -> str:
        return self._verdict[0]

    @property
    def verdict(self) -> str:
        return self._verdict[1]

    @property
    def _verdict(self) -> tuple[str, str]:
        if not self.section.has_english:
            return "bad", _("translation missing")
        if self.section.is_outdated:
            return "warn", _("Ukrainian changed since")
        return "ok", _("in order")


@require_safe
def report(request, pk):
    """Of what is public and of what is being written."""
    office = office_or_404(request, pk)
    shown = Edition.objects.filter(office=office).filter(pk=office.live_id) | office.editions.open()
    editions = [
        {"edition": edition, "lines": lines_of(edition), "is_live": edition.pk == office.live_id}
        for edition in shown.prefetch_related("sections").order_by("number")
    ]
    return render(request, "admin/offices/parity.html", {"office": office, "editions": editions})


def lines_of(edition) -> list[Line]:
    by_kind = {section.kind: section for section in edition.sections.all() if not section.content.is_empty}
    return [Line(by_kind[kind]) for kind in Kind if kind in by_kind]


def words_of(kind: str, content: Content, language: str) -> int:
    """Words of the text and of the translated columns of its rows."""
    names = [f"{column.name}_{language}" for column in SHAPES[Kind(kind)].columns if column.is_translated]
    text = content.text_uk if language == "uk" else content.text_en
    return words_in(text) + sum(words_in(row.get(name) or "") for row in content.rows for name in names)
