from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.ukrainian import UkrainianOrder


class CommunityQuerySet(models.QuerySet):
    def in_order(self):
        """By oblast and name, in the order of the Ukrainian alphabet."""
        return self.order_by(UkrainianOrder("oblast_uk"), UkrainianOrder("name_uk"), "code")


class Community(models.Model):
    """A territorial community (hromada), or one of the two cities outside them, by its code in the codifier."""

    class Kind(models.TextChoices):
        URBAN = "urban", _("urban")
        SETTLEMENT = "settlement", _("settlement")
        RURAL = "rural", _("rural")
        CITY = "city", _("city with special status")

    # The columns that `full_name_uk` reads.
    NAMED = ("kind", "name_uk", "centre_uk", "is_repeated", "raion_uk", "oblast_uk")
    # How the law calls communities of each kind; the kind is shown only where the name alone would be ambiguous.
    ADJECTIVES = {Kind.URBAN: "міська", Kind.SETTLEMENT: "селищна", Kind.RURAL: "сільська"}

    code = models.CharField(_("KATOTTG code"), max_length=19, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name_uk = models.CharField(_("name"), max_length=100)
    centre_uk = models.CharField(_("centre"), max_length=80)
    centre_latin = models.CharField(_("centre in Latin letters"), max_length=80)
    oblast_uk = models.CharField(_("oblast"), max_length=60)
    oblast_en = models.CharField(_("oblast in English"), max_length=60)
    raion_uk = models.CharField(_("raion"), max_length=60, blank=True)
    raion_latin = models.CharField(_("raion in Latin letters"), max_length=60, blank=True)
    is_repeated = models.BooleanField(_("name met again in the oblast"), default=False)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    # Written by members.communities.fill_search: phrases of the name | of the place it lies in, and their keys.
    search_text = models.TextField(editable=False, default="")
    search_keys = ArrayField(models.TextField(), editable=False, default=list)
    # Where its centre stands in the alphabet of either language; compared byte by byte.
    sorting_uk = models.GeneratedField(
        expression=UkrainianOrder("centre_uk"), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    sorting_en = models.GeneratedField(
        expression=Lower("centre_latin"), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the figure"), null=True, blank=True)
    population_source = models.CharField(_("source of the figure"), max_length=200, blank=True)
    population_source_en = models.CharField(_("source of the figure in English"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_occupied = models.BooleanField(_("occupied"), default=False)
    is_demo = models.BooleanField(_("invented for the demo"), default=False, editable=False)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["oblast_uk", "name_uk"]
        indexes = [GinIndex(fields=["search_keys"], name="community_search_keys", opclasses=["array_ops"])]
        constraints = [
            models.CheckConstraint(
                name="community_population_has_source",
                condition=Q(population__isnull=True) | Q(population_year__isnull=False) & ~Q(population_source=""),
                violation_error_message=_("A figure needs its year and its source."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with oblast in the active language; what repeats inside an oblast also names its kind and raion."""
        return self.full_name_en if get_language() == "en" else self.full_name_uk

    @property
    def full_name_uk(self) -> str:
        if self.kind == self.Kind.CITY:
            return f"{self.name_uk}, місто зі спеціальним статусом"
        if self.is_repeated:
            details = f"{self.ADJECTIVES[self.kind]} громада ({self.centre_uk}, {self.raion_uk})"
            return f"{self.name_uk} {details}, {self.oblast_uk}"
        return f"{self.name_uk} громада, {self.oblast_uk}"

    @property
    def full_name_en(self) -> str:
        if self.kind == self.Kind.CITY:
            return f"{self.centre_latin}, city with special status"
        if self.is_repeated:
            return f"{self.centre_latin} {self.kind} community (hromada), {self.raion_latin} raion, {self.oblast_en}"
        return f"{self.centre_latin} community (hromada), {self.oblast_en}"

    def centre_in(self, language: str) -> str:
        return self.centre_latin if language == "en" else self.centre_uk

    def oblast_in(self, language: str) -> str:
        return self.oblast_en if language == "en" else self.oblast_uk

    def name_in_law(self, language: str) -> str:
        """«Старогородська міська територіальна громада»."""
        if self.kind == self.Kind.CITY:
            return self.centre_in(language)
        if language == "en":
            return f"{self.centre_latin} {self.kind} territorial community"
        return f"{self.name_uk} {self.ADJECTIVES[self.kind]} територіальна громада"
