"""The registry for machines (schema.org): the list as a data set, its pages about places. Nothing a page does not show.

A community is an administrative area, a partner a city; sameAs names only numbers that the row itself has.
"""

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mayors_club import jsonld, languages
from mayors_club.jsonld import without_gaps
from mayors_club.open_data import LICENCE
from mayors_club.web_links import web
from members.models import Community
from sister_cities import countries
from sister_cities.countries import HOME
from sister_cities.models import City
from sister_cities.pages import AgreementPage, PlacePage

CONTEXT = "https://schema.org"
WIKIDATA, GEONAMES = "https://www.wikidata.org/entity/{}", "https://sws.geonames.org/{}/"
FORMATS = {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}


def list_script() -> SafeString:
    return jsonld.script_of({"@context": CONTEXT, **data_set()})


def agreement_script(page: AgreementPage) -> SafeString:
    agreement, language = page.agreement, page.language
    sides = [community(agreement.community, language), city(agreement.city, language)]
    found = _page("sister_cities:agreement", agreement.pk, language)
    found |= {"name": f"{page.community} — {page.city}", "description": f"{page.kind}, {page.row.status}"}
    part_of = {"@type": "Dataset", "name": _("Sister cities"), "url": languages.absolute(reverse("sister_cities:list"))}
    return jsonld.script_of({**found, "about": sides, "isPartOf": part_of})


def community_script(page: PlacePage) -> SafeString:
    about = community(page.place, page.language)
    return jsonld.script_of(_page("sister_cities:community", page.place.slug, page.language) | {"mainEntity": about})


def city_script(page: PlacePage) -> SafeString:
    about = city(page.place, page.language)
    return jsonld.script_of(_page("sister_cities:city", page.place.slug, page.language) | {"mainEntity": about})


def data_set() -> dict:
    words = _(
        "An open registry of agreements between Ukrainian communities and cities of other countries: every tie on one "
        "map, every row with its source."
    )
    return {
        "@type": "Dataset",
        "name": _("Sister cities"),
        "description": words,
        "url": languages.absolute(reverse("sister_cities:list")),
        "license": LICENCE["url"],
        "creator": jsonld.club(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": languages.absolute(reverse(f"sister_city_files:{name}")),
            }
            for name, kind in FORMATS.items()
        ],
    }


def community(place: Community, language: str) -> dict:
    other = languages.OTHER[language]
    return without_gaps(
        {
            "@type": "AdministrativeArea",
            "name": place.name_in_law(language),
            "alternateName": place.name_in_law(other),
            "url": web(place.website),
            "geo": _geo(place),
            "containedInPlace": _oblast(place, language) or _country(HOME, language),
        }
    )


def city(place: City, language: str) -> dict:
    name = place.name_in(language)
    others = dict.fromkeys(filter(None, (place.name, place.name_in(languages.OTHER[language]))))
    numbers = ((WIKIDATA, place.wikidata_id), (GEONAMES, place.geonames_id))
    return without_gaps(
        {
            "@type": "City",
            "name": name,
            "alternateName": [one for one in others if one != name],
            "geo": _geo(place),
            "containedInPlace": _country(place.country, language),
            "sameAs": [address.format(number) for address, number in numbers if number],
        }
    )


def _page(name: str, key, language: str) -> dict:
    url = languages.absolute(reverse(name, args=[key]))
    return {"@context": CONTEXT, "@type": "WebPage", "url": url, "inLanguage": language}


def _oblast(place: Community, language: str) -> dict | None:
    """A city with special status lies in none."""
    if place.kind == Community.Kind.CITY:
        return None
    country = _country(HOME, language)
    return {"@type": "AdministrativeArea", "name": place.oblast_in(language), "containedInPlace": country}


def _country(code: str, language: str) -> dict:
    return {"@type": "Country", "name": countries.name(code, language)}


def _geo(place: Community | City) -> dict | None:
    if place.latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(place.latitude), "longitude": float(place.longitude)}
