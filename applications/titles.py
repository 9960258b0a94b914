"""Titles of office to choose from: each form is an option of its own, because code never inflects words."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

OTHER = "other"
# code: (Ukrainian, English)
TITLES = {
    "city_m": ("Міський голова", "City mayor"),
    "city_f": ("Міська голова", "City mayor"),
    "settlement_m": ("Селищний голова", "Settlement mayor"),
    "settlement_f": ("Селищна голова", "Settlement mayor"),
    "village_m": ("Сільський голова", "Village mayor"),
    "village_f": ("Сільська голова", "Village mayor"),
    "mayor_m": ("Мер", "Mayor"),
    "mayor_f": ("Мерка", "Mayor"),
    "head_m": ("Очільник громади", "Head of the community"),
    "head_f": ("Очільниця громади", "Head of the community"),
    "military_m": ("Начальник військової адміністрації", "Head of the military administration"),
    "military_f": ("Начальниця військової адміністрації", "Head of the military administration"),
}


def choices():
    """For a select: the Ukrainian form in both languages, since that is what letters and pages will say."""
    english = get_language() == "en"
    options = [(code, f"{uk} ({en})" if english else uk) for code, (uk, en) in TITLES.items()]
    return [("", _("Choose one")), *options, (OTHER, _("Other: write it yourself"))]


def in_words(code: str, other_uk: str, other_en: str) -> tuple[str, str]:
    """The title in Ukrainian and in English."""
    return TITLES.get(code, (other_uk, other_en))
