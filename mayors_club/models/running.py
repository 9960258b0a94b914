from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When a periodic job last ran; /readyz reads it."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self):
        return self.name


class SiteSwitch(models.Model):
    """The one row of site-wide switches, edited in the admin."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    read_only_since = models.DateTimeField(_("read-only since"), null=True, blank=True)
    read_only_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("set by")
    )
    intake_paused_until = models.DateField(_("no new applications until"), null=True, blank=True)
    intake_note_uk = models.CharField(_("why, in Ukrainian"), max_length=200, blank=True)
    intake_note_en = models.CharField(_("why, in English"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("site switch")
        verbose_name_plural = _("site switches")
        constraints = [models.CheckConstraint(name="site_switch_single_row", condition=Q(id=1))]

    def __str__(self):
        return str(self._meta.verbose_name_plural)

    @property
    def intake_is_paused(self):
        return self.intake_paused_until is not None and self.intake_paused_until >= timezone.localdate()
