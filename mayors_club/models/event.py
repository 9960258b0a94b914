from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet):
    def about(self, subject):
        """Events of one row, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).order_by("at", "id")


class Event(models.Model):
    """One line of the log of what was done: ids, codes and actors, never names, addresses or free text.

    The database refuses to change or delete a line outside the retention service.
    """

    class ActorKind(models.TextChoices):
        STAFF = "staff", _("staff")
        MEMBER = "member", _("member")
        REPRESENTATIVE = "representative", _("representative")
        APPLICANT = "applicant", _("applicant")
        ASSISTANT = "assistant", _("assistant")
        SYSTEM = "system", _("the clock")

    at = models.DateTimeField(_("when"), default=timezone.now)
    verb = models.CharField(_("what"), max_length=60)
    subject_type = models.CharField(_("kind of record"), max_length=60)
    subject_id = models.CharField(_("record"), max_length=64)
    actor_kind = models.CharField(_("by"), max_length=14, choices=ActorKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("on behalf of"),
    )
    from_state = models.CharField(_("from"), max_length=20, blank=True)
    to_state = models.CharField(_("to"), max_length=20, blank=True)
    codes = models.JSONField(_("details"), default=dict, blank=True)
    request_id = models.CharField(_("request"), max_length=36, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("event log")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "at"], name="event_subject"),
            models.Index(fields=["-at"], name="event_newest"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_type}:{self.subject_id}"
