"""What was matched, and what a person chose, becomes rows of the registry: all of it or nothing."""

from dataclasses import dataclass, field
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from sister_cities import cities, city_matching, loading
from sister_cities.city_matching import Asked
from sister_cities.models import Agreement, City, ImportRow, ImportRun
from sister_cities.services.importing.choosing import FIELDS
from sister_cities.services.importing.judging import Judge, key_of
from sister_cities.services.importing.opening import State, close, locked, record

Verdict = ImportRow.Verdict


@dataclass
class Outcome:
    """What a confirmation did."""

    written: int = 0
    cities: int = 0
    # Found in the registry meanwhile, or refused by it: these rows say why.
    changed: int = 0
    counts: dict[str, int] = field(default_factory=dict)


def confirm(run: ImportRun, *, by=None) -> Outcome:
    """Write every matched row in one transaction; doubtful ones wait in their rows. Raises NotNow.

    What the registry has got since the file was tried is looked at again. The file is deleted. A second call finds
    nothing to write.
    """
    with transaction.atomic():
        run = locked(run, State.CHECKED, State.CONFIRMED)
        outcome = _Writer(run, by).write()
        was_open = run.state == State.CHECKED
        if was_open:
            close(run, State.CONFIRMED, by=by)
        if was_open or outcome.written or outcome.changed:
            codes = {"written": outcome.written, "cities": outcome.cities}
            record("agreement_import.confirmed", run, by=by, codes=codes)
    return outcome


class _Writer:
    def __init__(self, run: ImportRun, by):
        self.run, self.by, self.now = run, by, timezone.now()
        self.judge = Judge(run)
        self.outcome = Outcome()
        self.created: dict[tuple, City] = {}

    def write(self) -> Outcome:
        rows = list(self.run.rows.filter(verdict=Verdict.MATCHED).order_by("number"))
        _find_cities_again(rows)
        for row in rows:
            facts = self.judge.judge(row)
            if row.verdict == Verdict.MATCHED:
                self._write_row(row, facts.columns)
            self.outcome.changed += row.verdict != Verdict.WRITTEN
            row.save(update_fields=FIELDS)
        self.outcome.counts = self.run.counts()
        return self.outcome

    def _write_row(self, row: ImportRow, columns: dict) -> None:
        added, agreement = (
            None,
            Agreement(community_id=row.community_id, accepted_at=self.now, accepted_by=self.by, **columns),
        )
        try:
            with transaction.atomic():
                if row.new_city:
                    added = self.created.get(key_of(row.new_city)) or self._add_city(row.new_city)
                    row.city = added
                self._save(agreement, row.city)
        except IntegrityError:
            row.city, row.verdict, row.reasons = None, Verdict.REJECTED, [("refused", {"why": _why(agreement)})]
            return
        if added:
            self.outcome.cities += key_of(row.new_city) not in self.created
            self.created[key_of(row.new_city)] = added
        row.agreement, row.verdict, row.new_city = agreement, Verdict.WRITTEN, None
        self.judge.remember(row, agreement)
        self.outcome.written += 1

    def _save(self, agreement: Agreement, city: City) -> None:
        agreement.city, agreement.partner_country = city, city.country
        agreement.save()
        self._record("agreement.imported", agreement, {"import": str(self.run.pk)})

    def _add_city(self, fields: dict) -> City:
        """Nobody has checked it yet."""
        city = City(source=City.Source.IMPORT, is_verified=False, created_by=self.by, created_at=self.now, **fields)
        cities.fill_search(city)
        taken = set(City.objects.filter(country=city.country).values_list("slug", flat=True))
        city.slug = loading.free_slug(city.name_en or city.name, city.country, token_hex(3), taken)
        city.save()
        self._record("city.added", city, {"import": str(self.run.pk)})
        return city

    def _record(self, verb: str, subject, codes: dict) -> None:
        kind = None if self.by else Event.ActorKind.SYSTEM
        events.record(verb, subject=subject, by=self.by, by_kind=kind, codes=codes)


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
    try:
        agreement.validate_constraints()
    except ValidationError as error:
        return "; ".join(error.messages)
    return ""
