"""Words that members choose from instead of typing: one code in every language, so that people can be found by them.

The one table of topics. `AGREEMENT_FIELDS` are also the fields of agreements with partner cities (domain rules); the
other topics are what a municipality does at home. A code stays for ever, its words may change.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AGREEMENT_FIELDS: dict[str, Promise] = {
    "economy": _("economy and investment"),
    "culture": _("culture and heritage"),
    "education": _("education"),
    "sport": _("sport"),
    "tourism": _("tourism"),
    "management": _("municipal management"),
    "humanitarian": _("humanitarian aid"),
    "recovery": _("recovery and rebuilding"),
    "energy": _("energy and heating"),
    "health": _("health care"),
    "youth": _("youth policy"),
    "veterans": _("veterans"),
}
MUNICIPAL_TOPICS: dict[str, Promise] = {
    "finance": _("budget and finance"),
    "housing": _("housing and utilities"),
    "water": _("water supply and sewerage"),
    "waste": _("waste management"),
    "transport": _("transport and roads"),
    "planning": _("urban planning and land"),
    "environment": _("environment and climate"),
    "agriculture": _("agriculture"),
    "social": _("social services"),
    "displaced": _("internally displaced people"),
    "safety": _("civil protection and shelters"),
    "accessibility": _("barrier-free environment"),
    "digital": _("digital services"),
    "participation": _("public participation"),
}
TOPICS = AGREEMENT_FIELDS | MUNICIPAL_TOPICS

# Beside Ukrainian, which every member speaks. Codes of ISO 639.
LANGUAGES: dict[str, Promise] = {
    "en": pgettext_lazy("language", "English"),
    "pl": pgettext_lazy("language", "Polish"),
    "de": pgettext_lazy("language", "German"),
    "fr": pgettext_lazy("language", "French"),
    "es": pgettext_lazy("language", "Spanish"),
    "it": pgettext_lazy("language", "Italian"),
    "pt": pgettext_lazy("language", "Portuguese"),
    "nl": pgettext_lazy("language", "Dutch"),
    "ro": pgettext_lazy("language", "Romanian"),
    "hu": pgettext_lazy("language", "Hungarian"),
    "sk": pgettext_lazy("language", "Slovak"),
    "cs": pgettext_lazy("language", "Czech"),
    "bg": pgettext_lazy("language", "Bulgarian"),
    "hr": pgettext_lazy("language", "Croatian"),
    "sr": pgettext_lazy("language", "Serbian"),
    "lt": pgettext_lazy("language", "Lithuanian"),
    "lv": pgettext_lazy("language", "Latvian"),
    "et": pgettext_lazy("language", "Estonian"),
    "fi": pgettext_lazy("language", "Finnish"),
    "sv": pgettext_lazy("language", "Swedish"),
    "el": pgettext_lazy("language", "Greek"),
    "tr": pgettext_lazy("language", "Turkish"),
    "ka": pgettext_lazy("language", "Georgian"),
    "crh": pgettext_lazy("language", "Crimean Tatar"),
    "ja": pgettext_lazy("language", "Japanese"),
}


def words_of(codes: Iterable[str], words: dict[str, Promise]) -> list[str]:
    """The words of the codes, in the table's order; a code that the table no longer has is passed over."""
    chosen = set(codes)
    return [str(word) for code, word in words.items() if code in chosen]
