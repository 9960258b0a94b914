"""Cities abroad kept by hand: added, put right, checked, and two rows of one city made one."""

from django.db import transaction
from django.db.models import F, Q

from mayors_club import events
from sister_cities.cities import fill_search
from sister_cities.city_keys import parts_of
from sister_cities.folding import folded
from sister_cities.models import AGGRESSORS, Agreement, City, Correction, ImportRow
from sister_cities.models.life import Status
from sister_cities.services import city_addresses
from sister_cities.slugs import save_new

# What people may write; where a row comes from and whether it is checked follows from the verbs.
COLUMNS = ("name", "name_uk", "name_en", "country", "latitude", "longitude", "population", "wikidata_id")


class Known(Exception):
    """A city of this name and country is there already: `city`."""

    def __init__(self, city):
        self.city = city
        super().__init__(str(city.pk))


class InForce(Exception):
    """With a city of Russia or Belarus no agreement may be in force."""


class OfGazetteer(Exception):
    """A row of GeoNames would come back with the next loading: only others can be merged into it."""


class Colliding(Exception):
    """Both cities have the same agreement with the same communities; `agreements` are those of the first city."""

    def __init__(self, agreements):
        self.agreements = agreements
        super().__init__(", ".join(str(agreement.pk) for agreement in agreements))


@transaction.atomic
def add(*, by, although_known: bool = False, **columns) -> City:
    """A city that the table lacks, checked with that. Raises Known unless it is said to be another one."""
    city = City(**columns, source=City.Source.HAND, is_verified=True, created_by=by)
    if not although_known and (known := _same(city)):
        raise Known(known)
    fill_search(city, [])
    save_new(city)
    events.record("city.added", subject=city, by=by)
    return city


@transaction.atomic
def change(city: City, columns: dict, *, by) -> None:
    """Put names and place right; the address of its page stays. Raises InForce."""
    city.refresh_from_db(from_queryset=City.objects.select_for_update(no_key=True))
    changed = {name: value for name, value in columns.items() if name in COLUMNS and getattr(city, name) != value}
    if not changed:
        return
    if changed.get("country") in AGGRESSORS and _in_force(city).exists():
        raise InForce
    for name, value in changed.items():
        setattr(city, name, value)
    if city.source == City.Source.GAZETTEER:
        city.is_verified = True  # the next loading of the gazetteer leaves it as it is now
    fill_search(city)
    city.save(update_fields=[*changed, "is_verified", "search_text", "search_keys"])
    events.record("city.changed", subject=city, by=by, codes={"columns": sorted(changed)})


@transaction.atomic
def verify(city: City, *, by) -> None:
    """Somebody has looked: the city exists, and this is what it is called. Checked twice is checked once."""
    if City.objects.filter(pk=city.pk, is_verified=False).update(is_verified=True):
        events.record("city.verified", subject=city, by=by)
    city.is_verified = True


@transaction.atomic
def merge(city: City, into: City, *, by) -> int:
    """Two rows of one city become one: agreements move, the first row goes, its names and addresses lead to the second.

    Answers how many agreements moved. Raises OfGazetteer, InForce and Colliding.
    """
    locked = City.objects.select_for_update().in_bulk(sorted((city.pk, into.pk)))
    city, into = locked[city.pk], locked[into.pk]
    refuse_merge(city, into)
    moved = Agreement.objects.filter(city=city).update(city=into, partner_country=into.country)
    _tell_imports(city, into)
    _tell_corrections(city, into)
    names = filter(None, (city.name, city.name_uk, city.name_en))
    fill_search(into, [*parts_of(into.search_text)[1], *names])
    into.save(update_fields=["search_text", "search_keys"])
    events.record("city.merged", subject=into, by=by, codes={"city": city.pk, "agreements": moved})
    city_addresses.hand_over(city, into)
    city.delete()
    return moved


def _tell_imports(city: City, into: City) -> None:
    """Rows taken for the first are taken for the second, also by whoever chooses or tries the file later."""
    ImportRow.objects.filter(city=city).update(city=into)
    rows = list(ImportRow.objects.filter(Q(choice__city=city.pk) | Q(candidates__city__contains=city.pk)))
    for row in rows:
        if row.choice.get("city") == city.pk:
            row.choice |= {"city": into.pk, "country": into.country}
        found = [into.pk if one == city.pk else one for one in row.candidates["city"]]
        row.candidates["city"] = list(dict.fromkeys(found))
    ImportRow.objects.bulk_update(rows, ["choice", "candidates"], batch_size=500)


def _tell_corrections(city: City, into: City) -> None:
    """A list that names the first means the second; what was corrected from one to the other never was a mistake."""
    Correction.objects.filter(city=city).update(city=into)
    Correction.objects.filter(agreement__city=into, agreement__community=F("community"), city=into).delete()


def refuse_merge(city: City, into: City) -> None:
    if city.source == City.Source.GAZETTEER or city.pk == into.pk:
        raise OfGazetteer
    if into.country in AGGRESSORS and _in_force(city).exists():
        raise InForce
    there = set(into.agreements.kept().values_list("community", "kind", "signed_on"))
    own = city.agreements.kept().select_related("community", "city")
    if colliding := [one for one in own if (one.community_id, one.kind, one.signed_on) in there]:
        raise Colliding(colliding)


def _same(city: City) -> City | None:
    names = {folded(name) for name in (city.name, city.name_uk, city.name_en) if name}
    there = City.objects.filter(country=city.country, search_keys__overlap=[f"={name}" for name in names])
    return next((one for one in there if names & {folded(one.name), folded(one.name_uk), folded(one.name_en)}), None)


def _in_force(city: City):
    return city.agreements.exclude(status=Status.TERMINATED)
