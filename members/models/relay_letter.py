import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.member import Member


class RelayLetterQuerySet(models.QuerySet):
    def answerable_by(self, member):
        """Letters this member got from members who are still there."""
        return self.filter(recipient=member, sender__in=Member.objects.active())

    def reported(self):
        return self.filter(reported_at__isnull=False)

    def awaiting_secretariat(self):
        return self.reported().filter(closed_at__isnull=True)


class RelayLetter(models.Model):
    """One member wrote to another through the site, and neither saw the other's address.

    The words themselves are in the letter (`OutgoingEmail` about this row) and nowhere else.
    """

    # Given by the form: pressing twice writes one letter.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.ForeignKey(
        "members.Member", models.CASCADE, related_name="letters_written", verbose_name=_("from whom")
    )
    recipient = models.ForeignKey(
        "members.Member", models.CASCADE, related_name="letters_got", verbose_name=_("to whom")
    )
    # The member's own user, or a representative who writes in the member's name.
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who wrote"))
    answers = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("answer to")
    )
    shows_address = models.BooleanField(_("with the sender’s address"), default=False)
    sent_at = models.DateTimeField(_("written"), default=timezone.now)
    reported_at = models.DateTimeField(_("reported"), null=True, blank=True)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by whom")
    )

    objects = RelayLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter between members")
        verbose_name_plural = _("letters between members")
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["sent_by", "sent_at"], name="relay_letter_of_a_day")]
        constraints = [
            models.CheckConstraint(name="relay_letter_to_another", condition=~Q(sender=F("recipient"))),
            models.CheckConstraint(
                name="relay_letter_closed_was_reported",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(reported_at__isnull=False, closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.sender} → {self.recipient}"
