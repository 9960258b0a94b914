"""What the whole world may know of a session: number, topic, expert and day, never an hour.

All of it changes by the calendar day of Kyiv. A page that changed when a session begins or ends would tell its hour to
whoever asks for it every minute, and so would a list that puts two sessions of one day into their order.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from mayors_club import languages, typography
from mayors_club.said import Said
from sessions.models import ExpertSession
from sessions.schedule import KYIV, local
from sessions.words import in_language, languages_in_words, topics_in_words

Status = ExpertSession.Status
# Long texts for members are not even fetched.
COLUMNS = (
    "number", "topic_uk", "topic_en", "lead_uk", "lead_en", "topics", "languages", "starts_at", "status",
    "announced_at", "changed_at",
)  # fmt: skip
OF_THE_EXPERT = ("id", "name_uk", "name_en", "role_uk", "role_en", "about_uk", "about_en", "gender", "photo")


class State(StrEnum):
    COMING = "coming"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


def everything() -> QuerySet[ExpertSession]:
    columns = [*COLUMNS, "expert", *(f"expert__{name}" for name in OF_THE_EXPERT)]
    return ExpertSession.objects.public().select_related("expert").only(*columns).annotate(day=_day())


def coming(today: date) -> QuerySet[ExpertSession]:
    """Today's and later ones; a postponed one waits at the end for its new date."""
    with_a_day = ~Q(status=Status.POSTPONED) & Q(starts_at__gte=_midnight(today))
    waiting = Q(status=Status.POSTPONED)
    return everything().filter(with_a_day | waiting).prefetch_related("moves").order_by("day", "number")


def archive(today: date) -> QuerySet[ExpertSession]:
    """Those whose day is over, the latest first."""
    past = everything().exclude(status=Status.POSTPONED).filter(starts_at__lt=_midnight(today))
    return past.order_by("-day", "-number")


def of_the_last_year(today: date) -> list[ExpertSession]:
    """What the home page tells of: everything from a year ago on, a few columns in one query."""
    since = _midnight(today.replace(year=today.year - 1, day=min(today.day, 28)))
    sessions = ExpertSession.objects.public().filter(starts_at__gte=since).annotate(day=_day())
    return list(sessions.only("number", "topic_uk", "topic_en", "starts_at", "status").order_by("day", "number"))


def today_in_kyiv() -> date:
    return local(timezone.now()).date()


@dataclass(frozen=True)
class PublicSession:
    """One session as its public page, the list, the feed and machines show it in one language."""

    session: ExpertSession
    language: str
    today: date

    @property
    def number(self) -> int:
        return self.session.number

    @property
    def expert(self):
        return self.session.expert

    @property
    def topic(self) -> Said:
        return in_language(self.session, "topic", self.language)

    @property
    def lead(self) -> Said:
        return in_language(self.session, "lead", self.language)

    @property
    def name(self) -> Said:
        """Who leads it; empty while nobody is named."""
        return in_language(self.expert, "name", self.language) if self.expert else Said("")

    @property
    def role(self) -> Said:
        return in_language(self.expert, "role", self.language) if self.expert else Said("")

    @property
    def about(self) -> Said:
        return in_language(self.expert, "about", self.language) if self.expert else Said("")

    @property
    def is_translated(self) -> bool:
        """Whether there is an English page; without it the English address shows Ukrainian and says so."""
        return bool(self.session.topic_en)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in the language of its address."""
        return self.language == languages.DEFAULT or self.is_translated

    @property
    def day(self) -> date:
        return local(self.session.starts_at).date()

    @property
    def day_in_words(self) -> str:
        """«Четвер, 26 листопада 2026 року» or "Thursday, 26 November 2026"."""
        weekday = typography.weekday(self.day, self.language)
        return f"{weekday[0].upper()}{weekday[1:]}, {typography.long_date(self.day, self.language)}"

    @property
    def state(self) -> State:
        if self.session.status in (Status.CANCELLED, Status.POSTPONED):
            return State(self.session.status)
        return State.HELD if self.day < self.today else State.COMING

    @property
    def moved_from(self) -> date | None:
        """The day it was planned for before, while it is still to come; a change of the hour is nobody's business."""
        if self.state != State.COMING:
            return None
        days = [(local(move.from_starts_at).date(), local(move.to_starts_at).date()) for move in self._moves]
        return next((before for before, after in days if before != after), None)

    @property
    def _moves(self) -> list:
        """The latest first, sorted here: they have been fetched already."""
        return sorted(self.session.moves.all(), key=lambda move: -move.sequence)

    @property
    def topics(self) -> list[str]:
        return topics_in_words(self.session.topics)

    @property
    def spoken(self) -> list[str]:
        return languages_in_words(self.session.languages)

    @property
    def announced_on(self) -> date:
        return local(self.session.announced_at).date()

    @property
    def changed_on(self) -> date:
        """By the day alone: a pause for an air-raid alert is written down in the middle of a session."""
        return max(local(self.session.changed_at).date(), self.announced_on)

    @property
    def path(self) -> str:
        return languages.path_in(reverse("expert_sessions:page", args=[self.number]), self.language)

    @property
    def url(self) -> str:
        return languages.absolute(languages.path_in(self._bare_path, self.language))

    @property
    def other_language_path(self) -> str:
        return languages.path_in(self._bare_path, languages.OTHER[self.language])

    @property
    def alternates(self) -> list[dict[str, str]]:
        return languages.alternates(self._bare_path) if self.is_translated else []

    @property
    def _bare_path(self) -> str:
        return languages.path_in(reverse("expert_sessions:page", args=[self.number]), languages.DEFAULT)


def shown(sessions, language: str) -> list[PublicSession]:
    today = today_in_kyiv()
    return [PublicSession(session, language, today) for session in sessions]


def _day():
    return TruncDate("starts_at", tzinfo=KYIV)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), KYIV)
