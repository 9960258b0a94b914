"""What an app offers to the work list: parts with what waits, the longest first."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHOWN = 10


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    hint: str
    since: date | None = None

    @property
    def age(self) -> str:
        return age_in_words(self.since) if self.since else ""


@dataclass(frozen=True)
class Part:
    title: str
    count: int
    more_url: str
    kind: str = "now"  # the colour of its tags, as in partials/_status.html
    lines: list[Line] = field(default_factory=list)


def age_in_words(since, today=None) -> str:
    """«сьогодні», «1 день», «5 днів»: whole days in Kyiv."""
    days = ((today or timezone.localdate()) - since).days
    if days < 1:
        return _("today")
    return ngettext("{count} day", "{count} days", days).format(count=days)
