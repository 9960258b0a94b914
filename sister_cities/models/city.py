from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person
from mayors_club.ukrainian import UkrainianOrder
from sister_cities.ordering import LatinOrder


def _called(language: str) -> Coalesce:
    """What `name_in` says."""
    return Coalesce(NullIf(F(f"name_{language}"), Value("")), F("name"))


def _square(frame: str) -> models.GeneratedField:
    """In which square of a base map it lies: 1000 × row + column; -1 outside the frame (migration 0010)."""
    number = Func("latitude", "longitude", function=f"sister_cities_square_{frame}", output_field=models.IntegerField())
    return models.GeneratedField(expression=number, output_field=models.IntegerField(), db_persist=True, null=True)


class Cities(models.QuerySet):
    def to_check(self):
        """Named by somebody, or read from a file, and not yet looked up. GeoNames has looked its own up."""
        return self.filter(is_verified=False).exclude(source=City.Source.GAZETTEER)


class City(models.Model):
    """A city, town or other municipality of the world. What it is called in Ukrainian or English may be unknown.

    Those in Ukraine come with the gazetteer; none of them can be a partner.
    """

    class Source(models.TextChoices):
        GAZETTEER = "gazetteer", _("GeoNames")
        HAND = "hand", _("added by hand")
        IMPORT = "import", _("came with an import")

    name = models.CharField(_("name in its own language"), max_length=120)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=120, blank=True, default="")
    name_en = models.CharField(_("name in English"), max_length=120, blank=True, default="")
    # ISO 3166-1 alpha-2, and XK for Kosovo.
    country = models.CharField(_("country"), max_length=2)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    geonames_id = models.PositiveIntegerField(_("GeoNames number"), null=True, blank=True, unique=True)
    wikidata_id = models.CharField(_("Wikidata number"), max_length=16, null=True, blank=True, unique=True)
    slug = models.SlugField(_("address"), max_length=140, unique=True)
    source = models.CharField(_("where the row comes from"), max_length=9, choices=Source, default=Source.HAND)
    is_verified = models.BooleanField(_("checked by the secretariat"), default=False)
    is_demo = models.BooleanField(_("invented for the demo"), default=False, editable=False)
    search_text = models.TextField(editable=False, default="")
    search_keys = ArrayField(models.TextField(), editable=False, default=list)
    # What the list and the map of the registry need of thousands of cities at once, in an index of their own.
    sorting_uk = models.GeneratedField(
        expression=UkrainianOrder(_called("uk")), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    sorting_en = models.GeneratedField(
        expression=LatinOrder(_called("en")), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    square_europe = _square("europe")
    square_world = _square("world")
    created_at = models.DateTimeField(_("added"), default=timezone.now)
    created_by = person(_("added by"))

    objects = Cities.as_manager()

    class Meta:
        verbose_name = _("city abroad")
        verbose_name_plural = _("cities abroad")
        ordering = ["name", "pk"]
        indexes = [
            # Without a list of pending entries, which every search would read through after many rows were added.
            GinIndex(fields=["search_keys"], name="city_search_keys", opclasses=["array_ops"], fastupdate=False),
            models.Index(fields=["country", "name"], name="city_country_name"),
            models.Index(
                fields=["id"],
                name="city_in_the_registry",
                include=["sorting_uk", "sorting_en", "square_europe", "square_world"],
            ),
            models.Index("created_at", name="city_to_check", condition=Q(is_verified=False) & ~Q(source="gazetteer")),
        ]
        constraints = [
            models.CheckConstraint(
                name="city_lies_somewhere_or_nowhere",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                violation_error_message=_("Give both the latitude and the longitude, in degrees."),
            ),
            models.CheckConstraint(name="city_country_is_a_code", condition=Q(country__regex="^[A-Z]{2}$")),
        ]

    def __str__(self):
        return f"{self.name_uk or self.name} ({self.country})"

    @property
    def is_to_check(self) -> bool:
        return not self.is_verified and self.source != City.Source.GAZETTEER

    def has_name_in(self, language: str) -> bool:
        return bool(self.name_en if language == "en" else self.name_uk)

    def name_in(self, language: str) -> str:
        """In this language, or as its own people call it."""
        return (self.name_en if language == "en" else self.name_uk) or self.name


class FormerCityAddress(models.Model):
    """An address that the page of a city once had, or that of a row merged into it: it leads to the present one."""

    slug = models.SlugField(_("address"), max_length=140, unique=True)
    city = models.ForeignKey(City, models.CASCADE, related_name="former_addresses", verbose_name=_("city abroad"))
    created_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("former address of a city")
        verbose_name_plural = _("former addresses of cities")

    def __str__(self):
        return self.slug
