from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person


class SeatQuerySet(models.QuerySet):
    def taken(self):
        """Those that count against the number of places."""
        return self.filter(answer__in=Seat.TAKEN)

    def waiting(self):
        """In the order in which they will move up."""
        return self.filter(answer=Seat.Answer.WAITING).order_by("waiting_since", "pk")

    def attended(self):
        return self.filter(attended__in=Seat.PRESENT)


class Seat(models.Model):
    """What one member answered and who came: one seat a member, whoever sits on it."""

    class Answer(models.TextChoices):
        NONE = "none", pgettext_lazy("answer", "no answer")
        GOING = "going", pgettext_lazy("answer", "going")
        REPRESENTATIVE = "representative", pgettext_lazy("answer", "a representative goes")
        DECLINED = "declined", pgettext_lazy("answer", "not going")
        WAITING = "waiting", pgettext_lazy("answer", "on the waiting list")

    class Attended(models.TextChoices):
        IN_PERSON = "in_person", pgettext_lazy("attendance", "in person")
        REPRESENTATIVE = "representative", pgettext_lazy("attendance", "by a representative")
        PHONE = "phone", pgettext_lazy("attendance", "by telephone")
        ABSENT = "absent", pgettext_lazy("attendance", "absent")

    TAKEN = (Answer.GOING, Answer.REPRESENTATIVE)
    # The first that is true of a seat stays: who came in person and telephoned later was there in person.
    PRESENT = (Attended.IN_PERSON, Attended.REPRESENTATIVE, Attended.PHONE)

    session = models.ForeignKey(
        "expert_sessions.ExpertSession", models.CASCADE, related_name="seats", verbose_name=_("session")
    )
    member = models.ForeignKey("members.Member", models.CASCADE, related_name="session_seats", verbose_name=_("member"))
    answer = models.CharField(pgettext_lazy("session", "answer"), max_length=14, choices=Answer, default=Answer.NONE)
    # Who goes, or would go once there is a place.
    representative = models.ForeignKey(
        "members.Representative",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="session_seats",
        verbose_name=_("representative"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = person(_("answered by"))
    answered_for = person(_("on behalf of"))
    waiting_since = models.DateTimeField(_("waiting since"), null=True, blank=True)
    # A move of more than two hours asks again; the seat is kept meanwhile. Who declined is asked when the day changes.
    asked_again_at = models.DateTimeField(_("asked again"), null=True, blank=True)
    attended = models.CharField(_("attendance"), max_length=14, choices=Attended, blank=True, default="")
    attended_at = models.DateTimeField(_("came"), null=True, blank=True)
    gave_feedback = models.BooleanField(_("gave feedback"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="seat_one_a_member"),
            models.CheckConstraint(
                name="seat_answer_known",
                condition=Q(answer__in=["none", "going", "representative", "declined", "waiting"]),
            ),
            models.CheckConstraint(
                name="seat_representative_goes_or_waits",
                condition=Q(answer="representative", representative__isnull=False)
                | Q(answer="waiting")
                | (Q(answer__in=["none", "going", "declined"]) & Q(representative=None)),
            ),
            models.CheckConstraint(
                name="seat_waiting_has_time",
                condition=Q(answer="waiting", waiting_since__isnull=False)
                | (~Q(answer="waiting") & Q(waiting_since=None)),
            ),
            models.CheckConstraint(
                name="seat_answer_has_time", condition=Q(answer="none") | Q(answered_at__isnull=False)
            ),
            models.CheckConstraint(
                name="seat_presence_has_time",
                condition=Q(attended__in=["in_person", "representative", "phone"], attended_at__isnull=False)
                | (Q(attended__in=["", "absent"]) & Q(attended_at=None)),
            ),
        ]

    def __str__(self):
        return f"{self.session_id}, {self.member_id}"

    @property
    def is_taken(self) -> bool:
        return self.answer in self.TAKEN

    @property
    def had_declined(self) -> bool:
        """For another day than the session has now: asked anew."""
        return self.answer == self.Answer.NONE and self.asked_again_at is not None

    @property
    def was_present(self) -> bool:
        return self.attended in self.PRESENT
