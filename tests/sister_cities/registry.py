"""What tests of the registry's list share: ties by the names of their places, and the rows of a page."""

import re

from sister_cities.cities import fill_search
from tests import factories
from tests import sister_city_factories as made

NAMES = {"Львів": "Lviv", "Київ": "Kyiv", "Ґудзьове": "Gudzove", "Їжакове": "Yizhakove", "Галич": "Halych"}


def make_city(name, country="DE", **fields):
    city = made.make_city(**{"name": name, "name_uk": "", "name_en": name, "country": country, **fields})
    fill_search(city)
    city.save()
    return city


def tie(centre="Львів", city="Freiburg", country="DE", **fields):
    place = {"centre_uk": centre, "centre_latin": NAMES.get(centre, centre), "name_uk": f"{centre}ська"}
    region = fields.pop("oblast", ("Львівська область", "Lviv oblast"))
    community = fields.pop("community", None) or factories.make_community(
        **place, oblast_uk=region[0], oblast_en=region[1], kind=fields.pop("community_kind", "urban")
    )
    partner = make_city(city, country, **fields.pop("of_city", {}))
    return made.make_agreement(
        fields.pop("status", "active"), procedure="earlier", community=community, city=partner, **fields
    )


def html(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def rows(client, path):
    """«Львів — Freiburg» as they stand in the table."""
    table = html(client, path).partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        re.sub("<[^>]+>", "", row).strip() for row in re.findall(r'<th scope="row"><a href="[^"]+">(.+?)</a>', table)
    ]
