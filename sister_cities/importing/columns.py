"""Which column says what: roles, how spreadsheets call them, a guess from heading and cells. No database."""

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sister_cities import countries
from sister_cities.folding import folded
from sister_cities.importing import dates, values
from sister_cities.importing.header_words import REASON, WORDS

ROLES: dict[str, Promise] = {
    "community": _("Ukrainian community"),
    "oblast": _("oblast of the community"),
    "code": _("KATOTTG code of the community"),
    "city": _("city abroad"),
    "country": _("country of the city"),
    "latitude": _("latitude of the city"),
    "longitude": _("longitude of the city"),
    "point": _("both coordinates in one cell"),
    "kind": _("kind of agreement"),
    "fields": _("fields of cooperation"),
    "signed": _("year or day of signing"),
    "ends": _("in force until"),
    "status": _("status"),
    "suspended": _("suspended since"),
    "suspended_reason": _("why it is suspended"),
    "ended": _("day it ended"),
    "end_reason": _("why it ended"),
    "ended_by": _("who ended it"),
    "council_no": _("number of the council’s decision"),
    "council_on": _("day of the council’s decision"),
    "ministry_sent_on": _("sent to the ministry"),
    "order_no": _("number of the ministry’s order"),
    "agreed_on": _("day of the ministry’s order"),
    "registered_no": _("number of the registration"),
    "registered_on": _("day of the registration"),
    "source": _("source of the row"),
    "source_url": _("address of the source"),
    "source_on": _("day for which the source says it"),
    "note": _("note for members"),
}
NEEDED = ("city",)
NAMES: dict[str, list[str]] = {}
for _role, _words in WORDS.items():
    for _word in (_role.replace("_", " "), *_words.split("|")):
        NAMES.setdefault(folded(_word), []).append(_role)
# Our own last column in the rows to be mended: it is there for people.
NOT_OURS_TO_READ = {folded(word) for word in REASON.split("|")}
# So large a part of the cells of a column has to look like a role.
SHARE = 0.8
SAMPLE = 60


def looks_like_heading(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: by a known name, or as words above what is mostly numbers."""
    if any(folded(cell) in NOT_OURS_TO_READ for cell in first):
        return True
    known = names_known(first)
    if known * 2 >= max(1, sum(map(bool, first))):
        return True
    if any(values.number_or_none(cell) is not None for cell in first):
        return False
    if known > 1:
        return True
    columns = [[row[place] for row in others if row[place:] and row[place]] for place, cell in enumerate(first) if cell]
    return any(_share(cells, lambda cell: values.number_or_none(cell) is not None) >= SHARE for cells in columns)


def names_known(cells: Sequence[str]) -> int:
    return sum(folded(cell) in NAMES for cell in cells)


def guess(headers: Sequence[str], rows: Sequence[Sequence[str]], is_community: Callable[[str], bool]) -> dict[str, int]:
    """Role → number of the column, counted from 0; each column has one role at most."""
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        names = NAMES.get(folded(header), ())
        if role := next((role for role in names if role not in found), None):
            found[role] = place
    columns = [[row[place] for row in rows[:SAMPLE] if row[place:] and row[place]] for place in range(len(headers))]
    _put_right(found, columns, is_community)
    readable = [place for place, header in enumerate(headers) if folded(header) not in NOT_OURS_TO_READ]
    for role, fits in _looks(is_community):
        free = [place for place in readable if place not in found.values() and columns[place]]
        if (
            role not in found
            and (place := next((p for p in free if _share(columns[p], fits) >= SHARE), None)) is not None
        ):
            found[role] = place
    return _without_rivals(found)


def heading_of(role: str) -> str:
    """How a column is to be called so that this role is guessed: in the active language where that is understood."""
    words = str(ROLES[role])
    return words if NAMES.get(folded(words), [None])[0] == role else role.replace("_", " ")


def _put_right(found: dict[str, int], columns: list[list[str]], is_community) -> None:
    """«Місто» may be ours and "city" too: whichever holds our communities is ours."""
    ours, theirs = found.get("community"), found.get("city")
    if theirs is None or _share(columns[theirs], is_community) < SHARE:
        return
    if ours is None or _share(columns[ours], is_community) < _share(columns[theirs], is_community):
        found["community"] = theirs
        if ours is None:
            del found["city"]
        else:
            found["city"] = ours


def _looks(is_community) -> list[tuple[str, Callable[[str], bool]]]:
    return [
        ("country", lambda cell: countries.code_of(cell) is not None),
        ("source_url", lambda cell: cell.startswith(("http://", "https://", "www."))),
        ("point", lambda cell: values.point_of(cell) is not None),
        ("kind", lambda cell: values.kind_of(cell) is not None),
        ("status", lambda cell: values.status_of(cell) is not None),
        ("signed", lambda cell: dates.read(cell) is not None),
        ("latitude", lambda cell: _is_fraction(cell, 90)),
        ("longitude", lambda cell: _is_fraction(cell, 180)),
        ("community", is_community),
        ("fields", lambda cell: values.fields_of(cell) is not None),
        ("city", _is_name),
    ]


def _without_rivals(found: dict[str, int]) -> dict[str, int]:
    """One coordinate alone says nothing, and both in one cell need no other column."""
    if "point" in found or ("latitude" in found) != ("longitude" in found):
        return {role: place for role, place in found.items() if role not in ("latitude", "longitude")}
    return found


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0


def _is_fraction(cell: str, limit: int) -> bool:
    number = values.number_or_none(cell)
    return number is not None and abs(number) <= limit and number != number.to_integral_value()


def _is_name(cell: str) -> bool:
    return (
        len(cell) <= 80
        and any(letter.isalpha() for letter in cell)
        and not any(letter.isdigit() for letter in cell[:1])
    )
