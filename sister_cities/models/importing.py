"""A spreadsheet on its way into the registry: nothing of it is written before it is confirmed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person
from mayors_club.private_files import private_storage
from sister_cities.models.agreement import Agreement


def import_path(run, filename):
    """Under the row's own name; the one the person's file had stands in a column."""
    return f"agreement_imports/{run.pk}"


class ImportRun(models.Model):
    """One file, the reading of its columns, and what became of its rows."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", pgettext_lazy("import", "columns to be checked")
        CHECKED = "checked", pgettext_lazy("import", "tried, nothing written yet")
        CONFIRMED = "confirmed", pgettext_lazy("import", "written into the registry")
        DISCARDED = "discarded", pgettext_lazy("import", "discarded")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UPLOADED)
    file = models.FileField(_("file"), storage=private_storage, upload_to=import_path, max_length=200, blank=True)
    original_name = models.CharField(_("name of the file"), max_length=120, blank=True)
    # Role (community, city, country, …) → number of the column, counted from 0.
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    kind = models.CharField(
        _("kind where the file names none"),
        max_length=16,
        choices=Agreement.Kind,
        default=Agreement.Kind.SISTER_CITY,
    )
    source = models.CharField(_("source"), max_length=240, blank=True, default="")
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, default="")
    source_on = models.DateField(_("day for which the source says it"), null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    uploaded_by = person(_("uploaded by"))
    checked_at = models.DateTimeField(_("tried"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = person(_("closed by"))

    class Meta:
        verbose_name = _("import of agreements")
        verbose_name_plural = _("imports of agreements")
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="import_closed_by_somebody",
                condition=Q(state__in=("uploaded", "checked"), closed_at=None, closed_by=None)
                | Q(state__in=("confirmed", "discarded"), closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self):
        return self.original_name or str(self.pk)


class ImportRow(models.Model):
    """One row of the file: what it says, what it was taken for, and why."""

    class Verdict(models.TextChoices):
        MATCHED = "matched", pgettext_lazy("row", "matched")
        DOUBTFUL = "doubtful", pgettext_lazy("row", "doubtful")
        REJECTED = "rejected", pgettext_lazy("row", "rejected")
        KNOWN = "known", pgettext_lazy("row", "in the registry already")
        SKIPPED = "skipped", pgettext_lazy("row", "left out by hand")

    run = models.ForeignKey("sister_cities.ImportRun", models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("row of the file"))
    # Role → what the cell says.
    cells = models.JSONField(_("cells"), default=dict)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict)
    reason = models.CharField(_("why"), max_length=40, blank=True, default="")
    community = models.ForeignKey(
        "members.Community", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("community")
    )
    city = models.ForeignKey(
        "sister_cities.City", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("partner city")
    )
    # The city to be created from the row when none in the table is meant.
    new_city = models.JSONField(_("new city"), null=True, blank=True)
    # {"community": [ids], "city": [ids]}, the likeliest first.
    candidates = models.JSONField(_("candidates"), default=dict, blank=True)
    was_chosen = models.BooleanField(_("chosen by hand"), default=False)
    agreement = models.ForeignKey(
        "sister_cities.Agreement",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_rows",
        verbose_name=_("agreement"),
    )

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]

    def __str__(self):
        return f"{self.run_id}, {self.number}"
