import uuid

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.documents import EXTENSIONS


def private_storage():
    return storages["private"]


def proof_path(proof, filename):
    """The stored name says nothing: a folder per application, a random name, the extension of the checked content."""
    return f"proofs/{proof.application_id}/{uuid.uuid4().hex}.{proof.extension}"


class ProofFile(models.Model):
    """A document that confirms the office: checked by content, images re-encoded, served only through a view."""

    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="proofs")
    file = models.FileField(storage=private_storage, upload_to=proof_path, max_length=200)
    content_type = models.CharField(max_length=20, choices=Kind)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    original_name = models.CharField(max_length=120)
    uploaded_at = models.DateTimeField(default=timezone.now)
    # Replaced or taken away by the applicant; a revision that was submitted with it keeps it.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("proof of office")
        verbose_name_plural = _("proofs of office")
        constraints = [
            models.UniqueConstraint(
                fields=["application"], name="proof_one_current", condition=Q(removed_at__isnull=True)
            )
        ]

    def __str__(self):
        return self.original_name

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.content_type]
