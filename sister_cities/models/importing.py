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
        CHECKING = "checking", pgettext_lazy("import", "being tried")
        CHECKED = "checked", pgettext_lazy("import", "tried, nothing written yet")
        WRITING = "writing", pgettext_lazy("import", "being written into the registry")
        CONFIRMED = "confirmed", pgettext_lazy("import", "written into the registry")
        DISCARDED = "discarded", pgettext_lazy("import", "discarded")

    # With the worker, or about to be.
    BUSY = (State.CHECKING, State.WRITING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UPLOADED)
    file = models.FileField(_("file"), storage=private_storage, upload_to=import_path, max_length=200, blank=True)
    original_name = models.CharField(_("name of the file"), max_length=120, blank=True)
    # How the file is read; what is empty was guessed.
    encoding = models.CharField(_("encoding"), max_length=16, blank=True, default="")
    sheet = models.CharField(_("sheet"), max_length=120, blank=True, default="")
    # What the page of the columns shows without opening the file: those of a workbook that say something, each with how
    # many rows do, and the beginning of the one that is read (services/importing/opening.py).
    sheets = models.JSONField(_("sheets"), default=list, db_default=[], blank=True)
    head = models.JSONField(_("first rows"), default=dict, db_default={}, blank=True)
    has_header = models.BooleanField(_("the first row names the columns"), default=True)
    headers = models.JSONField(_("headings"), default=list, blank=True)
    empty_rows = models.PositiveIntegerField(_("rows with nothing in them"), default=0)
    # Role (community, city, country, …) → number of the column, counted from 0.
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    kind = models.CharField(
        _("kind where the file names none"),
        max_length=16,
        choices=Agreement.Kind,
        default=Agreement.Kind.SISTER_CITY,
    )
    ended_by = models.CharField(
        _("who ended it where the file names nobody"),
        max_length=9,
        choices=Agreement.Side,
        default=Agreement.Side.OURS,
    )
    source = models.CharField(_("source"), max_length=240, blank=True, default="")
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, default="")
    source_on = models.DateField(_("day for which the source says it"), null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    uploaded_by = person(_("uploaded by"))
    checked_at = models.DateTimeField(_("tried"), null=True, blank=True)
    # When it was left to the worker, and by whom.
    asked_at = models.DateTimeField(_("left to the worker"), null=True, blank=True)
    asked_by = person(_("left to the worker by"))
    # How many cities came with it, and how many rows the registry had or refused meanwhile.
    outcome = models.JSONField(_("outcome"), default=dict, db_default={}, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = person(_("closed by"))

    class Meta:
        verbose_name = _("import of agreements")
        verbose_name_plural = _("imports of agreements")
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="import_closed_by_somebody",
                # Without a person where a command did it.
                condition=Q(state__in=("uploaded", "checking", "checked"), closed_at=None, closed_by=None)
                | Q(state__in=("confirmed", "discarded"), closed_at__isnull=False)
                # Again, because rows were chosen after the first time.
                | Q(state="writing"),
            ),
            models.CheckConstraint(
                name="import_left_to_the_worker",
                condition=Q(state="checking")
                | Q(state="writing", asked_at__isnull=False)
                | ~Q(state__in=("checking", "writing")) & Q(asked_at=None, asked_by=None),
            ),
        ]

    def __str__(self):
        return self.original_name or str(self.pk)

    @property
    def is_busy(self) -> bool:
        return self.state in self.BUSY

    @property
    def state_kind(self) -> str:
        """The colour of its tag."""
        return {self.State.CHECKED: "warn", self.State.CONFIRMED: "ok", self.State.DISCARDED: "off"}.get(
            self.State(self.state), "now"
        )

    def counts(self) -> dict[str, int]:
        """How many rows have each verdict, in the order of the verdicts; together they are all rows of the file."""
        counted = self.rows.order_by().values_list("verdict").annotate(count=models.Count("pk"))
        found = dict(counted)
        return {verdict: found[verdict] for verdict in ImportRow.Verdict.values if verdict in found}


class ImportRow(models.Model):
    """One row of the file: what it says, what it was taken for, and why."""

    class Verdict(models.TextChoices):
        MATCHED = "matched", pgettext_lazy("row", "matched")
        DOUBTFUL = "doubtful", pgettext_lazy("row", "doubtful")
        REJECTED = "rejected", pgettext_lazy("row", "rejected")
        KNOWN = "known", pgettext_lazy("row", "in the registry already")
        REPEATED = "repeated", pgettext_lazy("row", "the same as another row")
        SKIPPED = "skipped", pgettext_lazy("row", "left out by hand")
        WRITTEN = "written", pgettext_lazy("row", "written into the registry")

    # What a person may still decide.
    OPEN = (Verdict.MATCHED, Verdict.DOUBTFUL, Verdict.REPEATED, Verdict.SKIPPED)

    run = models.ForeignKey("sister_cities.ImportRun", models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("row of the file"))
    # The texts of all cells, those of columns that are not read among them.
    cells = models.JSONField(_("cells"), default=list)
    # A broken quote was mended.
    is_repaired = models.BooleanField(_("mended"), default=False)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict)
    # [code, facts] of sister_cities.importing.reasons, each.
    reasons = models.JSONField(_("why"), default=list, blank=True)
    community = models.ForeignKey(
        "members.Community", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("community")
    )
    city = models.ForeignKey(
        "sister_cities.City", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("partner city")
    )
    # The city to be created from the row when none in the table is meant.
    new_city = models.JSONField(_("new city"), null=True, blank=True)
    # {"community": [ids], "city": [ids], "new_city": {…}}, the likeliest first.
    candidates = models.JSONField(_("candidates"), default=dict, blank=True)
    # What a person chose: {"community": id, "city": id or "new", "country": that of the city, "anyway": true}
    # or {"skip": true}.
    choice = models.JSONField(_("chosen by hand"), default=dict, blank=True)
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
        indexes = [models.Index(fields=["run", "verdict", "number"], name="import_row_verdict")]

    def __str__(self):
        return f"{self.run_id}, {self.number}"
