from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person


class Room(models.Model):
    """Where a session meets. `sealed` is readable with MEETING_KEY alone (sessions/sealing.py), which is in no dump."""

    session = models.OneToOneField(
        "expert_sessions.ExpertSession",
        models.CASCADE,
        primary_key=True,
        related_name="room",
        verbose_name=_("session"),
    )
    sealed = models.TextField(editable=False)
    # Asked of the service in advance (BigBlueButton knows no room that nobody has made).
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)
    rotated_at = models.DateTimeField(_("changed"), default=timezone.now)
    rotated_by = person(_("changed by"))
    # Since when the fallback room is in use.
    failed_at = models.DateTimeField(_("fallback room since"), null=True, blank=True)
    failed_by = person(_("switched by"))

    class Meta:
        verbose_name = _("meeting room")
        verbose_name_plural = _("meeting rooms")
        constraints = [models.CheckConstraint(name="room_is_sealed", condition=Q(sealed__gt=""))]

    def __str__(self):
        return str(self.session_id)


class Recording(models.Model):
    """Where the recording is, for members; sealed like the room."""

    session = models.OneToOneField(
        "expert_sessions.ExpertSession",
        models.CASCADE,
        primary_key=True,
        related_name="recording",
        verbose_name=_("session"),
    )
    sealed = models.TextField(editable=False)
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = person(_("published by"))

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = [models.CheckConstraint(name="recording_is_sealed", condition=Q(sealed__gt=""))]

    def __str__(self):
        return str(self.session_id)
