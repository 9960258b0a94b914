"""A term in office as people read it: «листопад 2020 — дотепер», "2010 – 2020", each date as exactly as it is known."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from mayors_club.typography import date_as_known
from members.models import Mandate

Kind = Mandate.Kind
KINDS = {
    "uk": {
        Kind.ELECTED: {"f": "обрана голова", "m": "обраний голова", "": "обрання головою"},
        Kind.ACTING: dict.fromkeys(("f", "m", ""), "тимчасове здійснення повноважень голови"),
        Kind.MILITARY: {
            "f": "начальниця військової адміністрації",
            "m": "начальник військової адміністрації",
            "": "керівництво військовою адміністрацією",
        },
        Kind.UNSTATED: dict.fromkeys(("f", "m", ""), "на посаді"),
    },
    "en": {
        Kind.ELECTED: dict.fromkeys(("f", "m", ""), "elected head"),
        Kind.ACTING: dict.fromkeys(("f", "m", ""), "acting head"),
        Kind.MILITARY: dict.fromkeys(("f", "m", ""), "head of the military administration"),
        Kind.UNSTATED: dict.fromkeys(("f", "m", ""), "in office"),
    },
}
ACTING = {
    "uk": "Секретар ради, що тимчасово здійснює повноваження голови",
    "en": "Council secretary acting as head of the community",
}
MILITARY = {
    "uk": {
        "f": "Начальниця військової адміністрації",
        "m": "Начальник військової адміністрації",
        "": "Очолює військову адміністрацію",
    },
    "en": dict.fromkeys(("f", "m", ""), "Head of the military administration"),
}
FORMER = {"f": "колишня", "m": "колишній", "": "каденцію завершено"}


def span(mandate, language: str) -> str:
    """From when to when; a term without an end, or with one that lies ahead, runs «until now»."""
    begin = date_as_known(mandate.starts_on, mandate.precision, language)
    with override(language):
        end = date_as_known(mandate.ends_on, mandate.precision, language) if mandate.ends_on else _("until now")
    return f"{begin} — {end}" if language == "uk" else f"{begin} – {end}"


def kind_of(mandate, gender: str, language: str) -> str:
    """The office of a named person, in the form that agrees with them; without a gender, words that need none."""
    return KINDS[language][Kind(mandate.kind)][gender]


def title_by_law(mandate, gender: str, language: str) -> str:
    """What the law calls somebody who is not an elected head."""
    return ACTING[language] if mandate.kind == Kind.ACTING else MILITARY[language][gender]


def former(gender: str, language: str) -> str:
    """Who has no running term any more."""
    return FORMER[gender] if language == "uk" else "former"
