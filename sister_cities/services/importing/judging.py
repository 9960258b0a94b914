"""The verdict on a row: what it says of itself, whom it names, what the registry and the rows before it say."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from sister_cities.folding import folded
from sister_cities.importing.facts import Defaults, Facts, facts_of
from sister_cities.importing.reasons import Reason
from sister_cities.models import AGGRESSORS, Agreement, Correction, ImportRow, ImportRun

Verdict = ImportRow.Verdict
# Two rows about one pair that differ in one of these are not the same agreement.
COMPARED = ("kind", "signed_on", "status", "ends_on", "terminated_on", "fields", "registered_no")
ROLE_OF = {"signed_on": "signed", "ends_on": "ends", "terminated_on": "ended"}
# What a row that has ended lacks is said in one sentence when its city is one of the aggressors'.
INCOMPLETE = ("ended_incomplete", "aggressor")


class Known(NamedTuple):
    """An agreement of the registry, as far as a row is compared with it."""

    # None while this import is about to write it.
    pk: int | None
    kind: str
    signed_on: date | None
    precision: str
    agreement: Agreement | None = None
    # It stood there for these two by mistake and stands for others now.
    is_corrected: bool = False


class Judge:
    """Reads the registry once and remembers the rows it has seen, in the order of the file."""

    def __init__(self, run: ImportRun, *, today: date | None = None):
        self.run, self.today = run, today or timezone.localdate()
        self.roles = {role: place for role, place in run.columns.items() if place is not None}
        self.defaults = Defaults(
            run.kind, run.ended_by, run.source_uk or "", run.source_en or "", run.source_url, run.source_on
        )
        self.registry = _registry()
        self.whole_rows: dict[tuple, int] = {}
        self.pairs: dict[tuple, list[tuple[int, dict]]] = defaultdict(list)

    def cells_of(self, row: ImportRow) -> dict[str, str]:
        """The texts by role."""
        return {role: row.cells[place] for role, place in self.roles.items() if place < len(row.cells)}

    def facts_of(self, row: ImportRow) -> Facts:
        return facts_of(self.cells_of(row), self.defaults, self.today)

    def judge(self, row: ImportRow) -> Facts:
        """Writes verdict, reasons and what the row was taken for into the row, which is not saved."""
        facts = self.facts_of(row)
        row.agreement = None
        _take_names(row)
        if twin := self._twin(row):
            row.verdict, row.reasons = Verdict.REPEATED, [("identical", {"number": twin})]
        elif row.choice.get("skip"):
            row.verdict, row.reasons = Verdict.SKIPPED, []
        elif refusals := self._refusals(row, facts):
            row.verdict, row.reasons = Verdict.REJECTED, refusals
        else:
            row.reasons = [*_open_names(row), *facts.doubts]
            self._compare(row, facts)
        return facts

    def _twin(self, row: ImportRow) -> int | None:
        """The number of an earlier row with the very same cells."""
        earlier = self.whole_rows.setdefault(tuple(row.cells), row.number)
        return earlier if earlier != row.number and not row.choice else None

    def _refusals(self, row: ImportRow, facts: Facts) -> list[Reason]:
        country = row.choice.get("country") or row.candidates["country"]
        refusals = list(facts.refusals)
        is_over = facts.columns["status"] == Agreement.Status.TERMINATED
        if country in AGGRESSORS and (not is_over or any(code == "ended_incomplete" for code, _facts in refusals)):
            refusals = [("aggressor", {}), *(reason for reason in refusals if reason[0] not in INCOMPLETE)]
        return [*refusals, *(reason for reason in _open_names(row) if reason[1].get("is_final"))]

    def _compare(self, row: ImportRow, facts: Facts) -> None:
        is_taken = row.choice.get("anyway", False)
        if any(code in ("community", "city") for code, _facts in row.reasons):
            row.verdict = Verdict.DOUBTFUL
            return
        known = self._known(row, facts)
        if known and _is_the_same(known, facts):
            _take_for(row, known)
            return
        if known:
            row.reasons.append(_other_day(known))
        number, differing = self._earlier(row, facts)
        if number and not differing:
            row.verdict, row.reasons = Verdict.REPEATED, [("identical", {"number": number})]
            return
        if number:
            row.reasons.append(("alike", {"number": number, "columns": differing}))
        row.verdict = Verdict.DOUBTFUL if row.reasons and not is_taken else Verdict.MATCHED
        if row.verdict == Verdict.MATCHED:
            row.reasons = []
            self.pairs[self._pair(row)].append((row.number, facts.columns))

    def _known(self, row: ImportRow, facts: Facts) -> Known | None:
        """The agreement of the registry that the row most likely tells of."""
        found = [
            one
            for one in self.registry.get(self._pair(row), ())
            if one.kind == facts.columns["kind"] or not facts.names_kind
        ]
        return next((one for one in found if _is_the_same(one, facts)), found[0] if found else None)

    def _earlier(self, row: ImportRow, facts: Facts) -> tuple[int | None, list[str]]:
        """The number of an earlier row about the same pair and kind, and what the two say differently.

        A row that names no kind may tell of any agreement of the pair, as it may among those of the registry.
        """
        for number, columns in self.pairs[self._pair(row)]:
            if columns["kind"] == facts.columns["kind"] or not facts.names_kind:
                differing = [name for name in COMPARED if columns.get(name) != facts.columns.get(name)]
                return number, [ROLE_OF.get(name, name) for name in differing]
        return None, []

    def _pair(self, row: ImportRow) -> tuple:
        return row.community_id, row.city_id or key_of(row.new_city)

    def remember(self, row: ImportRow, agreement: Agreement) -> None:
        """What is about to be written is in the registry for the rows that follow."""
        known = Known(None, agreement.kind, agreement.signed_on, agreement.signed_precision, agreement)
        self.registry[self._pair(row)].append(known)


def key_of(new_city: dict) -> tuple:
    """Two rows that would create the same city have it."""
    point = [round(float(degrees), 1) for degrees in (new_city["latitude"], new_city["longitude"]) if degrees]
    return "new", new_city["country"], folded(new_city["name"]), *point


def _take_names(row: ImportRow) -> None:
    """Community and city as chosen by hand, else the only one that matching found."""
    found, open_roles = row.candidates, {code for code, _facts in row.candidates["reasons"]}
    ours = row.choice.get("community") or _certain(found["community"], "community" not in open_roles)
    theirs = row.choice.get("city") or _certain(found["city"], "city" not in open_roles)
    is_new = theirs == "new" or (not theirs and "city" not in open_roles)
    row.community_id = ours
    row.city_id = None if is_new else theirs
    row.new_city = found["new_city"] if is_new else None


def _certain(candidates: list[int], is_certain: bool) -> int | None:
    return candidates[0] if is_certain and candidates else None


def _open_names(row: ImportRow) -> list[Reason]:
    """What matching was not certain of and nobody has chosen since."""
    return [tuple(reason) for reason in row.candidates["reasons"] if not row.choice.get(reason[0])]


def _take_for(row: ImportRow, known: Known) -> None:
    row.verdict = Verdict.KNOWN
    row.reasons = [("corrected", {"number": known.pk})] if known.is_corrected else []
    row.agreement_id = known.pk
    if known.agreement:
        row.agreement = known.agreement


def _other_day(known: Known) -> Reason:
    if known.is_corrected:
        return "corrected_other_day", {"day": _shown(known), "number": known.pk}
    return "other_day", {"day": _shown(known)}


def _is_the_same(known: Known, facts: Facts) -> bool:
    """Not told apart by the day of signing: equal, equal as far as both are known, or unknown to one of them."""
    day, precision = facts.columns["signed_on"], facts.columns["signed_precision"]
    if not day or not known.signed_on:
        return True
    if "year" in (precision, known.precision):
        return day.year == known.signed_on.year
    if "month" in (precision, known.precision):
        return (day.year, day.month) == (known.signed_on.year, known.signed_on.month)
    return day == known.signed_on


def _shown(known: Known) -> str:
    pattern = {"year": "%Y", "month": "%m.%Y"}.get(known.precision, "%d.%m.%Y")
    return known.signed_on.strftime(pattern)


def _registry() -> dict[tuple, list[Known]]:
    found = defaultdict(list)
    columns = ("community_id", "city_id", "pk", "kind", "signed_on", "signed_precision")
    for community, city, *rest in Agreement.objects.kept().values_list(*columns).iterator(chunk_size=5000):
        found[community, city].append(Known(*rest))
    # After those that stand there now: what is said of these two is said of them first.
    former = Correction.objects.filter(agreement__declined_at=None).values_list(
        "community_id", "city_id", "agreement_id", *(f"agreement__{name}" for name in columns[3:])
    )
    for community, city, *rest in former:
        found[community, city].append(Known(*rest, is_corrected=True))
    return found
