"""The rows that were matched become agreements, some hundred at once.

A rule of the database that refuses one of them does not stop the others: that row says why.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from sister_cities import cities, city_matching
from sister_cities.city_matching import Asked
from sister_cities.models import Agreement, City, ImportRow, ImportRun
from sister_cities.services.importing.choosing import FIELDS
from sister_cities.services.importing.judging import Judge, key_of
from sister_cities.slugs import Slugs, save_new

Verdict = ImportRow.Verdict
AT_ONCE = 500
Wanted = list[tuple[ImportRow, Agreement]]


@dataclass
class Outcome:
    """What a confirmation did."""

    written: int = 0
    cities: int = 0
    # Found in the registry meanwhile, or refused by it: these rows say why.
    changed: int = 0
    counts: dict[str, int] = field(default_factory=dict)


class Writer:
    def __init__(self, run: ImportRun, by, tell: Callable[[int], None] = lambda done: None):
        """`tell` hears how many rows are done."""
        self.run, self.by, self.tell, self.now = run, by, tell, timezone.now()
        self.judge = Judge(run)
        self.outcome = Outcome()
        self.created: dict[tuple, City] = {}

    def write(self) -> Outcome:
        rows = list(self.run.rows.filter(verdict=Verdict.MATCHED).order_by("number"))
        _find_cities_again(rows)
        for start in range(0, len(rows), AT_ONCE):
            self._write(rows[start : start + AT_ONCE])
            self.tell(min(start + AT_ONCE, len(rows)))
        self.outcome.counts = self.run.counts()
        return self.outcome

    def _write(self, rows: list[ImportRow]) -> None:
        wanted = []
        for row in rows:
            facts = self.judge.judge(row)
            if row.verdict == Verdict.MATCHED:
                agreement = Agreement(
                    community_id=row.community_id, accepted_at=self.now, accepted_by=self.by, **facts.columns
                )
                self.judge.remember(row, agreement)
                wanted.append((row, agreement))
        new = self._add_cities(wanted)
        self._add_agreements(wanted)
        self._forget_unused(new, wanted)
        for row in rows:
            _settle(row)
            self.outcome.changed += row.verdict != Verdict.WRITTEN
        ImportRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=FIELDS)

    def _add_cities(self, wanted: Wanted) -> list[City]:
        """Nobody has checked them yet."""
        new = {}
        for row, _agreement in wanted:
            if row.new_city and (key := key_of(row.new_city)) not in self.created:
                new[key] = new.get(key) or self._city(row.new_city)
        _insert(list(new.values()))
        self.created |= {key: city for key, city in new.items() if city.pk}
        return list(new.values())

    def _city(self, fields: dict) -> City:
        city = City(source=City.Source.IMPORT, is_verified=False, created_by=self.by, created_at=self.now, **fields)
        cities.fill_search(city)
        return city

    def _add_agreements(self, wanted: Wanted) -> None:
        there = City.objects.in_bulk({row.city_id for row, _agreement in wanted if row.city_id})
        for row, agreement in wanted:
            city = self.created.get(key_of(row.new_city)) if row.new_city else there.get(row.city_id)
            if city:
                agreement.city, agreement.partner_country = city, city.country
        _insert([agreement for _row, agreement in wanted if agreement.city_id])
        cities.fill_keys({one.city_id: one.city for _row, one in wanted if one.pk}.values())
        for row, agreement in wanted:
            if agreement.pk:
                row.city, row.agreement, row.new_city = agreement.city, agreement, None
                row.verdict, row.reasons = Verdict.WRITTEN, []
                self.outcome.written += 1
            else:
                row.city, row.verdict, row.reasons = None, Verdict.REJECTED, [("refused", {"why": _why(agreement)})]
        self._record("agreement.imported", [agreement for _row, agreement in wanted if agreement.pk])

    def _forget_unused(self, new: list[City], wanted: Wanted) -> None:
        """A city whose only agreement was refused is not there either."""
        used = {agreement.city_id for _row, agreement in wanted if agreement.pk}
        if unused := {city.pk for city in new if city.pk and city.pk not in used}:
            City.objects.filter(pk__in=unused).delete()
            self.created = {key: city for key, city in self.created.items() if city.pk not in unused}
        kept = [city for city in new if city.pk in used]
        self.outcome.cities += len(kept)
        self._record("city.added", kept)

    def _record(self, verb: str, subjects: Iterable) -> None:
        kind = None if self.by else Event.ActorKind.SYSTEM
        events.record_all(verb, subjects, by=self.by, by_kind=kind, codes={"import": str(self.run.pk)})


def _insert(rows: list) -> None:
    """All at once; where the database refuses one, each alone. Those that are refused have no number afterwards."""
    if not rows:
        return
    if isinstance(rows[0], City):
        slugs = Slugs(rows)
        for city in rows:
            slugs.give(city)
    model = type(rows[0])
    try:
        with transaction.atomic():
            model.objects.bulk_create(rows)
    except IntegrityError:
        for row in rows:
            row.pk = None
            _insert_alone(row)


def _insert_alone(row) -> None:
    try:
        with transaction.atomic():
            if isinstance(row, City):
                save_new(row)
            else:
                row.save(force_insert=True)
    except IntegrityError:
        row.pk = None


def _settle(row: ImportRow) -> None:
    """An agreement of this very file that the row was taken for has its number only now, or was refused."""
    if row.verdict == Verdict.KNOWN and row.agreement_id is None:
        row.agreement = row.agreement if row.agreement.pk else None
        if row.agreement is None:
            row.verdict, row.reasons = Verdict.DOUBTFUL, [("changed", {})]


def _find_cities_again(rows: list[ImportRow]) -> None:
    """A city that a row would create may be in the table by now."""
    new = [row for row in rows if row.new_city]
    asked = [Asked(*(row.new_city[name] for name in ("name", "country", "latitude", "longitude"))) for row in new]
    for row, answer in zip(new, city_matching.match_all(asked), strict=True):
        if isinstance(answer, city_matching.Matched) and row.choice.get("city") in (None, "new"):
            row.choice = row.choice and {**row.choice, "city": answer.city.pk}
            reasons = [reason for reason in row.candidates["reasons"] if reason[0] != "city"]
            row.candidates |= {"city": [answer.city.pk], "reasons": reasons}


def _why(agreement: Agreement) -> str:
    """The words of the rule that the database named: asked only then, because asking costs a query a rule."""
    if not agreement.city_id:
        return ""
    try:
        agreement.validate_constraints()
    except ValidationError as error:
        return "; ".join(error.messages)
    return ""
