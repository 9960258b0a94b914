from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Question(models.Model):
    """What the applicant is asked, which fields it re-opens, and until when (23:59 in Kyiv on that date)."""

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="questions")
    text = models.TextField(_("text for the applicant"))
    fields = models.JSONField(_("fields re-opened"), default=list)
    answer_due_on = models.DateField(_("answer by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], name="question_one_open", condition=Q(answered_at__isnull=True)
            )
        ]

    def __str__(self):
        return f"{self.application}"


class DecisionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_back_at__isnull=True)


class Decision(models.Model):
    """A decision is a row; taking it back marks it, reversing it later is another row."""

    class Kind(models.TextChoices):
        ACCEPT = "accept", _("accept")
        DECLINE = "decline", _("decline")

    class Reason(models.TextChoices):
        NOT_A_HEAD = "not_a_head", _("not a present or former head of a Ukrainian community")
        NOT_CONFIRMED = "not_confirmed", _("the office is not confirmed by documents")
        DUPLICATE = "duplicate", _("duplicate")
        OTHER = "other", _("other")

    class Outcome(models.TextChoices):
        FOR = "for", _("quorum met, more for than against")
        AGAINST = "against", _("quorum met, more against than for")
        TIE = "tie", _("quorum met, a tie")
        NO_QUORUM = "no_quorum", _("no quorum")

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="decisions")
    kind = models.CharField(_("decision"), max_length=8, choices=Kind)
    reason_code = models.CharField(_("reason"), max_length=14, choices=Reason, blank=True)
    text = models.TextField(_("text for the applicant"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    # Until then the world still sees "with the committee"; equal to the letters' `not_before`.
    effective_at = models.DateTimeField(_("in force since"))
    outcome = models.CharField(_("outcome of the round"), max_length=10, choices=Outcome)
    counts = models.JSONField(_("votes"), default=dict)
    against_outcome_reason = models.TextField(_("why against the outcome or without quorum"), blank=True)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, blank=True, related_name="decisions")
    reverses = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(
                name="decision_decline_has_reason", condition=~Q(kind="decline") | ~Q(reason_code="")
            ),
            models.CheckConstraint(name="decision_other_has_text", condition=~Q(reason_code="other") | ~Q(text="")),
            models.CheckConstraint(
                name="decision_accept_has_member", condition=~Q(kind="accept") | Q(member__isnull=False)
            ),
            models.CheckConstraint(
                name="decision_against_outcome_has_reason",
                condition=Q(kind="accept", outcome="for")
                | Q(kind="decline", outcome="against")
                | ~Q(against_outcome_reason=""),
            ),
        ]

    def __str__(self):
        return f"{self.application}: {self.get_kind_display()}"

    @property
    def can_be_taken_back(self) -> bool:
        """Within the undo window, while the letters wait."""
        return self.taken_back_at is None and self.effective_at > timezone.now()
