"""The list of sessions: what is coming, then the archive, 24 a page."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club import languages
from mayors_club.storable import storable_page
from mayors_club.ukrainian import order_key
from members.vocabulary import TOPICS
from sessions import public
from sessions.filters import Archived, Filters

ON_A_PAGE = 24
# No archive is so long that a longer number could be a page of it.
DIGITS_OF_A_PAGE = 4


@storable_page
def session_list(request):
    today = public.today_in_kyiv()
    archived = all_archived(today)
    filters = Filters.of(request.GET, archived)
    count = filters.count(archived)
    number, last = page_number(request.GET.get("page", "1"), count)
    first = (number - 1) * ON_A_PAGE
    sessions = public.archive(today).filter(filters.condition)[first : first + ON_A_PAGE]
    context = {
        "filters": filters,
        "total": len(archived),
        "count": count,
        "number": number,
        "last": last,
        "topics": topic_choices(archived, filters.topic),
        "years": sorted({one.year for one in archived}, reverse=True),
        "coming": public.shown(public.coming(today), get_language()),
        "sessions": public.shown(sessions, get_language()) if count else [],
        "ways_out": ways_out(filters, archived) if not count else [],
        **addresses(filters, number, last),
    }
    return render(request, "sessions/list.html", context)


def all_archived(today) -> list[Archived]:
    """A few words of each, in one query: every choice and every count is made of them."""
    rows = public.archive(today).order_by().values_list("day", "topics")
    return [Archived(day.year, frozenset(topics)) for day, topics in rows]


def page_number(typed: str, count: int) -> tuple[int, int]:
    """This page and the last one. 404 for a page that does not exist; the first one always does."""
    last = -(-count // ON_A_PAGE) or 1
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > DIGITS_OF_A_PAGE or not 1 <= int(typed) <= last:
        raise Http404
    return int(typed), last


def topic_choices(archived: list[Archived], chosen: str) -> list[tuple[str, str]]:
    """Only fields with sessions, and the chosen one, in the order of the alphabet."""
    codes = {code for one in archived for code in one.topics} & TOPICS.keys() | ({chosen} - {""})
    return sorted(((code, str(TOPICS[code])) for code in codes), key=lambda choice: order_key(choice[1]))


def ways_out(filters: Filters, archived: list[Archived]) -> list[dict]:
    return [
        {"words": filters.words(name), "count": count, "query": filters.without(name).query()}
        for name, count in filters.ways_out(archived)
    ]


def addresses(filters: Filters, number: int, last: int) -> dict:
    """Both languages have the same sessions in the same order, so each page of the list has its twin."""
    path = reverse("expert_sessions:list")
    query = filters.query(number)
    alternates = [] if filters.active else languages.alternates(path)
    return {
        "canonical_url": languages.absolute(path + query),
        "alternates": [{**one, "url": one["url"] + query} for one in alternates],
        "other_language_url": languages.path_in(path, languages.OTHER[get_language()]) + query,
        "list_url": path,
        "previous_url": path + filters.query(number - 1) if number > 1 else "",
        "next_url": path + filters.query(number + 1) if number < last else "",
    }
