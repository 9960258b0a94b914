"""What matching says of a community: certain, doubtful with candidates, or none, and why. The words for the dry run."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Reason(TextChoices):
    """Why a cell is not matched; the labels are shown in the dry run of an import."""

    SEVERAL = "several", pgettext_lazy("why a community is doubtful", "several places have this name")
    TYPO = "typo", pgettext_lazy("why a community is doubtful", "the name is met only with another letter")
    WORDS = "words", pgettext_lazy("why a community is doubtful", "not every word of the cell was understood")
    CONFLICT = (
        "conflict",
        pgettext_lazy("why a community is doubtful", "the oblast, raion or kind does not fit the name"),
    )
    ABROAD = (
        "abroad",
        pgettext_lazy("why a community is doubtful", "a city abroad has this name, in Ukraine only a small place"),
    )
    DISTRICT = "district", pgettext_lazy("why a community is doubtful", "a part of a city, not a community")
    RAION = "raion", pgettext_lazy("why a community is refused", "a raion, not a community")
    OBLAST = "oblast", pgettext_lazy("why a community is refused", "an oblast, not a community")
    EMPTY = "empty", pgettext_lazy("why a community is refused", "no community is named")
    UNKNOWN = "unknown", pgettext_lazy("why a community is refused", "no community, and no place in one, has this name")


class How(TextChoices):
    """By what a community was recognised."""

    CODE = "code", pgettext_lazy("how a community was matched", "by its code")
    NAME = "name", pgettext_lazy("how a community was matched", "by its name")
    OLD_NAME = "old_name", pgettext_lazy("how a community was matched", "by a former name")
    EXONYM = "exonym", pgettext_lazy("how a community was matched", "by its name in another language")
    SETTLEMENT = "settlement", pgettext_lazy("how a community was matched", "by a settlement in it")


@dataclass(frozen=True)
class Matched:
    """Certain. `source` is the act that changed the name, when an old one was given."""

    community: Any
    how: How
    source: str = ""


@dataclass(frozen=True)
class Doubtful:
    """A person has to choose; the likeliest candidate first, perhaps none."""

    candidates: tuple[Any, ...]
    reason: Reason


@dataclass(frozen=True)
class Rejected:
    reason: Reason


Answer = Matched | Doubtful | Rejected
