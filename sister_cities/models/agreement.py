from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.person import person
from sister_cities.models.life import ENTERS_ACTIVE, PUBLIC, TRANSITIONS, Procedure, Status, statuses_after
from sister_cities.models.rules import life_rules
from sister_cities.words import FIELDS

# The ministry answers within 30 days (the same law).
MINISTRY_ANSWERS_IN = timedelta(days=30)


class AgreementQuerySet(models.QuerySet):
    def kept(self):
        """In the registry or on the way into it: whatever the secretariat did not decline."""
        return self.filter(declined_at=None)

    def accepted(self):
        return self.filter(accepted_at__isnull=False, declined_at=None)

    def public(self):
        """What everybody may read: accepted, and signed at some time. A draft is nobody else's business."""
        was_signed = Q(signed_on__isnull=False) | Q(procedure__in=ENTERS_ACTIVE)
        return self.accepted().filter(was_signed, status__in=PUBLIC)


class Agreement(models.Model):
    """One tie between a Ukrainian community and a city abroad, through the legal life of domain section 7.

    Days are days in Kyiv. Before it is signed only its community and the staff see it.
    """

    Status, Procedure = Status, Procedure
    TRANSITIONS = TRANSITIONS

    class Kind(models.TextChoices):
        SISTER_CITY = "sister_city", pgettext_lazy("agreement", "sister city")
        FRIENDSHIP = "friendship", pgettext_lazy("agreement", "friendship")
        COOPERATION = "cooperation", pgettext_lazy("agreement", "cooperation")
        MEMORANDUM = "memorandum", pgettext_lazy("agreement", "memorandum")
        LETTER_OF_INTENT = "letter_of_intent", pgettext_lazy("agreement", "letter of intent")
        PROJECT = "project", pgettext_lazy("agreement", "project")

    class Precision(models.TextChoices):
        DAY = "day", pgettext_lazy("precision", "day")
        MONTH = "month", pgettext_lazy("precision", "month")
        YEAR = "year", pgettext_lazy("precision", "year")

    class Side(models.TextChoices):
        OURS = "ours", pgettext_lazy("ended by", "the Ukrainian community")
        PARTNER = "partner", pgettext_lazy("ended by", "the partner city")
        BOTH = "both", pgettext_lazy("ended by", "both together")
        AUTHORITY = "authority", pgettext_lazy("ended by", "a court or a state authority")

    community = models.ForeignKey(
        "members.Community", models.PROTECT, related_name="agreements", verbose_name=_("community")
    )
    city = models.ForeignKey(
        "sister_cities.City", models.PROTECT, related_name="agreements", verbose_name=_("partner city")
    )
    # The city's country, so that a rule can look at it: the database refuses another one (migration 0002).
    partner_country = models.CharField(_("country"), max_length=2, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.SISTER_CITY)
    fields = ArrayField(
        models.CharField(max_length=24, choices=FIELDS),
        verbose_name=pgettext_lazy("agreement", "fields"),
        default=list,
        blank=True,
    )
    procedure = models.CharField(_("how it comes into force"), max_length=12, choices=Procedure, default=Procedure.LAW)
    organisation = models.CharField(_("business or organisation"), max_length=160, blank=True, default="")
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.IDEA)
    status_since = models.DateField(_("since"), default=timezone.localdate)
    council_no = models.CharField(_("number of the council’s decision"), max_length=60, blank=True, default="")
    council_on = models.DateField(_("day of the council’s decision"), null=True, blank=True)
    ministry_sent_on = models.DateField(_("sent to the ministry"), null=True, blank=True)
    order_no = models.CharField(_("number of the ministry’s order"), max_length=60, blank=True, default="")
    agreed_on = models.DateField(_("day of the ministry’s order"), null=True, blank=True)
    signed_on = models.DateField(_("signed"), null=True, blank=True)
    signed_precision = models.CharField(
        _("how precisely the date is known"), max_length=5, choices=Precision, default=Precision.DAY
    )
    registered_no = models.CharField(_("number of the registration"), max_length=60, blank=True, default="")
    registered_on = models.DateField(_("registered"), null=True, blank=True)
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    suspended_on = models.DateField(_("suspended since"), null=True, blank=True)
    suspended_reason = models.CharField(_("why it is suspended"), max_length=240, blank=True, default="")
    terminated_on = models.DateField(_("day it ended"), null=True, blank=True)
    terminated_by = models.CharField(_("ended by"), max_length=9, choices=Side, blank=True, default="")
    terminated_reason = models.CharField(_("why it ended"), max_length=240, blank=True, default="")
    last_act_on = models.DateField(_("last joint act"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=240, blank=True, default="")
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, default="")
    source_on = models.DateField(_("day for which the source says it"), null=True, blank=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = person(_("confirmed by"))
    # The latest day for which anything is known: the 24 silent months run from it.
    heard_on = models.GeneratedField(
        expression=Greatest("last_act_on", "signed_on", "registered_on", "confirmed_on", "source_on"),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("last heard of"),
    )
    note = models.TextField(_("note for members"), max_length=2000, blank=True, default="")
    accepted_at = models.DateTimeField(_("taken into the registry"), null=True, blank=True)
    accepted_by = person(_("taken in by"))
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    proposed_by = person(_("proposed by"))
    proposed_for = person(_("on behalf of"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["partner_country", "status"], name="agreement_country_status"),
            models.Index(fields=["status", "heard_on"], name="agreement_status_heard"),
        ]
        constraints = life_rules()

    def __str__(self):
        return f"{self.community.name_uk} – {self.city}"

    @property
    def is_public(self) -> bool:
        was_signed = self.signed_on or self.procedure in ENTERS_ACTIVE
        return bool(self.accepted_at and not self.declined_at and was_signed and self.status in PUBLIC)

    @property
    def ministry_due_on(self) -> date | None:
        """By then the ministry has to answer."""
        return self.ministry_sent_on + MINISTRY_ANSWERS_IN if self.ministry_sent_on else None

    @property
    def next_statuses(self) -> tuple[str, ...]:
        """Where it may go from here."""
        return statuses_after(self.status, self.procedure)
