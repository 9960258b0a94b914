"""What the header and the footer offer. An entry appears once its page exists: nothing links to a 404."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ENTRIES = {
    "offices:list": _("Mayors’ offices"),
    "sister_cities:list": _("Sister cities"),
    "expert_sessions:list": _("Expert sessions"),
    "about": _("About the Club"),
    "join": _("How to join"),
    "faq": _("Questions and answers"),
    "help": _("Help"),
    "accessibility": _("Accessibility"),
    "privacy": _("Personal data"),
    "search": pgettext_lazy("page", "Search"),
}
HEADER = ("offices:list", "sister_cities:list", "expert_sessions:list", "about")
# Until all four exist, these keep their seats warm.
STAND_INS = ("join", "faq")


def header(path: str) -> list[dict]:
    return [
        {**entry, "current": _current(path, entry["url"])} for entry in (existing(HEADER) + existing(STAND_INS))[:4]
    ]


def footer() -> list[dict]:
    return existing(ENTRIES)


def existing(names) -> list[dict]:
    return [{"url": url, "label": ENTRIES[name]} for name in names if (url := address(name))]


def address(name: str) -> str:
    """The address of a page, or "" while nobody has built it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, url: str) -> str:
    """The value of aria-current: "page" on the page itself, "true" on the pages below it."""
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""
