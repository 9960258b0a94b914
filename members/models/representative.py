import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mayors_club.ukrainian import latinise


class RepresentativeQuerySet(models.QuerySet):
    def in_force(self, now=None):
        """Who may act right now: active, not past the end date, for a membership that is in force."""
        now = now or timezone.now()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate(now)),
            status=Representative.Status.ACTIVE,
            member__status__in=("onboarding", "active"),
            member__effective_at__lte=now,
        )


class Representative(models.Model):
    """A person whom a member lets act for them, within scopes and until a date. Cannot appoint others."""

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")

    TRANSITIONS = {
        Status.INVITED: {Status.ACTIVE, Status.ENDED},
        Status.ACTIVE: {Status.ENDED},
        Status.ENDED: set(),
    }
    SCOPES = ("can_edit_office", "can_publish_office", "can_manage_agreements", "can_attend_sessions")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(
        "members.Member", models.CASCADE, related_name="representatives", verbose_name=_("member")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="representations",
        verbose_name=_("user"),
    )
    email = models.EmailField(_("e-mail"), max_length=254)
    full_name_uk = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.INVITED)
    can_edit_office = models.BooleanField(_("edit the office page"), default=False)
    can_publish_office = models.BooleanField(_("publish the office page"), default=False)
    can_manage_agreements = models.BooleanField(_("look after agreements"), default=False)
    can_attend_sessions = models.BooleanField(_("attend sessions"), default=False)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    invited_at = models.DateTimeField(_("invited"), default=timezone.now)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["full_name_uk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "email"],
                name="representative_once_per_member",
                condition=Q(status__in=["invited", "active"]),
            ),
            models.CheckConstraint(
                name="representative_active_has_user",
                condition=~Q(status="active") | (Q(user__isnull=False) & Q(accepted_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="representative_ended_has_time", condition=~Q(status="ended") | Q(ended_at__isnull=False)
            ),
        ]

    def __str__(self):
        return self.full_name_uk

    @property
    def full_name(self) -> str:
        """In English the spelling the person has chosen, until then the official one (resolution 55/2010)."""
        if get_language() != "en":
            return self.full_name_uk
        return (self.user and self.user.full_name_latin) or latinise(self.full_name_uk)

    @property
    def scopes(self) -> list[str]:
        return [scope for scope in self.SCOPES if getattr(self, scope)]

    @property
    def rights(self) -> list[str]:
        """The same in words."""
        return [self._meta.get_field(scope).verbose_name for scope in self.scopes]
