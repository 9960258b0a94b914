import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person
from sessions.times import KYIV

OPENS_BEFORE = timedelta(minutes=15)
CLOSES_AFTER = timedelta(minutes=15)
# A larger change of time asks for a new answer.
SMALL_MOVE = timedelta(hours=2)
# Who leads the session tries camera and slides first.
HOST_OPENS_BEFORE = timedelta(minutes=30)
ENGLISH_ALONE = _("English needs its Ukrainian: write the Ukrainian text first.")


def english_has_ukrainian(name: str) -> models.CheckConstraint:
    """No English text of this column without its Ukrainian."""
    return models.CheckConstraint(
        name=f"session_{name}_english_has_ukrainian",
        condition=Q(**{f"{name}_en": None}) | Q(**{f"{name}_en": ""}) | Q(**{f"{name}_uk__gt": ""}),
        violation_error_message=ENGLISH_ALONE,
    )


class ExpertSessionQuerySet(models.QuerySet):
    def public(self):
        """Announced once: the world may know the number, the topic, the expert and the day."""
        return self.filter(announced_at__isnull=False)

    def upcoming(self, now=None):
        """To come or running, with a date that holds."""
        closes_after = (now or timezone.now()) - CLOSES_AFTER
        return self.filter(status__in=ExpertSession.COMING, ends_at__gt=closes_after).order_by("starts_at", "number")

    def past(self, now=None):
        """Held, whether or not the clock has written it down yet."""
        closed_before = (now or timezone.now()) - CLOSES_AFTER
        over = Q(status=ExpertSession.Status.HELD) | Q(status__in=ExpertSession.COMING, ends_at__lte=closed_before)
        return self.filter(over).order_by("-starts_at", "-number")

    def overlapping(self, starts_at, ends_at):
        """Others that are planned or announced for a part of this time."""
        return self.filter(status__in=ExpertSession.IN_THE_WAY, starts_at__lt=ends_at, ends_at__gt=starts_at)


