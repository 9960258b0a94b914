from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReviewRound(models.Model):
    """The committee's round on one application. Its ballots are the electorate, frozen when it opened."""

    application = models.OneToOneField("applications.Application", models.CASCADE, related_name="round")
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def __str__(self):
        return f"{self.application}"


class Ballot(models.Model):
    """One elector's place in a round; empty until the opinion is given, changeable until the round closes."""

    class Choice(models.TextChoices):
        NOT_CAST = "", _("not given yet")
        YES = "yes", _("for")
        NO = "no", _("against")
        ABSTAIN = "abstain", _("abstained")
        RECUSED = "recused", _("recused")

    class NoteVisibility(models.TextChoices):
        PRIVATE = "private", _("only me")
        COMMITTEE = "committee", _("the committee")
        APPLICANT = "applicant", _("may be quoted to the applicant")

    round = models.ForeignKey("applications.ReviewRound", models.CASCADE, related_name="ballots")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ballots")
    choice = models.CharField(_("opinion"), max_length=8, choices=Choice, blank=True, default="")
    note = models.TextField(_("note"), blank=True)
    note_visibility = models.CharField(
        _("who reads the note"), max_length=9, choices=NoteVisibility, default=NoteVisibility.COMMITTEE
    )
    revision = models.ForeignKey("applications.Revision", models.SET_NULL, null=True, blank=True, related_name="+")
    cast_at = models.DateTimeField(_("given"), null=True, blank=True)

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        constraints = [
            models.UniqueConstraint(fields=["round", "reviewer"], name="ballot_one_per_reviewer"),
            models.CheckConstraint(name="ballot_cast_has_time", condition=Q(choice="") | Q(cast_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.reviewer}: {self.get_choice_display()}"


class BallotChange(models.Model):
    """What a ballot said before and after each change."""

    ballot = models.ForeignKey("applications.Ballot", models.CASCADE, related_name="changes")
    choice = models.CharField(max_length=8, choices=Ballot.Choice, blank=True)
    note = models.TextField(blank=True)
    note_visibility = models.CharField(max_length=9, choices=Ballot.NoteVisibility)
    revision = models.ForeignKey("applications.Revision", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of opinion")
        verbose_name_plural = _("changes of opinion")
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"


class ConflictDeclarationQuerySet(models.QuerySet):
    def recusals(self):
        """Declared interests that still stand."""
        return self.filter(lifted_at__isnull=True).exclude(kind=ConflictDeclaration.Kind.NONE)


class ConflictDeclaration(models.Model):
    """Before the first look a reviewer declares "no conflict" or recuses; recused means out of that person's lists."""

    class Kind(models.TextChoices):
        NONE = "none", _("no conflict of interest")
        OWN_FILE = "own_file", _("own application or one of a represented person")
        SAME_COMMUNITY = "same_community", _("same community")
        SUCCESSION = "succession", _("predecessor or successor")
        FAMILY = "family", _("family")
        WORK = "work", _("work relation")
        CONTEST = "contest", _("political contest")
        PERSONAL = "personal", _("personal acquaintance")
        OTHER = "other", _("other")

        @classmethod
        def to_declare(cls):
            """What a person may give as the reason of a recusal."""
            return [(kind.value, kind.label) for kind in cls if kind not in (cls.NONE, cls.OWN_FILE)]

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="declarations")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="declarations")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    declared_at = models.DateTimeField(_("declared"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = ConflictDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        constraints = [models.UniqueConstraint(fields=["application", "reviewer"], name="declaration_one_per_reviewer")]

    def __str__(self):
        return f"{self.reviewer}: {self.get_kind_display()}"

    @property
    def is_recusal(self) -> bool:
        return self.kind != self.Kind.NONE and self.lifted_at is None
