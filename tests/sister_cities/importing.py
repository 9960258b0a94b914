"""The file of tricky rows, the communities that it names, and the way to its report."""

from datetime import date
from pathlib import Path

from members.communities import fill_search
from members.gazetteer import read_csv
from members.models import Community
from sister_cities import cities
from sister_cities.models import City, ImportRun
from sister_cities.services import importing
from tests.sister_city_factories import make_city

HEAD = "community,city,country,lat,lng,kind,signed,status,ended,reason,note\n"
LINDENTAL = "Lindental,Germany,51.2,10.4"
FILE = Path(__file__).parent / "partners.csv"
CENTRES = {"Київ", "Кропивницький", "Дніпро", "Чернігів", "Львів", "Суми", "Миколаїв", "Південне", "Звягель", "Любар"}
COLUMNS = ("code", "slug", "kind", "name_uk", "centre_uk", "centre_latin", "oblast_uk", "oblast_en", "raion_uk")
# What the rows of the file come to, by number, on a registry that has only Lindental.
VERDICTS = {
    "matched": {2, 3, 4, 5, 10, 12, 14, 22, 25},
    "doubtful": {13, 15, 20},
    "rejected": {8, 9, 11, 16, 17, 18, 19, 21, 24},
    "repeated": {6, 7},
}


def make_places() -> City:
    """Real communities, because real former names lead to them; answers the one city that the registry has."""
    found = [place for place in read_csv() if place.centre_uk in CENTRES]
    communities = [
        Community(is_repeated=place.is_repeated == "1", **{name: getattr(place, name) for name in COLUMNS})
        for place in found
    ]
    for community in communities:
        fill_search(community)
    Community.objects.bulk_create(communities)
    city = make_city(latitude="51.20000", longitude="10.40000")
    cities.fill_search(city)
    city.save()
    return city


def uploaded(content: bytes = b"", *, name="partners.csv", by=None) -> ImportRun:
    run = importing.upload(content or FILE.read_bytes(), name=name, by=by)
    importing.set_up(run, columns=run.columns, source_uk="Список партнера", source_on=date(2026, 3, 1))
    return run


def checked(content: bytes = b"", *, by=None) -> ImportRun:
    return importing.check(uploaded(content, by=by), by=by)


def verdicts_of(run: ImportRun) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, verdict in run.rows.values_list("number", "verdict"):
        found.setdefault(verdict, set()).add(number)
    return found