class ExpertSession(models.Model):
    """One meeting of members with an expert. Its id is its UID in every calendar, for life."""

    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("session", "planned")
        ANNOUNCED = "announced", pgettext_lazy("session", "announced")
        OPEN = "open", pgettext_lazy("session", "open")
        LIVE = "live", pgettext_lazy("session", "live")
        HELD = "held", pgettext_lazy("session", "held")
        POSTPONED = "postponed", pgettext_lazy("session", "postponed")
        CANCELLED = "cancelled", pgettext_lazy("session", "cancelled")

    class Provider(models.TextChoices):
        JITSI = "jitsi", "Jitsi Meet"
        BIGBLUEBUTTON = "bigbluebutton", "BigBlueButton"
        LINK = "link", _("another service: a plain address")

    # In calendars, and with a date that holds.
    COMING = (Status.ANNOUNCED, Status.OPEN, Status.LIVE)
    # Whoever is neither cancelled, postponed nor over needs their hour.
    IN_THE_WAY = (Status.PLANNED, *COMING)
    TRANSITIONS = {
        Status.PLANNED: {Status.ANNOUNCED, Status.CANCELLED},
        Status.ANNOUNCED: {Status.OPEN, Status.POSTPONED, Status.CANCELLED},
        # Back to announced: moved to another time, or paused for an air-raid alert.
        Status.OPEN: {Status.LIVE, Status.ANNOUNCED, Status.POSTPONED, Status.CANCELLED},
        Status.LIVE: {Status.HELD, Status.ANNOUNCED, Status.POSTPONED, Status.CANCELLED},
        Status.HELD: set(),
        Status.POSTPONED: {Status.ANNOUNCED, Status.CANCELLED},
        Status.CANCELLED: {Status.ANNOUNCED},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("number"), unique=True)
    series = models.ForeignKey(
        "expert_sessions.Series",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("series"),
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PLANNED)
    status_since = models.DateTimeField(_("since"), default=timezone.now)
    # Why it is cancelled, postponed or moved: stands in the letters and on the page.
    reason = models.CharField(_("reason"), max_length=240, blank=True, default="")
    topic = models.CharField(_("topic"), max_length=120, blank=True, default="")
    lead = models.CharField(_("in one sentence"), max_length=240, blank=True, default="")
    text = models.TextField(_("what it is about"), max_length=4000, blank=True, default="")
    brief = models.TextField(
        _("brief for the day before"),
        max_length=4000,
        blank=True,
        default="",
        help_text=_("One page of text, sent by letter: it can be read without electricity."),
    )
    expert = models.ForeignKey(
        "expert_sessions.Expert",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("expert"),
    )
    # Codes of members/vocabulary.py.
    topics = ArrayField(models.CharField(max_length=24), verbose_name=_("fields"), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"), default=list, blank=True)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    capacity = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: no limit.")
    )
    provider = models.CharField(_("video service"), max_length=13, choices=Provider, blank=True, default="")
    # RFC 5545: grows with every change of start, end or calendar status, never goes down.
    sequence = models.PositiveIntegerField(_("sequence"), default=0)
    # Of the plan, gone before the last pause: what is left of it goes on at the new start.
    plan_passed = models.PositiveSmallIntegerField(
        _("minutes of the plan that are over"), default=0, db_default=0, editable=False
    )
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    # LAST-MODIFIED in calendars.
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    held_at = models.DateTimeField(pgettext_lazy("session", "held"), null=True, blank=True)
    # Until when the notes are promised.
    notes_due_on = models.DateField(_("notes by"), null=True, blank=True)
    summary = models.TextField(_("summary"), max_length=12000, blank=True, default="")
    summary_published_at = models.DateTimeField(_("summary published"), null=True, blank=True)
    created_at = models.DateTimeField(_("planned"), default=timezone.now)
    created_by = person(_("planned by"))

    objects = ExpertSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert session")
        verbose_name_plural = _("expert sessions")
        ordering = ["-starts_at"]
        permissions = [
            ("run_session", _("Can announce, move, pause and cancel sessions")),
            ("moderate_session", _("Can moderate sessions: who is in, questions, pause")),
            ("set_room", _("Can set and change meeting addresses")),
        ]
        indexes = [models.Index(fields=["-starts_at"], name="session_newest")]
        constraints = [
            models.CheckConstraint(
                name="session_status_known",
                condition=Q(status__in=["planned", "announced", "open", "live", "held", "postponed", "cancelled"]),
            ),
            models.CheckConstraint(
                name="session_ends_after_its_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A session ends after it begins."),
            ),
            models.CheckConstraint(
                name="session_announced_has_time",
                condition=Q(status__in=["planned", "cancelled"]) | Q(announced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="session_announced_is_complete",
                condition=Q(announced_at=None) | Q(topic_uk__gt=""),
                violation_error_message=_("An announced session has a topic in Ukrainian."),
            ),
            models.CheckConstraint(
                name="session_held_has_time",
                condition=Q(status="held", held_at__isnull=False) | (~Q(status="held") & Q(held_at=None)),
            ),
            models.CheckConstraint(name="session_capacity_positive", condition=Q(capacity=None) | Q(capacity__gte=1)),
            models.CheckConstraint(
                name="session_published_summary_is_written",
                condition=Q(summary_published_at=None) | Q(summary_uk__gt=""),
            ),
            *[english_has_ukrainian(name) for name in ("topic", "lead", "text", "brief", "reason", "summary")],
        ]

    def __str__(self):
        return f"№ {self.number}. {self.topic}" if self.topic else f"№ {self.number}"

    @property
    def opens_at(self):
        return self.starts_at - OPENS_BEFORE

    @property
    def host_opens_at(self):
        return self.starts_at - HOST_OPENS_BEFORE

    @property
    def closes_at(self):
        return self.ends_at + CLOSES_AFTER

    @property
    def local_starts_at(self):
        return self.starts_at.astimezone(KYIV)

    @property
    def local_ends_at(self):
        return self.ends_at.astimezone(KYIV)

    @property
    def is_in_calendars(self) -> bool:
        """Confirmed in calendars; postponed and cancelled ones are taken out."""
        return self.status in self.COMING or self.status == self.Status.HELD

    def begins_at(self, point: "AgendaItem"):
        """When a point of the plan comes, as the session's time is now."""
        return self.starts_at + timedelta(minutes=point.after_minutes - self.plan_passed)

    def state_at(self, now=None) -> str:
        """The status that the clock gives at this moment: what is written down follows within a minute, or later."""
        if self.status not in self.COMING:
            return self.status
        now = now or timezone.now()
        if now < self.opens_at:
            return self.Status.ANNOUNCED
        if now < self.starts_at:
            return self.Status.OPEN
        return self.Status.LIVE if now < self.closes_at else self.Status.HELD


class AgendaItem(models.Model):
    """One point of the plan. It moves with the session."""

    session = models.ForeignKey(ExpertSession, models.CASCADE, related_name="agenda", verbose_name=_("session"))
    after_minutes = models.PositiveSmallIntegerField(_("minutes after the start"), default=0)
    title = models.CharField(pgettext_lazy("text", "title"), max_length=160)
    note = models.CharField(_("who, and how long"), max_length=160, blank=True, default="")

    class Meta:
        verbose_name = _("point of the plan")
        verbose_name_plural = _("plan")
        ordering = ["after_minutes", "pk"]

    def __str__(self):
        return self.title


class Move(models.Model):
    """A change of time, kept for good: what it was, what it became, and why."""

    class Kind(models.TextChoices):
        MOVED = "moved", pgettext_lazy("session", "moved")
        PAUSED = "paused", _("paused for an air-raid alert")
        RESCHEDULED = "rescheduled", _("given a new date")

    session = models.ForeignKey(ExpertSession, models.CASCADE, related_name="moves", verbose_name=_("session"))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    from_starts_at = models.DateTimeField(_("began at"))
    from_ends_at = models.DateTimeField(_("ended at"))
    to_starts_at = models.DateTimeField(_("begins at"))
    to_ends_at = models.DateTimeField(_("ends at"))
    sequence = models.PositiveIntegerField(_("sequence"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = person(_("by"))

    class Meta:
        verbose_name = _("change of time")
        verbose_name_plural = _("changes of time")
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["session", "sequence"], name="move_once_a_sequence"),
            models.CheckConstraint(name="move_kind_known", condition=Q(kind__in=["moved", "paused", "rescheduled"])),
        ]

    def __str__(self):
        return f"{self.session_id}, {self.sequence}"
