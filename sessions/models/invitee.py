from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InviteeQuerySet(models.QuerySet):
    def in_calendar(self):
        return self.filter(removed_at=None)


class Invitee(models.Model):
    """One person's entry of a session in their calendar: who has one, and what the last letter told them.

    Letters follow from the difference between what was told and what is so: a lost nudge or a killed worker changes
    nothing about which letter is due.
    """

    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="invitees", verbose_name=_("session")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="session_entries", verbose_name=_("user")
    )
    # For whom: the membership by which the person is invited.
    member = models.ForeignKey("members.Member", models.CASCADE, related_name="+", verbose_name=_("member"))
    as_representative = models.BooleanField(_("as a representative"), default=False)
    added_at = models.DateTimeField(_("added"), default=timezone.now)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    # Adds to the session's SEQUENCE: +1 each time the person is taken out or put back.
    shift = models.PositiveIntegerField(default=0)
    # What the last letter said; None before the first one.
    told_sequence = models.PositiveIntegerField(_("told sequence"), null=True, blank=True)
    told_starts_at = models.DateTimeField(_("told start"), null=True, blank=True)
    told_ends_at = models.DateTimeField(_("told end"), null=True, blank=True)
    # Whether the entry stands in the person's calendar since then.
    told_confirmed = models.BooleanField(_("told that it takes place"), default=False)
    # Which letter it was: whoever was told of a delay is told of the end of it, too.
    told_kind = models.CharField(_("told by"), max_length=13, blank=True, default="")

    objects = InviteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar entry")
        verbose_name_plural = _("calendar entries")
        indexes = [models.Index(fields=["user"], name="invitee_of", condition=Q(removed_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="invitee_once"),
            models.CheckConstraint(
                name="invitee_told_is_whole",
                condition=Q(told_sequence=None, told_starts_at=None, told_ends_at=None, told_confirmed=False)
                | Q(told_sequence__isnull=False, told_starts_at__isnull=False, told_ends_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.session_id}, {self.user_id}"

    @property
    def sequence(self) -> int:
        """The SEQUENCE of this person's entry as it is now."""
        return self.session.sequence + self.shift


class Notice(models.Model):
    """A letter about a session: once for each person, kind and sequence, whoever asks for it and how often."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        ADDED = "added", _("put into the calendar")
        REMOVED = "removed", _("taken out of the calendar")
        MOVED = "moved", _("new time")
        PAUSED = "paused", _("pause for an air-raid alert")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", pgettext_lazy("notice", "cancelled")
        REOPENED = "reopened", _("takes place after all")
        PLACE = "place", _("a place has become free")
        REMINDER_DAY = "reminder_day", _("reminder, a day before")
        REMINDER_SOON = "reminder_soon", _("reminder, 15 minutes before")
        SUMMARY = "summary", _("summary")

    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="notices", verbose_name=_("session")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="session_notices", verbose_name=_("user")
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    sequence = models.PositiveIntegerField(_("sequence"))
    letter = models.ForeignKey(
        "mayors_club.OutgoingEmail", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("letter")
    )
    # The time that the letter names; None while it is only asked for and not yet written.
    said_starts_at = models.DateTimeField(_("named start"), null=True, blank=True)
    said_ends_at = models.DateTimeField(_("named end"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["session", "user", "kind", "sequence"], name="notice_exactly_once"),
            models.CheckConstraint(
                name="notice_names_a_whole_time",
                condition=Q(said_starts_at=None, said_ends_at=None)
                | Q(said_starts_at__isnull=False, said_ends_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.session_id}, {self.user_id}, {self.kind}, {self.sequence}"


class Digest(models.Model):
    """The weekly letter with what is coming: once a person and week. `week` is the Monday, in Kyiv."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="session_digests", verbose_name=_("user")
    )
    week = models.DateField(_("week"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("weekly letter")
        verbose_name_plural = _("weekly letters")
        constraints = [
            models.UniqueConstraint(fields=["user", "week"], name="digest_once_a_week"),
            models.CheckConstraint(name="digest_week_is_a_monday", condition=Q(week__iso_week_day=1)),
        ]

    def __str__(self):
        return f"{self.user_id}, {self.week}"
