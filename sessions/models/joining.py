import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.tokens import hash_token
from members.models import Member, Representative, User

# How long a host's personal link works after it was first used.
WORKS_AFTER_USE = timedelta(hours=1)


class HostLinkQuerySet(models.QuerySet):
    def with_token(self, token):
        return self.filter(token_hash=hash_token(token))


class HostLink(models.Model):
    """The personal link of who leads a session and is no user of the site. Only a hash of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="host_links", verbose_name=_("session")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    email = models.EmailField(_("e-mail"), max_length=254)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("first used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = HostLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("host’s personal link")
        verbose_name_plural = _("hosts’ personal links")
        constraints = [
            models.CheckConstraint(name="host_link_expires_later", condition=Q(expires_at__gt=F("created_at")))
        ]

    def __str__(self):
        return str(self.pk)

    def works_at(self, now) -> bool:
        """Not withdrawn, not expired, and within an hour of its first use."""
        used_up = self.used_at is not None and now >= self.used_at + WORKS_AFTER_USE
        return self.revoked_at is None and now < self.expires_at and not used_up


class JoinTrace(models.Model):
    """Which credential for the meeting was given to whom, when, and to which network: looked at when a link leaks."""

    class Kind(models.TextChoices):
        PERSON = "person", pgettext_lazy("way in", "member")
        REPRESENTATIVE = "representative", pgettext_lazy("way in", "representative")
        PHONE = "phone", pgettext_lazy("way in", "telephone")
        HOST = "host", pgettext_lazy("way in", "host")

    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="traces", verbose_name=_("session")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("user")
    )
    member = models.ForeignKey(
        "members.Member", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    host_link = models.ForeignKey(
        HostLink, models.CASCADE, null=True, blank=True, related_name="traces", verbose_name=_("host’s personal link")
    )
    # The id that stands in the credential itself (`jti` of a Jitsi ticket, the user's id of a BigBlueButton call).
    credential = models.UUIDField(_("credential"), default=uuid.uuid4, unique=True, editable=False)
    # Shortened: /24 of IPv4, /48 of IPv6.
    network = models.CharField(_("network"), max_length=43, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("credential given")
        verbose_name_plural = _("credentials given")
        ordering = ["-at"]
        indexes = [models.Index(fields=["at"], name="trace_at")]
        constraints = [
            models.CheckConstraint(
                name="trace_of_a_person_or_a_host",
                condition=Q(kind="host", host_link__isnull=False, user=None, member=None)
                | (~Q(kind="host") & Q(host_link=None, user__isnull=False, member__isnull=False)),
            )
        ]

    def __str__(self):
        return str(self.credential)


class ConfidentialityConsent(models.Model):
    """What is said in a session stays there: accepted once by everyone who joins."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="confidentiality_consents", verbose_name=_("user")
    )
    wording_version = models.CharField(_("version of the wording"), max_length=20)
    accepted_at = models.DateTimeField(_("accepted"), default=timezone.now)

    class Meta:
        verbose_name = _("confidentiality note")
        verbose_name_plural = _("confidentiality notes")
        constraints = [models.UniqueConstraint(fields=["user", "wording_version"], name="confidentiality_once")]

    def __str__(self):
        return f"{self.user_id}, {self.wording_version}"


class FeedSecretQuerySet(models.QuerySet):
    def with_token(self, token):
        return self.filter(token_hash=hash_token(token))

    def in_force(self, now=None):
        """Of people who may attend sessions right now: it dies with the membership, or with the right."""
        return self.filter(user__in=people_who_attend(now))


def people_who_attend(now=None):
    """Active members, and representatives of active members with that right: users, whoever is asked about."""
    now = now or timezone.now()
    members = Member.objects.active(now)
    representatives = Representative.objects.in_force(now).filter(can_attend_sessions=True, member__in=members)
    theirs = Q(pk__in=members.values("user")) | Q(pk__in=representatives.values("user"))
    return User.objects.filter(theirs, is_active=True)


class FeedSecret(models.Model):
    """A person's calendar feed. The secret itself is shown once; only its hash is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="session_feed",
        verbose_name=_("user"),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = FeedSecretQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self):
        return str(self.user_id)
