"""What a session lacks: without this it cannot be announced, without that it can, and the secretariat is told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEEDED: dict[str, Promise] = {
    "topic_uk": _("topic in Ukrainian"),
    "text_uk": _("text in Ukrainian"),
    "expert_id": _("expert"),
    "provider": _("video service"),
}
ENGLISH: dict[str, Promise] = {"topic_en": _("topic in English"), "text_en": _("text in English")}


def missing(session) -> list[Promise]:
    """What must be there before everybody is told."""
    return [words for name, words in NEEDED.items() if not getattr(session, name)]


def missing_english(session) -> list[Promise]:
    """What the English page and the English letters would lack."""
    return [words for name, words in ENGLISH.items() if not getattr(session, name)]


def has_room(session) -> bool:
    """Whether there is an address to meet at; needs the room selected with the session, or asks for it."""
    return hasattr(session, "room")
