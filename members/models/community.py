from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Community(models.Model):
    """A territorial community (hromada), or one of the two cities outside them, by its code in the codifier."""

    class Kind(models.TextChoices):
        URBAN = "urban", _("urban")
        SETTLEMENT = "settlement", _("settlement")
        RURAL = "rural", _("rural")
        CITY = "city", _("city with special status")

    code = models.CharField(_("KATOTTG code"), max_length=19, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name_uk = models.CharField(_("name"), max_length=100)
    centre_uk = models.CharField(_("centre"), max_length=80)
    centre_latin = models.CharField(_("centre in Latin letters"), max_length=80)
    oblast_uk = models.CharField(_("oblast"), max_length=60)
    oblast_en = models.CharField(_("oblast in English"), max_length=60)
    raion_uk = models.CharField(_("raion"), max_length=60, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    search_text = models.TextField(editable=False, default="")
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the figure"), null=True, blank=True)
    population_source = models.CharField(_("source of the figure"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_occupied = models.BooleanField(_("occupied"), default=False)
    is_demo = models.BooleanField(_("invented for the demo"), default=False, editable=False)

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["oblast_uk", "name_uk"]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with oblast in the active language: 119 names repeat, so the oblast always goes with them."""
        if get_language() == "en":
            return f"{self.centre_latin} community (hromada), {self.oblast_en}"
        return f"{self.name_uk} громада, {self.oblast_uk}"
