import uuid
from datetime import timedelta
from itertools import product

from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person
from offices.crops import Crop
from offices.models.office import Office
from offices.models.section import Section
from offices.variants import CONTENT_TYPES, widths_of

# A worker that has not said within this time how it went is taken for dead.
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3
# What no text uses any more is kept so long, for a second thought.
KEPT_UNUSED = timedelta(days=30)


def private_storage():
    return storages["private"]


def master_path(portrait, filename):
    """A folder a portrait; the name the person's file had is not kept."""
    return f"{portrait.folder}/master.jpg"


class PortraitQuerySet(models.QuerySet):
    def waiting(self, now=None):
        """Uploaded, not yet made into the files that pages show, and in no living worker's hands."""
        long_ago = (now or timezone.now()) - LEASE
        is_free = Q(tried_at__isnull=True) | Q(tried_at__lt=long_ago)
        return self.filter(is_free, ready_at__isnull=True, failed_at__isnull=True)

    def in_hand(self, now=None):
        """Those that a living worker makes at this moment."""
        lately = (now or timezone.now()) - LEASE
        return self.filter(ready_at__isnull=True, failed_at__isnull=True, tried_at__gte=lately)

    def public(self):
        """Those the world sees now: of the live edition of a public office."""
        shown = Section.objects.filter(portrait=OuterRef("pk"), edition=OuterRef("office__live"))
        return self.filter(Exists(shown), office__in=Office.objects.public(), ready_at__isnull=False)

    def visible_to(self, user):
        """Published or not: for those who work on the page, and for those who review it."""
        if user.has_perm("offices.review_office"):
            return self.all()
        return self.filter(office__in=Office.objects.editable_by(user))

    def unused(self, now=None):
        """Uploaded a while ago; neither a section nor an earlier state of one has it."""
        long_ago = (now or timezone.now()) - KEPT_UNUSED
        used = Exists(Section.objects.filter(portrait=OuterRef("pk")))
        was_used = Exists(Section.history.filter(portrait=OuterRef("pk")))
        return self.filter(~used, ~was_used, uploaded_at__lt=long_ago)

    def failed(self):
        """Those that a page still wants and the worker could not make."""
        wanted = Section.objects.filter(portrait=OuterRef("pk"))
        return self.filter(Exists(wanted), failed_at__isnull=False)


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
    # The worker that makes the variants says when it began, for the how-manieth time, and how it ended.
    tried_at = models.DateTimeField(_("tried"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
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
    def crop(self) -> Crop:
        """In pixels of the master."""
        return Crop(self.crop_left, self.crop_top, self.crop_width, self.crop_height)

    @property
    def widths(self) -> list[int]:
        """The widths of its files."""
        return widths_of(self.crop)

    @property
    def folder(self) -> str:
        return f"portraits/{self.pk}"

    @property
    def paths(self) -> set[str]:
        """Every file that belongs to it, made already or not."""
        return {self.master.name, *(self.path_of(*variant) for variant in product(self.widths, CONTENT_TYPES))}

    @property
    def has_its_files(self) -> bool:
        """On the disk: the photograph always, the variants once they were made."""
        needed = self.paths if self.ready_at else {self.master.name}
        return all(self.master.storage.exists(path) for path in needed)

    def path_of(self, width: int, extension: str) -> str:
        """Where a variant lies in the private storage."""
        return f"{self.folder}/{width}.{extension}"
