"""What every open file of ours says about itself: under which licence it is, and what its fields mean."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import override

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def described(fields: Iterable) -> list[dict[str, str]]:
    """Each field with its meaning in both languages; a field has a name and words."""
    return [{"name": field.name, "uk": words(field.words, "uk"), "en": words(field.words, "en")} for field in fields]


def words(lazy: Promise, language: str) -> str:
    with override(language):
        return str(lazy)
