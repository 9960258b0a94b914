"""Places of GeoNames becoming rows of `City`: what both loaders share."""

from collections.abc import Iterable

from members.coordinates import kilometres
from sister_cities.city_names import phrases
from sister_cities.gazetteer import Place
from sister_cities.models import City
from sister_cities.slugs import plain_slug

# A city that people entered and a place of GeoNames under the same name: one and the same within this distance.
SAME_WITHIN_KM = 5


def free_slug(name: str, country: str, number: int | str, taken: set[str]) -> str:
    """`leipzig-de`; the second of that name gets its number. The slug is added to `taken`."""
    slug = plain_slug(name, country)
    if slug in taken:
        slug = f"{slug}-{number}"
    taken.add(slug)
    return slug


def adopt(places: Iterable[Place]) -> int:
    """Cities that people entered before GeoNames was loaded get its number, and so are not added a second time."""
    entered: dict[tuple[str, str], list[City]] = {}
    for city in City.objects.filter(geonames_id=None, is_demo=False, latitude__isnull=False).defer("search_keys"):
        for key in phrases([city.name, city.name_en, city.name_uk]):
            entered.setdefault((city.country, key), []).append(city)
    if not entered:
        return 0
    taken = set(City.objects.filter(geonames_id__isnull=False).values_list("geonames_id", flat=True))
    return sum(_adopted(place, entered) for place in places if place.geonames_id not in taken)


def _adopted(place: Place, entered: dict[tuple[str, str], list[City]]) -> bool:
    point = float(place.latitude), float(place.longitude)
    for key in phrases([*place.names, *place.other_names.split("|")]):
        for city in entered.get((place.country, key), []):
            near = kilometres(point, (float(city.latitude), float(city.longitude))) <= SAME_WITHIN_KM
            if near and city.geonames_id is None:
                city.geonames_id = place.geonames_id
                city.save(update_fields=["geonames_id"])
                return True
    return False
