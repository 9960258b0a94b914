"""Finding members of the directory by what a person types.

The club has hundreds of members, so their names are compared here, each time as they are now: no copy of a name lies
in an index, and a new name is found at once.
"""

from members.models import Member
from members.name_search import TEXTS, Found, best_of, grade_of, telling_words, words_of_texts


def find(typed: str) -> Found:
    """Members in whose name or place every word is met; those with a typo only where nothing fits better."""
    words = telling_words(typed)
    if not words:
        return Found([])
    members = Member.objects.in_directory().order_by().values_list("pk", *TEXTS)
    graded = [(grade_of(words, words_of_texts(*texts)), key) for key, *texts in members]
    return best_of(graded)
