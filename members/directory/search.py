"""Finding members of the directory by what a person types.

The club has hundreds of members, so their names are compared here, each time as they are now: no copy of a name lies
in an index, and a new name is found at once.
"""

from members import known_as
from members.models import Member
from members.name_search import TEXTS, Found, best_of, grade_of, telling_words, words_of_texts
from members.spelling import Match


def find(typed: str) -> Found:
    """Members in whose name or place every word is met; those with a typo only where nothing fits better."""
    words = telling_words(typed)
    if not words:
        return Found([])
    known = known_as.meant_by(" ".join(words))
    members = Member.objects.in_directory().order_by().values_list("pk", "community__code", *TEXTS)
    graded = [
        (Match.WORD if code in known else grade_of(words, words_of_texts(*texts)), key) for key, code, *texts in members
    ]
    return best_of(graded)
