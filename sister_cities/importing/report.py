"""What became of the rows of an import, for a page, a file and the command."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from sister_cities.folding import folded
from sister_cities.importing.columns import NAMES, ROLES, heading_of
from sister_cities.importing.reasons import all_in_words
from sister_cities.models import ImportRow, ImportRun

Verdict = ImportRow.Verdict
# The colour of each, as in partials/_status.html.
KINDS = {
    Verdict.MATCHED: "now",
    Verdict.DOUBTFUL: "warn",
    Verdict.REJECTED: "bad",
    Verdict.KNOWN: "off",
    Verdict.REPEATED: "off",
    Verdict.SKIPPED: "off",
    Verdict.WRITTEN: "ok",
}
# What can be put right in the file alone, or there as well.
TO_MEND = (Verdict.DOUBTFUL, Verdict.REJECTED)


def heading(run: ImportRun) -> list[str]:
    """Our columns, then those of the file as it calls them."""
    ours = [_("row"), _("verdict"), _("why"), _("community"), _("city abroad"), _("agreement")]
    return [*ours, *(name or _("column {number}").format(number=place) for place, name in enumerate(run.headers, 1))]


def lines(rows: Iterable[ImportRow]) -> Iterator[list]:
    for row in rows:
        yield [
            row.number,
            row.get_verdict_display(),
            all_in_words(row.reasons),
            row.community,
            city_in_words(row),
            row.agreement_id,
            *row.cells,
        ]


def to_mend(run: ImportRun) -> tuple[list[str], Iterator[list[str]]]:
    """Heading and rows of what is doubtful or rejected, as the file has them, and why in the last column.

    Mended, it can be imported as it is: columns that were named by hand are called so that they are recognised.
    """
    roles = {place: role for role, place in run.columns.items()}
    heading = [_recognised(name, roles.get(place)) for place, name in enumerate(run.headers)]
    rows = run.rows.filter(verdict__in=TO_MEND).order_by("number")
    return [*heading, _("Why it was not written")], (_mendable(row, len(heading)) for row in rows)


def _recognised(name: str, role: str | None) -> str:
    return name if role is None or NAMES.get(folded(name), [None])[0] == role else heading_of(role)


def _mendable(row: ImportRow, width: int) -> list[str]:
    """A row whose cells could not be told apart keeps what is too much in its last cell."""
    cells = [*row.cells[: width - 1], ", ".join(row.cells[width - 1 :])]
    cells += [""] * (width - len(cells))
    return [*cells, all_in_words(row.reasons)]


def outcome(run: ImportRun, counts: dict[str, int]) -> dict[str, int]:
    """What a confirmed import came to; together with the cities these are all rows of the file."""
    found = {str(verdict): counts.get(verdict, 0) for verdict in Verdict}
    return {
        **found,
        "unchanged": found[Verdict.KNOWN] + found[Verdict.REPEATED],
        "cities": run.outcome.get("cities", 0),
        "changed": run.outcome.get("changed", 0),
    }


def city_in_words(row: ImportRow) -> str:
    """What it was taken for; a city that is not there yet is marked as new."""
    if row.city:
        return str(row.city)
    if row.new_city:
        return _("new: {name} ({country})").format(**row.new_city)
    return ""


def not_read(run: ImportRun) -> list[str]:
    """The columns of the file that no role was chosen for."""
    read = set(run.columns.values())
    return [
        name or _("column {number}").format(number=place + 1)
        for place, name in enumerate(run.headers)
        if place not in read
    ]


def said_by(row: ImportRow, columns: dict[str, int]) -> dict[str, str]:
    """What the row says, by role, in the order of the roles; what is empty is left out."""
    places = {role: columns[role] for role in ROLES if role in columns}
    return {
        role: row.cells[place] for role, place in places.items() if place < len(row.cells) and row.cells[place].strip()
    }
