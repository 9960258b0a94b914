"""Finding an office by what a person types: a name, a community or an oblast, Ukrainian or Latin, one typo forgiven.

What is searched lies beside each office. It is written when the office is published, and once more within an hour of a
change of the member's name or community, by a task that compares.
"""

from members.name_search import Found, best_of, grade_of, telling_words, words_of
from members.spelling import lookup_keys, word_keys
from offices.models import Office

COLUMNS = ("search_text", "search_keys")
BATCH = 200


def find(typed: str) -> Found:
    """Public offices in which every word that was typed is met; those with a typo only where nothing fits better."""
    words = telling_words(typed)
    if not words:
        return Found([])
    candidates = Office.objects.public()
    for word in words:
        candidates = candidates.filter(search_keys__overlap=lookup_keys(word))
    graded = [
        (grade_of(words, text.split()), key) for key, text in candidates.order_by().values_list("pk", "search_text")
    ]
    return best_of(graded)


def fill(office: Office) -> bool:
    """Writes what `find` reads, without saving; says whether it differs from what was there."""
    words = sorted(words_of(office.member))
    before = office.search_text
    office.search_text = " ".join(words)
    office.search_keys = sorted(set().union(*(word_keys(word) for word in words)))
    return office.search_text != before


def refresh() -> int:
    """Fill and save every office whose member has another name or community by now. Returns how many."""
    offices = Office.objects.defer(None).defer("search_keys").select_related("member__community")
    changed = [office for office in offices if fill(office)]
    Office.objects.bulk_update(changed, COLUMNS, batch_size=BATCH)
    return len(changed)
