from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.tokens import hash_token


class PersonalLinkQuerySet(models.QuerySet):
    def with_token(self, token):
        return self.filter(token_hash=hash_token(token))

    def alive(self, now=None):
        return self.filter(expires_at__gt=now or timezone.now(), revoked_at__isnull=True)


class PersonalLink(models.Model):
    """A link to one person's own page, sent to their address. Only a hash of its token is kept.

    Each sending makes a new one and leaves the earlier ones alive until they expire: letters arrive late and twice.
    """

    class Purpose(models.TextChoices):
        WELCOME = "welcome", _("activating the membership")
        FIRST_SIGN_IN = "first_sign_in", _("first sign-in of a colleague")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="personal_links", verbose_name=_("user")
    )
    purpose = models.CharField(_("purpose"), max_length=13, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("used or withdrawn"), null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        constraints = [
            models.CheckConstraint(
                name="personal_link_expires_later", condition=models.Q(expires_at__gt=models.F("created_at"))
            ),
            models.CheckConstraint(
                name="personal_link_purpose_known", condition=models.Q(purpose__in=["welcome", "first_sign_in"])
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()}, {self.pk}"

    @property
    def is_alive(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
