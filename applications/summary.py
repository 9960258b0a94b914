"""The answers as one reads them: before sending, and later on one's own page."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications import sections, titles
from applications.forms import representatives, term_rows
from applications.terms import Term
from mayors_club.ukrainian import month_year


@dataclass
class Row:
    label: str
    lines: list[str] = field(default_factory=list)


@dataclass
class Part:
    section: sections.Section
    rows: list[Row]


def summary(application, answers, *, for_assistant=False, proof=None) -> list[Part]:
    """Every section with its rows. What is wrong is shown as it was typed; what is missing has no line."""
    proof = proof or application.current_proof
    parts = []
    for section in sections.of(application, for_assistant=for_assistant, answers=answers):
        read = READERS.get(section.name, plain_rows)
        parts.append(Part(section, read(section.form, proof)))
    return parts


def plain_rows(form, proof) -> list[Row]:
    return [Row(bound.label, as_lines(form, name)) for name, bound in shown(form).items()]


def shown(form) -> dict:
    return {bound.name: bound for bound in form.visible_fields()}


def as_lines(form, name) -> list[str]:
    """The cleaned text, or what was typed when it could not be cleaned."""
    form.is_valid()
    value = form.cleaned_data.get(name)
    texts = [str(value)] if value not in (None, "") else form.typed.getlist(name)
    return [text for text in "\n".join(texts).splitlines() if text.strip()]


def about_you(form, proof) -> list[Row]:
    rows = plain_rows(form, proof)
    names = dict(settings.LANGUAGES)
    for row, name in zip(rows, shown(form), strict=True):
        if name == "language":
            row.lines = [str(names[line]) for line in row.lines if line in names]
    return rows


def office(form, proof) -> list[Row]:
    form.is_valid()
    cleaned = form.cleaned_data
    kinds = dict(form.fields["office_kind"].choices)
    community = cleaned.get("community")
    file = [_("File: {name}").format(name=proof.original_name)] if proof else []
    name = form.typed.get("community", "") if community is None else str(community.community or community.typed)
    return [
        Row(form["office_kind"].label, [str(kinds[kind]) for kind in as_lines(form, "office_kind") if kind in kinds]),
        Row(form["title"].label, _title(cleaned)),
        Row(form["community"].label, [name] if name.strip() else []),
        Row(_("Terms"), [in_words(term) for term in cleaned.get("terms", [])] or _typed_terms(form)),
        Row(_("Proof of office"), [*as_lines(form, "proof_url"), *file]),
    ]


def _title(cleaned) -> list[str]:
    words = titles.in_words(
        cleaned.get("title", ""), cleaned.get("title_other_uk", ""), cleaned.get("title_other_en", "")
    )
    return [word for word in words if word]


def _typed_terms(form) -> list[str]:
    rows = []
    for row in range(1, form.row_count + 1):
        texts = [form.typed.get(f"term_{row}_{part}", "") for part in term_rows.PARTS[:4]]
        rows.append(" ".join(text for text in texts if text.strip()))
    return [row for row in rows if row]


def in_words(term: Term) -> str:
    """«листопад 2015 — жовтень 2020»; months stand in the nominative."""
    language = get_language()
    end = month_year(term.end, language) if term.end else _("until now")
    return f"{month_year(term.start, language)} — {end}"


def team(form, proof) -> list[Row]:
    form.is_valid()
    people = form.cleaned_data.get("representatives") or []
    if form.errors:
        people = [
            {part: form.typed.get(f"representative_{row}_{part}", "") for part in representatives.PARTS}
            for row in range(1, representatives.MOST + 1)
        ]
    named = [[person[part] for part in representatives.PARTS if person[part]] for person in people]
    rows = [Row(_("Representative"), lines) for lines in named if lines]
    return rows or [Row(_("Representatives"))]


READERS = {"about-you": about_you, "office": office, "representatives": team}
