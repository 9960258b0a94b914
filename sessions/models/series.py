from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Series(models.Model):
    """The rhythm of sessions: a weekday and an hour of Kyiv, every so many weeks. It proposes dates, a person plans."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    name = models.CharField(_("name of the series"), max_length=120)
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday, default=Weekday.THURSDAY)
    hour = models.TimeField(_("hour in Kyiv"))
    duration_minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=90, validators=[MinValueValidator(15), MaxValueValidator(480)]
    )
    every_weeks = models.PositiveSmallIntegerField(
        _("every so many weeks"), default=2, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    # The weeks are counted from here; the first date is on this day or after it.
    first_on = models.DateField(_("counted from"))
    capacity = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: no limit.")
    )
    is_active = models.BooleanField(_("proposes dates"), default=True)

    class Meta:
        verbose_name = _("series of sessions")
        verbose_name_plural = pgettext_lazy("plural", "series of sessions")
        ordering = ["name_uk"]
        constraints = [
            models.CheckConstraint(name="series_weekday_known", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="series_has_a_rhythm", condition=Q(every_weeks__gte=1, every_weeks__lte=12)),
            models.CheckConstraint(
                name="series_has_a_length", condition=Q(duration_minutes__gte=15, duration_minutes__lte=480)
            ),
            models.CheckConstraint(name="series_capacity_positive", condition=Q(capacity=None) | Q(capacity__gte=1)),
        ]

    def __str__(self):
        return self.name


class SkippedDate(models.Model):
    """A date on which the series does not meet; the rhythm goes on after it."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="skipped_dates", verbose_name=_("series"))
    on = models.DateField(_("date"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("skipped date")
        verbose_name_plural = _("skipped dates")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["series", "on"], name="skipped_date_once")]

    def __str__(self):
        return f"{self.on:%d.%m.%Y}"
