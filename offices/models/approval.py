import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person

LIVES = timedelta(days=7)
MOST_TRIES = 5


class ApprovalQuerySet(models.QuerySet):
    def open(self, now=None):
        """Asked for, not yet answered, not too old and not guessed at too often."""
        now = now or timezone.now()
        return self.filter(approved_at__isnull=True, expires_at__gt=now, tries__lt=MOST_TRIES)


class Approval(models.Model):
    """A representative has prepared the page and asks the mayor to approve it with the code of a letter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey("offices.Edition", models.CASCADE, related_name="approvals", verbose_name=_("edition"))
    # `edition.changes` as the letter shows it: who saves afterwards makes the approval worthless.
    seen = models.PositiveIntegerField(_("saves"))
    code_hash = models.CharField(max_length=64, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked_by = person(_("asked by"))
    expires_at = models.DateTimeField(_("works until"))
    tries = models.PositiveSmallIntegerField(_("wrong codes"), default=0)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a page")
        verbose_name_plural = _("approvals of pages")
        constraints = [
            models.CheckConstraint(name="approval_expires_later", condition=Q(expires_at__gt=F("asked_at"))),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.expires_at > timezone.now() and self.tries < MOST_TRIES
