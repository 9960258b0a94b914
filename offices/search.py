"""Finding an office by what a person types: a name, a community or an oblast, Ukrainian or Latin, one typo forgiven.

The community's former and foreign names lead to it too. What else is searched lies beside each office. It is written
when the office is published, and once more within an hour of a change of the member's name, community or terms, by a
task that compares.
"""

from django.db.models import Prefetch, Q

from mayors_club.ukrainian import latinise, search_key
from members import known_as
from members.models import Mandate
from members.name_search import Found, best_of, grade_of, telling_words, words_of
from members.spelling import Match, lookup_keys, word_keys
from offices.models import Office
from offices.plain_lines import summaries

COLUMNS = ("search_text", "search_keys", "search_body")
BATCH = 100


def find(typed: str) -> Found:
    """Public offices in which every word that was typed is met; those with a typo only where nothing fits better."""
    words = telling_words(typed)
    if not words:
        return Found([])
    known = known_as.meant_by(" ".join(words))
    fits = Q(*(Q(search_keys__overlap=lookup_keys(word)) for word in words))
    candidates = Office.objects.public().filter(fits | Q(member__community__code__in=known) if known else fits)
    graded = [
        (Match.WORD if code in known else grade_of(words, text.split()), key)
        for key, code, text in candidates.order_by().values_list("pk", "member__community__code", "search_text")
    ]
    return best_of(graded)


def fill(office: Office) -> bool:
    """Writes what is searched, without saving; says whether it differs from what was there."""
    words = sorted(words_of(office.member))
    before = office.search_text, office.search_body
    office.search_text = " ".join(words)
    office.search_keys = sorted(set().union(*(word_keys(word) for word in words)))
    office.search_body = " ".join(sorted({*words, *_words_of_page(office)}))
    return (office.search_text, office.search_body) != before


def refresh() -> int:
    """Fill and save every office whose page says something else by now. Returns how many."""
    mandates = Prefetch("member__mandates", Mandate.objects.select_related("community"))
    offices = Office.objects.defer(None).defer("search_keys").select_related("member__community", "live")
    with_pages = offices.prefetch_related(mandates, "live__sections").order_by("pk")
    changed = [office for office in with_pages.iterator(chunk_size=BATCH) if fill(office)]
    Office.objects.bulk_update(changed, COLUMNS, batch_size=BATCH)
    return len(changed)


def _words_of_page(office: Office) -> set[str]:
    """What the live edition says in either language, and where its terms were."""
    sections = list(office.live.sections.all()) if office.live else []
    lines = [line for language in ("uk", "en") for part in summaries(sections, language) for line in part.lines]
    for mandate in office.member.mandates.all():
        place = mandate.community.centre_uk if mandate.community else mandate.community_typed
        lines += [place, latinise(place)]
    return set(search_key(" ".join(lines)).split())
