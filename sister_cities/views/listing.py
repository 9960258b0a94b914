"""The public list: filters, the map of what was found, and the table, 25 rows a page."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mayors_club import languages
from mayors_club.storable import storable_page
from sister_cities import jsonld
from sister_cities.addresses import list_address
from sister_cities.counting import Counts, choices, counts_of
from sister_cities.drawing import FRAMES, drawing_of
from sister_cities.filters import CHOSEN, Filters, all_of, label_of, unknown
from sister_cities.listing import Page, Place, page_of
from sister_cities.ordering import NAMES, Order
from sister_cities.rows import Row


@storable_page
def agreement_list(request):
    filters, order = Filters.of(request.GET), Order.of(request.GET.get("sort", ""))
    frame = request.GET.get("map", "")
    frame = frame if frame in FRAMES else ""
    counts = counts_of(filters)
    page = page_of(filters, order, Place.of(request.GET), counts.found)
    if page is None:
        return redirect(list_address(filters, order, frame))
    context = {
        "filters": filters,
        "counts": counts,
        "unknown": unknown(request.GET),
        "selects": [select(filters, counts, name) for name in CHOSEN],
        "chosen": [(label_of(name), filters.words(name)) for name in CHOSEN if name in filters.active],
        "order": order,
        "page": page,
        "rows": [Row(agreement, get_language() or "uk") for agreement in page.agreements],
        "drawing": drawing_of(filters.agreements(), counts.found, frame) if counts.found else None,
        "ways_out": ways_out(filters) if counts.total and not counts.found else [],
        "jsonld": jsonld.list_script() if counts.total and is_whole(filters, order) else "",
        **links(filters, order, frame, page),
    }
    return render(request, "sister_cities/list.html", context)


def select(filters: Filters, counts: Counts, name: str) -> dict:
    return {
        "name": name,
        "label": label_of(name),
        "all": all_of(name),
        "chosen": getattr(filters, name),
        "options": choices(filters, counts, name),
    }


def ways_out(filters: Filters) -> list[dict]:
    return [
        {"words": filters.words(name), "count": count, "url": list_address(filters.without(name), Order())}
        for name, count in filters.ways_out()
    ]


def is_whole(filters: Filters, order: Order) -> bool:
    return not filters.active and not str(order)


def links(filters: Filters, order: Order, frame: str, page: Page) -> dict:
    """The list as such has a twin in the other language; its further pages are sorted differently there."""
    path = list_address(Filters(), Order())
    here = list_address(filters, order, frame)
    is_first = is_whole(filters, order) and page.number == 1
    twin = languages.path_in(path, languages.OTHER[get_language() or "uk"])
    asked = urlencode(filters.active)
    return {
        "list_url": path,
        "canonical_url": languages.absolute(here) if page.number == 1 else "",
        "alternates": languages.alternates(path) if is_first else [],
        "is_indexed": is_whole(filters, order),
        "other_language_url": f"{twin}?{asked}" if asked else twin,
        "heads": {name: head(filters, order, frame, name) for name in NAMES},
        "previous_url": list_address(filters, order, frame, **page.previous) if page.has_previous else "",
        "next_url": list_address(filters, order, frame, **page.next) if page.has_next else "",
        "last_url": list_address(filters, order, frame, page="last") if page.last - page.number > 1 else "",
        "frames": {name: list_address(filters, order, name) for name in FRAMES},
        "downloads": downloads(filters),
        "report_url": reverse("sister_cities:report"),
    }


def head(filters: Filters, order: Order, frame: str, name: str) -> dict:
    return {
        "url": list_address(filters, order.turned(name), frame),
        "aria": order.aria if name == order.name else "",
        "words": {
            "community": pgettext("column", "Ukrainian community"),
            "partner": _("Partner city"),
            "year": _("Year"),
        }[name],
    }


def downloads(filters: Filters) -> list[dict]:
    """Files of the same rows."""
    asked = urlencode(filters.active)
    files = {"CSV": "csv", "JSON": "json", "GeoJSON": "geojson"}
    found = [{"words": words, "path": reverse(f"sister_city_files:{name}")} for words, name in files.items()]
    return [{**one, "url": f"{one['path']}?{asked}" if asked else one["path"]} for one in found]
