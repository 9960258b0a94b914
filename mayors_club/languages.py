"""The language of a page is in its address and nowhere else: Ukrainian without a prefix, English under /en/.

No cookie, no Accept-Language: the same address shows everyone the same text, so it can be stored, linked and printed.
"""

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

DEFAULT = "uk"
OTHER = {"uk": "en", "en": "uk"}


def of_path(path: str) -> str:
    return "en" if path == "/en" or path.startswith("/en/") else DEFAULT


def path_in(path: str, language: str) -> str:
    """The address of the same page in the given language."""
    bare = path.removeprefix("/en") or "/" if of_path(path) == "en" else path
    return bare if language == DEFAULT else f"/{language}{bare}"


def leads_somewhere(path: str, language: str) -> bool:
    with translation.override(language):
        try:
            resolve(path)
        except Resolver404:
            return False
    return True


def absolute(path: str) -> str:
    """A full address from SITE_URL, never from the Host header that a visitor may forge."""
    return settings.SITE_URL.rstrip("/") + path


def alternates(path: str) -> list[dict[str, str]]:
    """The hreflang links of a page that exists in both languages."""
    links = [{"hreflang": language, "url": absolute(path_in(path, language))} for language in ("uk", "en")]
    return [*links, {"hreflang": "x-default", "url": absolute(path_in(path, DEFAULT))}]
