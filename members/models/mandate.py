import calendar
from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MandateQuerySet(models.QuerySet):
    def current(self, today=None):
        """Terms that have begun and not ended by today's date in Kyiv, each at its own precision."""
        today = today or timezone.localdate()
        not_over = (
            Q(ends_on__isnull=True)
            | Q(ends_on__gte=today)
            | Q(precision="month", ends_on__gte=today.replace(day=1))
            | Q(precision="year", ends_on__gte=today.replace(month=1, day=1))
        )
        return self.filter(not_over, starts_on__lte=today)

    def ending_within(self, time: timedelta, today=None):
        """Running terms whose end is known and near."""
        today = today or timezone.localdate()
        return self.current(today).filter(ends_on__isnull=False, ends_on__lte=today + time)


class Mandate(models.Model):
    """A term in office. A date known only to the month or year is stored as that month's or year's first day."""

    class Kind(models.TextChoices):
        ELECTED = "elected", _("elected head")
        ACTING = "acting", _("acting head")
        MILITARY = "military", _("head of a military administration")
        UNSTATED = "unstated", _("kind not stated")

    class Precision(models.TextChoices):
        YEAR = "year", _("year")
        MONTH = "month", _("month")
        DAY = "day", _("day")

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="mandates", verbose_name=_("member"))
    community = models.ForeignKey(
        "members.Community", models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("community")
    )
    community_typed = models.CharField(_("community as typed"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    precision = models.CharField(_("precision of the dates"), max_length=5, choices=Precision, default=Precision.DAY)
    end_reason = models.CharField(_("why it ended"), max_length=120, blank=True)
    source_url = models.URLField(_("source"), blank=True)
    is_contested = models.BooleanField(_("contested"), default=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                name="mandate_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The end must be later than the start."),
            ),
            # The end itself is left out: the month in which a predecessor left may be the successor's first.
            ExclusionConstraint(
                name="mandate_one_elected_head",
                expressions=[
                    ("community", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[)"),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(kind="elected", is_contested=False, community__isnull=False),
                violation_error_message=_("Another elected head has a term in this community at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.starts_on.year}"

    @property
    def last_day(self) -> date | None:
        """The last day that may belong to the term, at the precision of its dates."""
        if self.ends_on is None or self.precision == self.Precision.DAY:
            return self.ends_on
        month = 12 if self.precision == self.Precision.YEAR else self.ends_on.month
        return self.ends_on.replace(month=month, day=calendar.monthrange(self.ends_on.year, month)[1])

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        return self.starts_on <= today and (self.last_day is None or self.last_day >= today)
