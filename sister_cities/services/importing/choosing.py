"""A person decides about a row: which community, which city, all the same, or left out."""

from django.db import transaction
from django.db.models import Q

from mayors_club import events
from members.models import Community
from sister_cities.countries import HOME
from sister_cities.importing.reasons import Reason
from sister_cities.models import City, ImportRow
from sister_cities.services.importing.judging import Judge
from sister_cities.services.importing.opening import State, locked

FIELDS = ["verdict", "reasons", "community", "city", "new_city", "choice", "agreement"]


class NotOpen(Exception):
    """Nothing is to be decided about this row any more, or the choice is none of those offered."""


class Refused(Exception):
    """With this choice the row would be rejected: `reasons` say why. Nothing was changed."""

    def __init__(self, reasons: list[Reason]):
        self.reasons = reasons
        super().__init__(str(reasons))


def choose(row: ImportRow, choice: dict, *, by) -> ImportRow:
    """The row's new verdict by this choice; an empty one takes an earlier one back. Raises NotOpen, Refused, NotNow.

    `choice` may hold "community" (id), "city" (id or "new"), "anyway" and "skip" (true).
    """
    with transaction.atomic():
        run = locked(row.run, State.CHECKED, State.CONFIRMED)
        row = ImportRow.objects.select_for_update().get(pk=row.pk)
        if row.verdict not in ImportRow.OPEN or not _is_offered(row, choice):
            raise NotOpen
        row.choice = _with_country(choice)
        judge = Judge(run)
        ours = choice.get("community") or (row.candidates["community"] or [None])[0]
        rivals = Q(verdict=ImportRow.Verdict.MATCHED, community=ours) | Q(cells=row.cells, number__lt=row.number)
        for other in run.rows.filter(rivals).exclude(pk=row.pk):
            judge.judge(other)
        judge.judge(row)
        if row.verdict == ImportRow.Verdict.REJECTED and choice:
            raise Refused(row.reasons)
        row.save(update_fields=FIELDS)
        events.record(
            "agreement_import.chosen", subject=run, by=by, codes={"row": row.number, "verdict": str(row.verdict)}
        )
    return row


def _is_offered(row: ImportRow, choice: dict) -> bool:
    """Beside the candidates any community and any city that we have may be meant."""
    city, community = choice.get("city"), choice.get("community")
    if community and not Community.objects.filter(pk=community).exists():
        return False
    if city == "new":
        return bool(row.candidates.get("new_city"))
    return not city or City.objects.exclude(country=HOME).filter(pk=city).exists()


def _with_country(choice: dict) -> dict:
    """What is lawful depends on the country of the city that is meant, not on the one that the row names."""
    city = choice.get("city")
    if city in (None, "new"):
        return choice
    return {**choice, "country": City.objects.values_list("country", flat=True).get(pk=city)}
