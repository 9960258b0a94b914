import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.models.application_queryset import ApplicationQuerySet

# Days after the last change: a reminder, the lapse.
REMINDER_DAYS = 23
DRAFT_DAYS = 30


def new_submission_key() -> uuid.UUID:
    return uuid.uuid4()


class Application(models.Model):
    """A mayor's request to join. What was typed stays in `answers`; the columns hold what was valid at submission."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        AWAITING_MAYOR = "awaiting_mayor", _("awaiting the mayor’s consent")
        SUBMITTED = "submitted", _("received")
        SCREENING = "screening", _("being checked")
        MORE_INFO = "more_info", _("question asked")
        IN_REVIEW = "in_review", _("with the committee")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        LAPSED = "lapsed", _("lapsed")

    class StartedBy(models.TextChoices):
        MAYOR = "mayor", _("the mayor")
        ASSISTANT = "assistant", _("an assistant")

    class OfficeKind(models.TextChoices):
        ELECTED = "elected", _("elected head")
        ACTING = "acting", _("acting head (council secretary)")
        MILITARY = "military", _("head of a military administration")
        FORMER = "former", _("former head")

    UNSENT = (Status.DRAFT, Status.AWAITING_MAYOR)
    UNDER_REVIEW = (Status.SUBMITTED, Status.SCREENING, Status.MORE_INFO, Status.IN_REVIEW)
    # A question to the applicant does not close the round.
    WITH_COMMITTEE = (Status.IN_REVIEW, Status.MORE_INFO)
    LIVE = (*UNSENT, *UNDER_REVIEW)
    DECIDED = (Status.ACCEPTED, Status.DECLINED)
    CLOSED = (*DECIDED, Status.WITHDRAWN, Status.LAPSED)
    TRANSITIONS = {
        Status.DRAFT: {Status.SUBMITTED, Status.AWAITING_MAYOR, Status.LAPSED, Status.WITHDRAWN},
        Status.AWAITING_MAYOR: {Status.DRAFT, Status.SUBMITTED, Status.LAPSED, Status.WITHDRAWN},
        Status.SUBMITTED: {Status.SCREENING, Status.WITHDRAWN},
        Status.SCREENING: {Status.IN_REVIEW, Status.MORE_INFO, Status.WITHDRAWN},
        Status.IN_REVIEW: {Status.MORE_INFO, Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN},
        Status.MORE_INFO: {Status.SCREENING, Status.IN_REVIEW, Status.LAPSED, Status.WITHDRAWN},
        # Back within the undo window; declined also later, when the chair reconsiders.
        Status.ACCEPTED: {Status.IN_REVIEW, Status.DECLINED},
        Status.DECLINED: {Status.IN_REVIEW},
        Status.LAPSED: {Status.DRAFT, Status.AWAITING_MAYOR, Status.MORE_INFO},
        Status.WITHDRAWN: set(),
    }
    SECTIONS = ("about-you", "office", "community", "motivation", "representatives")
    OPTIONAL_SECTIONS = ("community", "representatives")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("status"), max_length=14, choices=Status, default=Status.DRAFT)
    # Where a question or a lapse came from, so that an answer or one click leads back there.
    status_before = models.CharField(max_length=14, choices=Status, blank=True)
    # Which state lapsed. A question that lapsed keeps in `status_before` where it had come from.
    lapsed_from = models.CharField(max_length=14, choices=Status, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    number_in_year = models.PositiveIntegerField(null=True, blank=True, editable=False)
    started_by = models.CharField(_("started by"), max_length=9, choices=StartedBy, default=StartedBy.MAYOR)
    # The mayor's address. Empty on an assistant's draft: it is filled when the mayor submits by the personal link.
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    assistant_email = models.EmailField(_("assistant’s e-mail"), max_length=254, blank=True)
    # Where an assistant's request for consent went; that address becomes `email` when its holder submits.
    invited_email = models.EmailField(_("mayor’s e-mail as given"), max_length=254, blank=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=settings.LANGUAGES, default="uk")
    # Raw input by section, bad values included: {"office": {"values": {"title": ["…"]}, "saved_at": "…"}}.
    answers = models.JSONField(default=dict, blank=True)
    # The hidden key of the next submit: pressing twice finds the revision that the first press made.
    submission_key = models.UUIDField(default=new_submission_key, unique=True, editable=False)
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")

    full_name_uk = models.CharField(_("name in Ukrainian"), max_length=120, blank=True)
    full_name_latin = models.CharField(_("name in Latin letters"), max_length=120, blank=True)
    greeting_uk = models.CharField(_("form of address in Ukrainian"), max_length=80, blank=True)
    greeting_en = models.CharField(_("form of address in English"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    office_kind = models.CharField(_("kind of mayor"), max_length=10, choices=OfficeKind, blank=True)
    title_uk = models.CharField(_("title in Ukrainian"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    community = models.ForeignKey(
        "members.Community",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("community"),
    )
    community_typed = models.CharField(_("community as typed"), max_length=160, blank=True)
    # [{"start": "2015-11", "end": "2020-10" or null}], sorted.
    terms = models.JSONField(_("terms"), default=list, blank=True)
    first_mandate_start = models.DateField(_("first term began"), null=True, blank=True)
    mandate_end = models.DateField(_("last term ended"), null=True, blank=True)
    proof_url = models.URLField(_("proof of office"), max_length=500, blank=True)
    community_website = models.URLField(_("website of the community"), max_length=500, blank=True)
    for_partners = models.TextField(_("for foreign partners"), blank=True)
    motivation = models.TextField(_("why the Club"), blank=True)
    # [{"full_name": "…", "email": "…", "position": "…"}]
    representatives = models.JSONField(_("representatives"), default=list, blank=True)

    created_at = models.DateTimeField(_("started"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    status_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-submitted_at", "-created_at"]
        permissions = [
            ("screen_application", _("Can screen applications and open the round")),
            ("review_application", _("Can give an opinion on applications")),
            ("decide_application", _("Can decide applications")),
        ]
        indexes = [models.Index(fields=["status", "status_since"], name="application_status_since")]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                name="application_one_live_per_email",
                condition=~Q(email="")
                & Q(status__in=["draft", "awaiting_mayor", "submitted", "screening", "more_info", "in_review"]),
            ),
            models.UniqueConstraint(fields=["number_year", "number_in_year"], name="application_number_unique"),
            models.CheckConstraint(name="application_email_lower", condition=Q(email=Lower("email"))),
            models.CheckConstraint(
                name="application_invited_email_lower", condition=Q(invited_email=Lower("invited_email"))
            ),
            models.CheckConstraint(
                name="application_sent_has_number",
                condition=Q(status__in=["draft", "awaiting_mayor", "lapsed", "withdrawn"])
                | (Q(submitted_at__isnull=False) & Q(number_in_year__isnull=False)),
            ),
            models.CheckConstraint(
                name="application_pause_knows_way_back",
                condition=~Q(status__in=["more_info", "lapsed"]) | ~Q(status_before=""),
            ),
            models.CheckConstraint(
                name="application_withdrawn_has_time",
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="application_former_has_end",
                condition=Q(submitted_at__isnull=True)
                | Q(anonymised_at__isnull=False)
                | (Q(office_kind="former") & Q(mandate_end__isnull=False))
                | (~Q(office_kind="former") & Q(mandate_end__isnull=True)),
            ),
        ]

    def __str__(self):
        return self.number or str(_("draft"))

    @property
    def number(self) -> str:
        """«МК-2026-0001» (Cyrillic) in Ukrainian, "MK-2026-0001" (Latin) in English; empty before submission."""
        if self.number_in_year is None:
            return ""
        prefix = "MK" if get_language() == "en" else "МК"
        return f"{prefix}-{self.number_year}-{self.number_in_year:04d}"

    @property
    def full_name(self) -> str:
        return self.full_name_latin if get_language() == "en" else self.full_name_uk

    @property
    def title(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title_uk

    @property
    def greeting(self) -> str:
        return self.greeting_en if get_language() == "en" else self.greeting_uk

    @property
    def community_name(self) -> str:
        return self.community.full_name if self.community else self.community_typed

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def is_unsent(self) -> bool:
        return self.status in self.UNSENT

    @property
    def was_submitted(self) -> bool:
        return self.submitted_at is not None

    @property
    def mayor_address(self) -> str:
        """Where letters for the mayor go: before `email` is filled, to the address that the assistant gave."""
        return self.email or self.invited_email

    @cached_property
    def current_proof(self):
        """The file that stands now, or None."""
        return self.proofs.filter(removed_at__isnull=True).first()

    @property
    def open_question(self):
        """The question that waits for an answer, or None."""
        return self.questions.filter(answered_at__isnull=True).first()

    @property
    def kept_until(self):
        """The last day (in Kyiv) on which an unsent application is still open; the next day it lapses."""
        return timezone.localdate(self.changed_at) + timedelta(days=DRAFT_DAYS)
