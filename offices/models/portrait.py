import uuid

from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.models.person import person


def private_storage():
    return storages["private"]


def master_path(portrait, filename):
    """A folder a portrait; the name the person's file had is not kept."""
    return f"portraits/{portrait.pk}/master.jpg"


class PortraitQuerySet(models.QuerySet):
    def waiting(self):
        """Uploaded, not yet made into the files that pages show."""
        return self.filter(ready_at__isnull=True, failed_at__isnull=True)


class Portrait(models.Model):
    """A photograph, re-encoded and without metadata, with the 4:5 part of it that is shown. Never changed: a new crop
    is a new row, so that an earlier edition keeps its picture."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        "offices.Office", models.CASCADE, related_name="portraits", verbose_name=_("mayor’s office")
    )
    master = models.FileField(storage=private_storage, upload_to=master_path, max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    # The part that is shown, in pixels of the master.
    crop_left = models.PositiveIntegerField()
    crop_top = models.PositiveIntegerField()
    crop_width = models.PositiveIntegerField()
    crop_height = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    uploaded_by = person(_("uploaded by"))
    # Set by the worker: the variants exist, or could not be made.
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)

    objects = PortraitQuerySet.as_manager()

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")
        constraints = [
            models.CheckConstraint(
                name="portrait_crop_inside",
                condition=Q(
                    crop_width__gt=0,
                    crop_height__gt=0,
                    width__gte=F("crop_left") + F("crop_width"),
                    height__gte=F("crop_top") + F("crop_height"),
                ),
            ),
            models.CheckConstraint(
                name="portrait_ready_or_failed", condition=Q(ready_at__isnull=True) | Q(failed_at__isnull=True)
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def crop(self) -> tuple[int, int, int, int]:
        """Left, top, width and height, in pixels of the master."""
        return self.crop_left, self.crop_top, self.crop_width, self.crop_height
