import uuid
from pathlib import PurePath

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.private_files import private_storage

PHOTOS = "experts"


def photo_path(expert, filename):
    """A new name for each photograph; the one the person's file had is not kept."""
    return f"{PHOTOS}/{uuid.uuid4()}.jpg"


class ExpertQuerySet(models.QuerySet):
    def public(self):
        """Those of a session that was announced."""
        return self.filter(sessions__announced_at__isnull=False).distinct()

    def with_photo(self, photo_id):
        return self.filter(photo=f"{PHOTOS}/{photo_id}.jpg")


class Expert(models.Model):
    """Who leads a session: not a user of the site. The address is for their personal link and is shown nowhere."""

    class Gender(models.TextChoices):
        FEMALE = "f", _("feminine")
        MALE = "m", _("masculine")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    # One line: who the person is.
    role = models.CharField(_("who it is"), max_length=160, blank=True)
    about = models.TextField(_("about the person"), max_length=1200, blank=True)
    gender = models.CharField(_("grammatical gender"), max_length=1, choices=Gender, blank=True, default="")
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages"), default=list, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=2, choices=[("uk", _("Ukrainian")), ("en", _("English"))], default="uk"
    )
    photo = models.FileField(_("photograph"), storage=private_storage, upload_to=photo_path, max_length=200, blank=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")
        ordering = ["name_uk"]
        constraints = [
            models.CheckConstraint(
                name="expert_english_has_ukrainian",
                condition=Q(name_en=None) | Q(name_en="") | Q(name_uk__gt=""),
                violation_error_message=_("English needs its Ukrainian: write the Ukrainian text first."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def photo_address(self) -> str:
        """Where the public finds the photograph, "" without one. Another photograph has another address."""
        return reverse("session_files:expert_photo", args=[PurePath(self.photo.name).stem]) if self.photo else ""
