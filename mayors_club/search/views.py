"""The search of the whole site: one field, what was found by kind, and pages of one kind."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club import cleaning, languages, navigation
from mayors_club.search.groups import KINDS, Group, find
from mayors_club.storable import storable_page
from members.finding import Asked

TYPED_MAX = 100
# Of each kind while there are several; the rest of a kind has pages of its own.
SHOWN = 5
ON_A_PAGE = 24
DIGITS_OF_A_PAGE = 4


@storable_page
def search(request):
    typed = cleaning.line(request.GET.get("q", ""))[:TYPED_MAX].strip()
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    asked = Asked.of(typed)
    result = find(asked, kind)
    is_one_kind = len(result.groups) == 1
    number, last = page_number(request.GET.get("page", "1"), result.count if is_one_kind else 0)
    context = {
        "q": typed,
        "kind": kind,
        "is_too_short": bool(typed) and not asked.words,
        "result": result,
        "groups": [shown(group, typed, number if is_one_kind else 0) for group in result.groups],
        "number": number,
        "last": last,
        "ways_out": navigation.existing(("offices:list", "sister_cities:list", "expert_sessions:list", "faq")),
        **addresses(typed, kind, number, last),
    }
    return render(request, "search/search.html", context)


def shown(group: Group, typed: str, number: int) -> dict:
    """One page of the only kind there is, or the first few of one among several."""
    first = (number - 1) * ON_A_PAGE
    hits = group.hits[first : first + ON_A_PAGE] if number else group.hits[:SHOWN]
    more = address(typed, group.code) if not number and group.count > SHOWN else ""
    said = [hit.say() for hit in hits]
    return {"code": group.code, "title": group.title, "count": group.count, "hits": said, "more_url": more}


def page_number(typed: str, count: int) -> tuple[int, int]:
    """This page and the last one. 404 for a page that does not exist; the first one always does."""
    last = -(-count // ON_A_PAGE) or 1
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > DIGITS_OF_A_PAGE or not 1 <= int(typed) <= last:
        raise Http404
    return int(typed), last


def address(typed: str, kind: str = "", number: int = 1) -> str:
    asked = {"q": typed, "kind": kind, "page": number if number > 1 else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("search") + (f"?{query}" if query else "")


def addresses(typed: str, kind: str, number: int, last: int) -> dict:
    """Both languages find the same, but not in the same order: the twin begins with its first page."""
    return {
        "other_language_url": languages.path_in(address(typed, kind), languages.OTHER[get_language()]),
        "all_url": address(typed) if kind else "",
        "previous_url": address(typed, kind, number - 1) if number > 1 else "",
        "next_url": address(typed, kind, number + 1) if number < last else "",
    }
