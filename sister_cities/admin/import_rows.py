"""The rows of an import as its page shows them, with what may be chosen beside each."""

from collections.abc import Iterable

from members.models import Community
from sister_cities.admin.import_forms import ChoiceForm
from sister_cities.importing import report
from sister_cities.importing.columns import ROLES
from sister_cities.importing.reasons import in_words
from sister_cities.models import City, ImportRow, ImportRun

Verdict = ImportRow.Verdict
NAMES = ("community", "city")
# What a row is about; the rest of it stands below in small letters.
OURS, THEIRS = ("code", "community", "oblast"), ("city", "country")


def shown_rows(run: ImportRun, rows: Iterable[ImportRow]) -> list[dict]:
    rows = list(rows)
    communities = _by_id(Community.objects.defer("search_text", "search_keys"), rows, "community")
    cities = _by_id(City.objects.defer("search_text", "search_keys"), rows, "city")
    return [_shown(run, row, communities, cities) for row in rows]


def choices_of(row: ImportRow) -> dict:
    """The candidates of one row, the likeliest first."""
    communities, cities = _by_id(Community.objects, [row], "community"), _by_id(City.objects, [row], "city")
    return _choices(row, communities, cities)


def _shown(run: ImportRun, row: ImportRow, communities: dict, cities: dict) -> dict:
    codes = {code for code, _facts in row.candidates.get("reasons", ())}
    said = report.said_by(row, run.columns) if row.candidates else {"": " | ".join(row.cells)}
    is_open = row.verdict == Verdict.DOUBTFUL
    form = ChoiceForm(row=row, initial=row.choice, **_choices(row, communities, cities)) if is_open else None
    return {
        "row": row,
        "kind": report.KINDS[row.verdict],
        "ours": ", ".join(said[role] for role in OURS if role in said),
        "theirs": ", ".join(said[role] for role in THEIRS if role in said) or said.get("", ""),
        "rest": [(ROLES[role], text) for role, text in said.items() if role and role not in (*OURS, *THEIRS)],
        "city": report.city_in_words(row),
        "reasons": [in_words(reason) for reason in row.reasons],
        "form": form,
        "asks_community": form and "community" in codes and row.candidates.get("community"),
        "asks_city": form and "city" in codes,
        "asks_anyway": form and any(code not in NAMES for code, _facts in row.reasons),
        "is_matched": row.verdict == Verdict.MATCHED,
        "can_be_other": row.verdict in (Verdict.DOUBTFUL, Verdict.MATCHED),
        "can_undo": bool(row.choice) and row.verdict in ImportRow.OPEN,
    }


def _choices(row: ImportRow, communities: dict, cities: dict) -> dict:
    return {
        "communities": [communities[pk] for pk in row.candidates.get("community", ()) if pk in communities],
        "cities": [cities[pk] for pk in row.candidates.get("city", ()) if pk in cities],
    }


def _by_id(objects, rows: list[ImportRow], role: str) -> dict:
    wanted = {pk for row in rows if row.verdict in ImportRow.OPEN for pk in row.candidates.get(role, ())}
    return objects.in_bulk(wanted) if wanted else {}
