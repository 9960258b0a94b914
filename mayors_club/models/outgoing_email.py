import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingEmailQuerySet(models.QuerySet):
    def due(self, now=None):
        """Letters that a worker may take now: queued and ripe, or left behind by a worker that died."""
        now = now or timezone.now()
        ripe = Q(status=OutgoingEmail.Status.QUEUED, next_at__lte=now)
        abandoned = Q(status=OutgoingEmail.Status.SENDING, lease_until__lt=now)
        return self.filter(ripe | abandoned).order_by("next_at", "created_at")

    def visible_to(self, user):
        """Letters at the secretariat's desk: all but those to oneself, which may hold a decision on one's own file."""
        return self.exclude(to__iexact=user.email) if user.is_active and user.is_staff else self.none()

    def unsent(self):
        return self.filter(status__in=OutgoingEmail.UNSENT)

    def needing_attention(self):
        """What the secretariat should look at: failed, bounced, or possibly delivered twice."""
        return self.filter(
            Q(status=OutgoingEmail.Status.FAILED) | Q(may_have_arrived_twice=True) | Q(bounced_at__isnull=False)
        )


class OutgoingEmail(models.Model):
    """One letter to one person, written in the transaction that caused it and sent after the commit.

    Bodies hold markers such as [[application_link]] in place of secrets; the values enter while the letter is sent.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("queued")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        SUPERSEDED = "superseded", _("superseded")
        HELD = "held", _("held")

    UNSENT = (Status.QUEUED, Status.SENDING, Status.HELD)
    TRANSITIONS = {
        Status.QUEUED: {Status.SENDING, Status.SUPERSEDED, Status.HELD},
        Status.SENDING: {Status.SENT, Status.QUEUED, Status.FAILED, Status.HELD},
        Status.FAILED: {Status.QUEUED, Status.SUPERSEDED},
        Status.HELD: {Status.QUEUED, Status.SUPERSEDED},
        Status.SENT: set(),
        Status.SUPERSEDED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("letter"), max_length=60)
    to = models.EmailField(_("recipient"), max_length=254)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    body_text = models.TextField(_("text"))
    body_html = models.TextField(_("HTML"), blank=True)
    # The text of an iCalendar object; its METHOD line says what it asks for.
    calendar = models.TextField(_("calendar part"), blank=True, default="", db_default="")
    # The row that the letter is about ("applications.application", id): who may see it and where its links lead.
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    # Values known only when the letter was queued (a sign-in code); emptied once the letter has left.
    secret_values = models.JSONField(default=dict, blank=True, editable=False)
    dedupe_key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.QUEUED)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    next_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    may_have_arrived_twice = models.BooleanField(_("may have arrived twice"), default=False)
    bounced_at = models.DateTimeField(_("returned"), null=True, blank=True)
    bounced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    objects = OutgoingEmailQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["next_at"], name="letter_due", condition=Q(status__in=["queued", "sending"])),
            models.Index(fields=["about_type", "about_id"], name="letter_about"),
            models.Index(fields=["-created_at"], name="letter_newest"),
        ]
        constraints = [
            models.CheckConstraint(name="letter_sent_has_time", condition=~Q(status="sent") | Q(sent_at__isnull=False)),
            models.CheckConstraint(
                name="letter_sending_has_lease", condition=~Q(status="sending") | Q(lease_until__isnull=False)
            ),
            models.CheckConstraint(
                name="letter_sent_keeps_no_secret", condition=~Q(status="sent") | Q(secret_values={})
            ),
            models.CheckConstraint(
                name="letter_status_known",
                condition=Q(status__in=["queued", "sending", "sent", "failed", "superseded", "held"]),
            ),
        ]

    def __str__(self):
        return self.subject

    def can_become(self, status) -> bool:
        return status in self.TRANSITIONS[self.status]
