import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ErasureRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=ErasureRequest.Status.RECEIVED)

    def visible_to(self, user):
        """At the secretariat's desk: nobody deals with their own request."""
        return self.exclude(user=user) if user.has_perm("members.view_erasurerequest") else self.none()


class ErasureRequest(models.Model):
    """A person asks to be forgotten; the Club has thirty days to do so or to say why it cannot."""

    class Status(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("request", "received")
        DONE = "done", pgettext_lazy("request", "done")
        REFUSED = "refused", pgettext_lazy("request", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn")

    TRANSITIONS = {
        Status.RECEIVED: {Status.DONE, Status.REFUSED, Status.WITHDRAWN},
        Status.DONE: set(),
        Status.REFUSED: set(),
        Status.WITHDRAWN: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasure_requests", verbose_name=_("user")
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.RECEIVED)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_on = models.DateField(_("answer by"))
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dealt with by"),
    )
    # What the person reads when we cannot erase.
    reason = models.TextField(_("reason"), blank=True)

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for erasure")
        verbose_name_plural = _("requests for erasure")
        ordering = ["due_on", "asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["user"], name="erasure_request_one_open", condition=Q(status="received")),
            models.CheckConstraint(
                name="erasure_request_status_known",
                condition=Q(status__in=["received", "done", "refused", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="erasure_request_closed_has_time",
                condition=Q(status="received", closed_at__isnull=True)
                | ~Q(status="received") & Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="erasure_request_refused_has_reason", condition=~Q(status="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self):
        return f"{self.user_id}, {self.asked_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.RECEIVED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()
