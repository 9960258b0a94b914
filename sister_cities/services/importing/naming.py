"""Which community and which city a row names: the answers of the matching, as the row of an import keeps them."""

from collections.abc import Callable, Mapping, Sequence

from members.coordinates import kilometres
from members.folding import fold
from members.models import Community
from sister_cities import city_matching, countries
from sister_cities.city_matching import Asked
from sister_cities.city_names import LATIN, UKRAINIAN
from sister_cities.importing import values
from sister_cities.importing.reasons import Reason
from sister_cities.matching import communities
from sister_cities.matching.index import Index
from sister_cities.models import AGGRESSORS

# After so many rows one hears how far it has come: most of the time goes into the names.
AT_ONCE = 500
# So near to the centre of a community lies no city abroad that GeoNames does not have.
BESIDE_US_KM = 15


def is_place_of_ours() -> Callable[[str], bool]:
    """For guessing columns: whether a cell is the name of a centre of a community, in whichever spelling."""
    keys = {fold(name) for name in Community.objects.values_list("centre_uk", flat=True)}
    return lambda cell: fold(cell) in keys


def candidates_of(rows: Sequence[Mapping[str, str]], tell: Callable[[int], None] = lambda done: None) -> list[dict]:
    """What `ImportRow.candidates` holds for each row: ids, the city to be created, and what is not certain.

    `tell` hears how many rows are done.
    """
    index, found = Index.from_database(), []
    for start in range(0, len(rows), AT_ONCE):
        found += _candidates_of(index, rows[start : start + AT_ONCE])
        tell(len(found))
    return found


def _candidates_of(index: Index, rows: Sequence[Mapping[str, str]]) -> list[dict]:
    rows = [_with_country(cells) for cells in rows]
    points = [point_of(cells) for cells in rows]
    asked = [_asked(cells, point) for cells, point in zip(rows, points, strict=True)]
    answers = city_matching.match_all(asked)
    found = []
    for cells, point, answer in zip(rows, points, answers, strict=True):
        reasons: list[Reason] = []
        community = _community(index, cells, reasons)
        if not isinstance(answer, city_matching.Matched) and _is_taken_from_us(index, cells, point):
            answer = city_matching.Rejected("in_ukraine")
        found.append({"community": community, **_city(cells, point, answer, reasons), "reasons": reasons})
    return found


def _with_country(cells: Mapping[str, str]) -> Mapping[str, str]:
    """Where the row names no country of its own, the one beside the city's name counts."""
    if cells.get("country", "").strip():
        return cells
    city, country = countries.parted(cells.get("city", ""))
    return {**cells, "city": city, "country": country}


def _is_taken_from_us(index: Index, cells: Mapping[str, str], point) -> bool:
    """A place of Ukraine that the row gives to an aggressor: "Simferopol, Russia". No such city is ever created.

    A name that is one letter away from one of ours (Kirov, Kyiv) is told apart by its coordinates; the bare name of a
    large city abroad (Samara) is not taken for our village.
    """
    if countries.code_of(cells.get("country", "")) not in AGGRESSORS:
        return False
    ours = communities.match(index, cells.get("city", ""))
    doubt = ours.reason if isinstance(ours, communities.Doubtful) else ""
    is_another = doubt == communities.Reason.ABROAD or (doubt == communities.Reason.TYPO and point)
    if not isinstance(ours, communities.Rejected) and not is_another:
        return True
    centres = ((one.latitude, one.longitude) for one in index.by_code.values() if one.latitude is not None)
    return bool(point) and any(
        kilometres(point, (float(latitude), float(longitude))) <= BESIDE_US_KM for latitude, longitude in centres
    )


def _asked(cells: Mapping[str, str], point) -> Asked:
    latitude, longitude = point or (None, None)
    return Asked(cells.get("city", ""), cells.get("country", ""), latitude, longitude)


def _community(index: Index, cells: Mapping[str, str], reasons: list[Reason]) -> list[int]:
    cell = " ".join(filter(None, (cells.get("code", ""), cells.get("community", ""))))
    answer = communities.match(index, cell, cells.get("oblast", ""))
    if isinstance(answer, communities.Matched):
        return [answer.community.pk]
    is_final = isinstance(answer, communities.Rejected)
    role = "community" if cells.get("community") or not cells.get("code") else "code"
    reasons.append(_reason("community", role, cell, answer.reason.value, is_final))
    return [] if is_final else _each_once(answer.candidates)


def _city(cells: Mapping[str, str], point, answer, reasons: list[Reason]) -> dict:
    cell, country = cells.get("city", ""), cells.get("country", "")
    found = {"city": [], "new_city": None, "country": countries.code_of(country) or ""}
    if point is False:
        reasons.append(_reason("city", "city", cell, "wrong_coordinates", True))
    elif isinstance(answer, city_matching.Matched):
        found |= {"city": [answer.city.pk], "country": answer.city.country}
    elif isinstance(answer, city_matching.New):
        found["new_city"] = _with_degrees_as_texts(answer.fields)
    else:
        is_final = isinstance(answer, city_matching.Rejected)
        said = ", ".join(filter(None, (cell, country)))
        reasons.append(_reason("city", "city", said, answer.reason, is_final))
        if not is_final:
            new = _new_city(cell, found["country"], point)
            found |= {"city": _each_once(answer.candidates), "new_city": _with_degrees_as_texts(new)}
    return found


def point_of(cells: Mapping[str, str]) -> tuple | bool | None:
    """Latitude and longitude; None when the row has none, False when what it has cannot be right."""
    whole, latitude, longitude = (cells.get(role, "").strip() for role in ("point", "latitude", "longitude"))
    if whole:
        return values.point_of(whole) or False
    if not latitude and not longitude:
        return None
    point = values.coordinate_of(latitude, 90), values.coordinate_of(longitude, 180)
    return False if None in point else point


def _reason(code: str, role: str, cell: str, why: str, is_final: bool) -> Reason:
    return code, {"column": role, "value": cell[:200], "why": why, "is_final": is_final}


def _each_once(candidates) -> list[int]:
    return list(dict.fromkeys(found.pk for found in candidates))


def _new_city(name: str, country: str, point) -> dict:
    """For who decides that none of the candidates is meant."""
    name = name[:120]
    latitude, longitude = point or (None, None)
    return {
        "name": name,
        "name_en": name if LATIN.fullmatch(name) else "",
        "name_uk": name if UKRAINIAN.fullmatch(name) else "",
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
    }


def _with_degrees_as_texts(fields: dict) -> dict:
    """A row keeps them in JSON, where a float would not stay what it was."""
    degrees = {name: None if fields[name] is None else str(fields[name]) for name in ("latitude", "longitude")}
    return fields | degrees
