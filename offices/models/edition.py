import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person
from offices.content import has_any_english
from offices.sections import PROSE


class EditionQuerySet(models.QuerySet):
    def open(self):
        """What is being written or read before publication: at most one an office."""
        return self.filter(status__in=Edition.OPEN)

    def in_review(self):
        return self.filter(status=Edition.Status.IN_REVIEW)

    def with_requested_changes(self):
        """Drafts the secretariat has sent back and that were not submitted again."""
        return self.filter(status=Edition.Status.DRAFT).exclude(note="")

    def published(self):
        return self.filter(status=Edition.Status.PUBLISHED)


class Edition(models.Model):
    """One state of a whole page, in both languages: written, read by the secretariat, published, kept."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("edition", "draft")
        IN_REVIEW = "in_review", pgettext_lazy("edition", "in review")
        PUBLISHED = "published", pgettext_lazy("edition", "published")

    OPEN = (Status.DRAFT, Status.IN_REVIEW)
    TRANSITIONS = {
        Status.DRAFT: {Status.IN_REVIEW, Status.PUBLISHED},
        Status.IN_REVIEW: {Status.DRAFT, Status.PUBLISHED},
        Status.PUBLISHED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        "offices.Office", models.CASCADE, related_name="editions", verbose_name=_("mayor’s office")
    )
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.DRAFT)
    status_since = models.DateTimeField(_("since"), default=timezone.now)
    # Grows with every save: who publishes names the state they have read.
    changes = models.PositiveIntegerField(_("saves"), default=0)
    # What the secretariat asks to change; emptied by the next submission.
    note = models.TextField(_("requested changes"), blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = person(_("submitted by"))
    submitted_for = person(_("on behalf of"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = person(_("published by"))
    published_for = person(_("on behalf of"))

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["office", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["office"], name="edition_one_open", condition=Q(status__in=["draft", "in_review"])
            ),
            models.CheckConstraint(
                name="edition_status_known", condition=Q(status__in=["draft", "in_review", "published"])
            ),
            models.CheckConstraint(
                name="edition_in_review_was_submitted",
                condition=~Q(status="in_review") | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="edition_published_by_somebody",
                condition=Q(status="published", published_at__isnull=False, published_by__isnull=False)
                | ~Q(status="published") & Q(published_at__isnull=True, published_by__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.office_id}, {self.number}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def has_english(self) -> bool:
        """Whether it has an English page: one section of prose, at least, can be shown in English."""
        prose = [section for section in self.sections.all() if section.kind in PROSE]
        return any(section.has_english and has_any_english(section.content) for section in prose)
