import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Collate, Lower
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.ukrainian import SurnameFirst, UkrainianOrder


class MemberQuerySet(models.QuerySet):
    def effective(self, now=None):
        """Memberships that exist for the world: live, and past the undo window of the decision."""
        return self.filter(status__in=Member.LIVE, effective_at__lte=now or timezone.now())

    def active(self, now=None):
        """Members with full rights: onboarding has been completed."""
        return self.effective(now).filter(status=Member.Status.ACTIVE)

    def in_directory(self, now=None):
        """Active members, without those who chose not to be listed. Who has chosen nothing yet is listed."""
        return self.active(now).filter(Q(directory_entry=None) | Q(directory_entry__is_listed=True))

    def in_order(self):
        """By surname, in the order of the Ukrainian alphabet."""
        return self.order_by(UkrainianOrder(SurnameFirst("full_name_uk")), "pk")

    def in_latin_order(self):
        return self.order_by(Collate(Lower(SurnameFirst("full_name_latin")), "C"), "pk")

    def for_user(self, user):
        return self.effective().filter(user=user)


class Member(models.Model):
    """One membership of one person. It has no expiry and survives leaving office."""

    class Status(models.TextChoices):
        ONBOARDING = "onboarding", _("being set up")
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")
        ANNULLED = "annulled", _("annulled")

    class EndReason(models.TextChoices):
        RESIGNED = "resigned", _("resigned")
        DECEASED = "deceased", _("deceased")
        EXCLUDED = "excluded", _("excluded")
        DECISION_REVERSED = "decision_reversed", _("decision reversed")

    class Gender(models.TextChoices):
        FEMALE = "f", _("feminine")
        MALE = "m", _("masculine")

    LIVE = (Status.ONBOARDING, Status.ACTIVE)
    TRANSITIONS = {
        Status.ONBOARDING: {Status.ACTIVE, Status.ENDED, Status.ANNULLED},
        Status.ACTIVE: {Status.ENDED},
        Status.ENDED: set(),
        Status.ANNULLED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("user")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.ONBOARDING)
    # Equal to the letters' `not_before`: until then nobody, the member included, sees the membership.
    effective_at = models.DateTimeField(_("in force since"), default=timezone.now)
    full_name_uk = models.CharField(_("name in Ukrainian"), max_length=120)
    full_name_latin = models.CharField(_("name in Latin letters"), max_length=120)
    greeting_uk = models.CharField(_("form of address in Ukrainian"), max_length=80, blank=True)
    greeting_en = models.CharField(_("form of address in English"), max_length=80, blank=True)
    title_uk = models.CharField(_("title in Ukrainian"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    gender = models.CharField(_("grammatical gender"), max_length=1, choices=Gender, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    community = models.ForeignKey(
        "members.Community", models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("community")
    )
    community_typed = models.CharField(_("community as typed"), max_length=160, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed their data"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )
    end_reason = models.CharField(_("reason"), max_length=20, choices=EndReason, blank=True)

    objects = MemberQuerySet.as_manager()
    # Where somebody acts for the member (members/acting.py): their right to. None for the member's own work.
    representative = None

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["full_name_uk"]
        permissions = [("import_member", _("Can import members of earlier years and invite them"))]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], name="member_one_live_membership", condition=Q(status__in=["onboarding", "active"])
            ),
            models.CheckConstraint(
                name="member_active_has_confirmed", condition=~Q(status="active") | Q(confirmed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="member_ended_has_reason",
                condition=~Q(status="ended") | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
            models.CheckConstraint(
                name="member_status_known", condition=Q(status__in=["onboarding", "active", "ended", "annulled"])
            ),
        ]

    def __str__(self):
        return self.full_name_uk

    @property
    def full_name(self) -> str:
        return self.full_name_latin if get_language() == "en" else self.full_name_uk

    @property
    def greeting(self) -> str:
        """How letters and pages address the member, as the person typed it; may be empty."""
        return self.greeting_en if get_language() == "en" else self.greeting_uk

    @property
    def place(self) -> str:
        """The centre of the community, as it stands behind a name."""
        return self.community.centre_in(get_language()) if self.community else self.community_typed

    @property
    def place_with_oblast(self) -> str:
        return str(self.community) if self.community else self.community_typed

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def is_effective(self) -> bool:
        return self.status in self.LIVE and self.effective_at <= timezone.now()
