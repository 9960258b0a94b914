"""The part of schema.org's vocabulary that our pages use: types, their parents, and what each property may hold.

Copied by hand from https://schema.org/version/latest (the pages of each type); `problems` walks a document and says
what does not fit: an unknown type, a property its type does not have, a value of a kind the property does not take.
"""

import re
from urllib.parse import urlsplit

PARENTS = {
    "Thing": None,
    "Person": "Thing",
    "Organization": "Thing",
    "GovernmentOrganization": "Organization",
    "NGO": "Organization",
    "Place": "Thing",
    "AdministrativeArea": "Place",
    "City": "AdministrativeArea",
    "Country": "AdministrativeArea",
    "CreativeWork": "Thing",
    "WebPage": "CreativeWork",
    "ProfilePage": "WebPage",
    "Dataset": "CreativeWork",
    "MediaObject": "CreativeWork",
    "DataDownload": "MediaObject",
    "Event": "Thing",
    "Intangible": "Thing",
    "Role": "Intangible",
    "StructuredValue": "Intangible",
    "GeoCoordinates": "StructuredValue",
    "ContactPoint": "StructuredValue",
    "PostalAddress": "ContactPoint",
    "VirtualLocation": "Intangible",
}
# Property: the types that have it, and the kinds of value it may hold.
PROPERTIES = {
    "name": ({"Thing"}, {"Text"}),
    "alternateName": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text"}),
    "url": ({"Thing"}, {"URL"}),
    "image": ({"Thing"}, {"URL"}),
    "sameAs": ({"Thing"}, {"URL"}),
    "about": ({"CreativeWork"}, {"Thing"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "license": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "creator": ({"CreativeWork"}, {"Organization", "Person"}),
    "encodingFormat": ({"CreativeWork"}, {"Text", "URL"}),
    "distribution": ({"Dataset"}, {"DataDownload"}),
    "contentUrl": ({"MediaObject"}, {"URL"}),
    "geo": ({"Place"}, {"GeoCoordinates"}),
    "latitude": ({"Place", "GeoCoordinates"}, {"Number", "Text"}),
    "longitude": ({"Place", "GeoCoordinates"}, {"Number", "Text"}),
    "mainEntity": ({"CreativeWork"}, {"Thing"}),
    "inLanguage": ({"CreativeWork", "Event"}, {"Text"}),
    "dateModified": ({"CreativeWork"}, {"DateTime"}),
    "jobTitle": ({"Person"}, {"Text"}),
    "birthDate": ({"Person"}, {"Date"}),
    "deathDate": ({"Person"}, {"Date"}),
    "worksFor": ({"Person"}, {"Organization"}),
    "memberOf": ({"Person", "Organization"}, {"Organization"}),
    # Both are enumerations, written as addresses of schema.org.
    "eventStatus": ({"Event"}, {"URL"}),
    "eventAttendanceMode": ({"Event"}, {"URL"}),
    "location": ({"Event"}, {"Place", "VirtualLocation", "Text"}),
    "organizer": ({"Event"}, {"Organization", "Person"}),
    "performer": ({"Event"}, {"Organization", "Person"}),
    "roleName": ({"Role"}, {"Text", "URL"}),
    "startDate": ({"Role", "Event"}, {"Date"}),
    "previousStartDate": ({"Event"}, {"Date"}),
    "endDate": ({"Role"}, {"Date"}),
    "address": ({"Person", "Organization", "Place"}, {"PostalAddress", "Text"}),
    "areaServed": ({"Organization"}, {"AdministrativeArea", "Place", "Text"}),
    "containedInPlace": ({"Place"}, {"Place"}),
    "addressCountry": ({"PostalAddress"}, {"Text"}),
    "addressRegion": ({"PostalAddress"}, {"Text"}),
    "addressLocality": ({"PostalAddress"}, {"Text"}),
}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def is_a(kind: str, wanted: str) -> bool:
    while kind:
        if kind == wanted:
            return True
        kind = PARENTS[kind]
    return False


def problems(document: dict) -> list[str]:
    found = [] if document.get("@context") == "https://schema.org" else ["@context is not schema.org"]
    return found + _of_node({key: value for key, value in document.items() if key != "@context"}, "", "")


def _of_node(node: dict, where: str, through: str) -> list[str]:
    """`through` is the property whose value the node is: a Role carries that property on."""
    kind = node.get("@type")
    if kind not in PARENTS:
        return [f"{where}: unknown type {kind}"]
    told = {name: value for name, value in node.items() if name != "@type"}
    if not _is_literal(told.pop("@id", "https://schema.org"), "URL"):
        return [f"{where}: @id is no address"]
    return [line for name, value in told.items() for line in _of_property(kind, name, value, where, through)]


def _of_property(kind: str, name: str, value, where: str, through: str) -> list[str]:
    if name not in PROPERTIES:
        return [f"{where}: unknown property {name}"]
    owners, ranges = PROPERTIES[name]
    is_role = kind == "Role" and name == through
    found = [] if is_role or any(is_a(kind, owner) for owner in owners) else [f"{where}: {kind} has no {name}"]
    for single in value if isinstance(value, list) else [value]:
        found += _of_value(single, ranges, f"{where}/{name}", name)
    return found


def _of_value(value, ranges: set[str], where: str, name: str) -> list[str]:
    if isinstance(value, dict):
        kind = value.get("@type", "")
        fits = kind == "Role" or any(kind in PARENTS and is_a(kind, wanted) for wanted in ranges)
        return ([] if fits else [f"{where}: {kind} is none of {sorted(ranges)}"]) + _of_node(value, where, name)
    if type(value) in (int, float) and "Number" in ranges:
        return []
    if not isinstance(value, str) or not value.strip():
        return [f"{where}: {value!r} says nothing"]
    return [] if any(_is_literal(value, wanted) for wanted in ranges) else [f"{where}: {value!r} is none of {ranges}"]


def _is_literal(value: str, wanted: str) -> bool:
    if wanted == "URL":
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    patterns = {"Date": DATE, "DateTime": DATE_TIME}
    if wanted in patterns:
        return bool(patterns[wanted].fullmatch(value))
    return wanted == "Text"
