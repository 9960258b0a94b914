"""What the secretariat and a community ask each other about an agreement, and what the public reports."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person


class Proposal(models.Model):
    """What a community would like the registry to say; nothing of it is public before the secretariat accepts it."""

    class Kind(models.TextChoices):
        NEW = "new", pgettext_lazy("proposal", "a new agreement")
        FACTS = "facts", pgettext_lazy("proposal", "other facts")
        STEP = "step", pgettext_lazy("proposal", "a step")
        ACT = "act", pgettext_lazy("proposal", "a joint act")

    class State(models.TextChoices):
        PENDING = "pending", pgettext_lazy("proposal", "waiting")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
        DECLINED = "declined", pgettext_lazy("proposal", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")

    TRANSITIONS = {
        State.PENDING: {State.ACCEPTED, State.DECLINED, State.WITHDRAWN},
        State.ACCEPTED: set(),
        State.DECLINED: set(),
        State.WITHDRAWN: set(),
    }

    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="proposals", verbose_name=_("agreement")
    )
    kind = models.CharField(_("what is proposed"), max_length=5, choices=Kind)
    # Column by column what is to be written: days as ISO dates, `status` for a step.
    content = models.JSONField(_("proposed content"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.PENDING)
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    proposed_by = person(_("proposed by"))
    proposed_for = person(_("on behalf of"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = person(_("decided by"))
    note = models.TextField(_("note of the secretariat"), max_length=1000, blank=True, default="")

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(
                name="proposal_decided_by_somebody",
                condition=Q(state="pending", decided_at=None, decided_by=None)
                | ~Q(state="pending") & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            # One at a time of each kind; joint acts may be many.
            models.UniqueConstraint(
                fields=["agreement", "kind"],
                condition=Q(state="pending") & ~Q(kind="act"),
                name="proposal_one_waiting",
            ),
        ]

    def __str__(self):
        return f"{self.agreement_id}, {self.kind}"


class AgreementReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)


class AgreementReport(models.Model):
    """Somebody's word that an agreement is missing here, or that a row of the registry is wrong."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        "sister_cities.Agreement",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("agreement"),
    )
    community_typed = models.CharField(_("Ukrainian community"), max_length=120)
    city_typed = models.CharField(_("partner city"), max_length=120)
    country = models.CharField(_("country"), max_length=2, blank=True, default="")
    signed_in = models.PositiveSmallIntegerField(_("year of signing"), null=True, blank=True)
    source = models.CharField(_("where one can read about it"), max_length=400, blank=True, default="")
    text = models.TextField(_("anything else"), max_length=2000, blank=True, default="")
    email = models.EmailField(_("e-mail for the answer"), max_length=254, blank=True, default="")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    closed_by = person(_("dealt with by"))

    objects = AgreementReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of an agreement")
        verbose_name_plural = _("reports of agreements")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="agreement_report_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.community_typed} – {self.city_typed}"


class Confirmation(models.Model):
    """The one-step question, once in twelve months: does this agreement still stand?

    One letter asks about all agreements of a community whose time has come; they share `letter`.
    """

    class Answer(models.TextChoices):
        STANDS = "stands", pgettext_lazy("confirmation", "it stands")
        CHANGED = "changed", pgettext_lazy("confirmation", "something has changed")
        ENDED = "ended", pgettext_lazy("confirmation", "it has ended")

    letter = models.UUIDField(_("letter"), editable=False, db_index=True)
    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="confirmations", verbose_name=_("agreement")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("asked"))
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    answer = models.CharField(_("answer"), max_length=7, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("question of confirmation")
        verbose_name_plural = _("questions of confirmation")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "agreement"], name="confirmation_asked_once"),
            models.CheckConstraint(
                name="confirmation_answered_with_answer",
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.agreement_id}, {self.asked_at:%Y-%m-%d}"

    @property
    def is_settled(self) -> bool:
        """Answered, or somebody else has confirmed the agreement since it was asked."""
        confirmed_on = self.agreement.confirmed_on
        return bool(self.answer) or bool(confirmed_on and confirmed_on >= timezone.localdate(self.asked_at))


class Reminder(models.Model):
    """That something was said about an agreement for a day: a second run of the clock says it no more."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", pgettext_lazy("reminder", "the ministry’s 30 days")
        EXPIRY_180 = "expiry_180", pgettext_lazy("reminder", "half a year before it runs out")
        EXPIRY_60 = "expiry_60", pgettext_lazy("reminder", "two months before it runs out")
        CONFIRM = "confirm", pgettext_lazy("reminder", "twelve months without a confirmation")

    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="reminders", verbose_name=_("agreement")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    for_day = models.DateField(_("for the day"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [models.UniqueConstraint(fields=["agreement", "kind", "for_day"], name="reminder_once")]

    def __str__(self):
        return f"{self.agreement_id}, {self.kind}, {self.for_day}"
