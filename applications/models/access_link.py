from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.tokens import hash_token


class AccessLinkQuerySet(models.QuerySet):
    def with_token(self, token):
        return self.filter(token_hash=hash_token(token))

    def good(self, now=None):
        return self.filter(revoked_at__isnull=True, expires_at__gt=now or timezone.now())


class AccessLink(models.Model):
    """A personal link to one application, good for many visits until it expires. Only the token's hash is kept."""

    class Purpose(models.TextChoices):
        MAYOR = "mayor", _("the mayor")
        ASSISTANT = "assistant", _("the assistant")

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=9, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self):
        return f"{self.purpose} {self.created_at:%Y-%m-%d}"

    @property
    def is_good(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
