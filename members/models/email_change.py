import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EmailChangeQuerySet(models.QuerySet):
    def open(self, now=None):
        return self.filter(expires_at__gt=now or timezone.now(), done_at__isnull=True, cancelled_at__isnull=True)

    def done(self):
        return self.filter(done_at__isnull=False)


class EmailChange(models.Model):
    """Another address for an account: confirmed in both mailboxes, or set by a superuser who made sure who is asking.

    Done ones stay as long as the account: they tell whose a letter or an application was when an official mailbox
    has passed from one mayor to the next.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="email_changes", verbose_name=_("user")
    )
    old_email = models.EmailField(_("earlier address"), max_length=254, db_index=True)
    new_email = models.EmailField(_("new address"), max_length=254)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    old_confirmed_at = models.DateTimeField(_("confirmed from the earlier address"), null=True, blank=True)
    new_confirmed_at = models.DateTimeField(_("confirmed from the new address"), null=True, blank=True)
    done_at = models.DateTimeField(_("changed"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("changed by")
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = EmailChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of address")
        verbose_name_plural = _("changes of addresses")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                name="email_change_one_open",
                condition=Q(done_at__isnull=True, cancelled_at__isnull=True),
            ),
            models.CheckConstraint(name="email_change_is_one", condition=~Q(old_email=F("new_email"))),
            models.CheckConstraint(
                name="email_change_done_was_confirmed",
                condition=Q(done_at__isnull=True)
                | Q(done_by__isnull=False)
                | Q(old_confirmed_at__isnull=False, new_confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="email_change_done_or_cancelled", condition=Q(done_at__isnull=True) | Q(cancelled_at__isnull=True)
            ),
        ]

    def __str__(self):
        return f"{self.user_id}, {self.asked_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.cancelled_at is None and self.expires_at > timezone.now()
