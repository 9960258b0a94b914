"""What surrounds an agreement: what was done together, its papers, whom to call, and what it was mistaken for."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.documents import EXTENSIONS
from mayors_club.person import person
from mayors_club.private_files import private_storage


class Act(models.Model):
    """Something that two cities did together: a visit, an exchange, a delivery. Public with its agreement."""

    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="acts", verbose_name=_("agreement")
    )
    happened_on = models.DateField(pgettext_lazy("joint act", "day"))
    title = models.CharField(_("what was done"), max_length=200)
    url = models.URLField(_("where it is reported"), max_length=400, blank=True, default="")
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = person(_("recorded by"))
    recorded_for = person(_("on behalf of"))

    class Meta:
        verbose_name = _("joint act")
        verbose_name_plural = _("joint acts")
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "happened_on", "title_uk"], name="act_once"),
            models.CheckConstraint(name="act_english_has_ukrainian", condition=Q(title_uk__gt="")),
        ]

    def __str__(self):
        return self.title


def document_path(document, filename):
    """Under the row's own name; the one the person's file had is not kept."""
    return f"agreement_documents/{document.pk}"


class Document(models.Model):
    """A paper of an agreement. Its title is public, the file is for members."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", pgettext_lazy("document", "the agreement")
        DECISION = "decision", pgettext_lazy("document", "the council’s decision")
        ORDER = "order", pgettext_lazy("document", "the ministry’s order")
        OTHER = "other", pgettext_lazy("document", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="documents", verbose_name=_("agreement")
    )
    kind = models.CharField(_("kind of document"), max_length=9, choices=Kind)
    title = models.CharField(pgettext_lazy("text", "title"), max_length=160)
    language = models.CharField(_("language of the document"), max_length=8, blank=True, default="")
    file = models.FileField(_("file"), storage=private_storage, upload_to=document_path, max_length=200)
    content_type = models.CharField(_("kind of file"), max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    uploaded_by = person(_("uploaded by"))
    uploaded_for = person(_("on behalf of"))

    class Meta:
        verbose_name = _("document of an agreement")
        verbose_name_plural = _("documents of agreements")
        ordering = ["uploaded_at"]

    def __str__(self):
        return self.title

    @property
    def format(self) -> str:
        """«PDF», in every language."""
        return EXTENSIONS[self.content_type].upper()


class Coordinator(models.Model):
    """Whom to call about an agreement, on one of its sides. For members alone."""

    class Side(models.TextChoices):
        OURS = "ours", pgettext_lazy("coordinator", "in the community")
        PARTNER = "partner", pgettext_lazy("coordinator", "in the partner city")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="coordinators", verbose_name=_("agreement")
    )
    side = models.CharField(_("on whose side"), max_length=7, choices=Side)
    name = models.CharField(_("name"), max_length=120)
    position = models.CharField(_("position"), max_length=160, blank=True, default="")
    email = models.EmailField(_("e-mail"), max_length=254, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=32, blank=True, default="")
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    changed_by = person(_("changed by"))

    class Meta:
        verbose_name = _("coordinator")
        verbose_name_plural = _("coordinators")
        ordering = ["side", "name"]
        constraints = [
            models.CheckConstraint(
                name="coordinator_can_be_reached",
                condition=~Q(email="") | ~Q(phone=""),
                violation_error_message=_("Give an e-mail address or a telephone number."),
            )
        ]

    def __str__(self):
        return self.name


class Correction(models.Model):
    """The sides that an agreement was written down for by mistake: a list that still names them means this one."""

    agreement = models.ForeignKey(
        "sister_cities.Agreement", models.CASCADE, related_name="corrections", verbose_name=_("agreement")
    )
    community = models.ForeignKey(
        "members.Community", models.CASCADE, related_name="+", verbose_name=_("community, by mistake")
    )
    city = models.ForeignKey(
        "sister_cities.City", models.CASCADE, related_name="+", verbose_name=_("partner city, by mistake")
    )
    corrected_at = models.DateTimeField(_("corrected"), default=timezone.now)

    class Meta:
        verbose_name = _("correction of an agreement")
        verbose_name_plural = _("corrections of agreements")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.agreement_id}, {self.corrected_at:%Y-%m-%d}"
