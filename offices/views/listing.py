"""The list of offices, 24 a page."""

from dataclasses import dataclass

from django.db.models import Count, Window
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club import languages
from mayors_club.storable import storable_page
from mayors_club.ukrainian import order_key
from members.oblasts import BY_NAME, name_of
from offices.filters import Filters
from offices.models import Office
from offices.sections import Kind
from offices.summaries import Summary, with_summaries

ON_A_PAGE = 24


@storable_page
def office_list(request):
    filters = Filters.of(request.GET)
    oblasts = offices_by_oblast()
    total = sum(oblasts.values())
    page = page_of(offices_of(filters), request.GET.get("page", "1"), total)
    context = {
        "filters": filters,
        "total": total,
        "oblasts": oblast_choices(oblasts, filters.oblast),
        "page": page,
        "cards": [card(office) for office in page.offices],
        "ways_out": ways_out(filters) if total and not page.count else [],
        **addresses(filters, page),
    }
    return render(request, "offices/list.html", context)


def offices_by_oblast() -> dict[str, int]:
    """How many public offices each oblast has, by its name; "" for members without a community of the codifier."""
    rows = Office.objects.public().order_by().values_list("member__community__oblast_uk").annotate(Count("pk"))
    return {name or "": count for name, count in rows}


def oblast_choices(oblasts: dict[str, int], chosen: str) -> list[dict]:
    """Only oblasts with offices, and the chosen one, in the order of the page's language."""
    slugs = {BY_NAME[name].slug for name in oblasts if name in BY_NAME} | ({chosen} - {""})
    choices = [{"value": slug, "name": name_of(slug)} for slug in slugs]
    return sorted(choices, key=lambda choice: order_key(choice["name"]))


def offices_of(filters: Filters):
    offices = filters.offices()
    return offices.in_latin_order() if get_language() == "en" else offices.in_order()


@dataclass(frozen=True)
class Page:
    number: int
    offices: list[Office]
    # On all pages together.
    count: int

    @property
    def last(self) -> int:
        return -(-self.count // ON_A_PAGE) or 1


def page_of(offices, number: str, total: int) -> Page:
    """The rows and how many there are in one query. 404 for a page that does not exist; the first one always does."""
    if not number.isdecimal() or len(number) > len(str(total)):
        raise Http404
    first = (int(number) - 1) * ON_A_PAGE
    if first < 0 or first > total:
        raise Http404
    counted = with_summaries(offices.annotate(found=Window(Count("*"))), Kind.PORTRAIT)
    rows = list(counted[first : first + ON_A_PAGE])
    if first and not rows:
        raise Http404
    return Page(int(number), rows, rows[0].found if rows else 0)


def card(office: Office) -> dict:
    summary = Summary(office)
    return {
        "office": office,
        "member": office.member,
        "portrait": summary.portrait,
        "title": summary.title(get_language()),
    }


def ways_out(filters: Filters) -> list[dict]:
    return [
        {"words": filters.words(name), "count": count, "query": filters.without(name).query()}
        for name, count in filters.ways_out()
    ]


def addresses(filters: Filters, page: Page) -> dict:
    """The list as such has a twin in the other language; its further pages are sorted differently there."""
    path = reverse("offices:list")
    is_whole = not filters.active and page.number == 1
    return {
        "canonical_url": languages.absolute(path + filters.query(page.number)),
        "alternates": languages.alternates(path) if is_whole else [],
        "other_language_url": languages.path_in(path, languages.OTHER[get_language()]) + filters.query(),
        "list_url": path,
        "previous_url": path + filters.query(page.number - 1) if page.number > 1 else "",
        "next_url": path + filters.query(page.number + 1) if page.number < page.last else "",
    }
