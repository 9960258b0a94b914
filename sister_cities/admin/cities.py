"""Cities abroad on the desk: what is to be checked comes first."""

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_admin import OwnPages, tag
from sister_cities import cities, countries
from sister_cities.admin import city_pages
from sister_cities.admin.lists import CountryFilter
from sister_cities.models import Agreement, City

MOST_FOUND = 100


class CityCountryFilter(CountryFilter):
    """The same countries: a city of another one is found by its name."""

    def queryset(self, request, queryset):
        return queryset.filter(country=self.value()) if self.value() else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("agreements")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", _("with agreements"))]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=Agreement.objects.values("city")) if self.value() == "yes" else queryset


class CheckFilter(admin.SimpleListFilter):
    title = _("checked")
    parameter_name = "check"

    def lookups(self, request, model_admin):
        return [("yes", _("to be checked"))]

    def queryset(self, request, queryset):
        return queryset.to_check() if self.value() == "yes" else queryset


@admin.register(City)
class CityAdmin(OwnPages, admin.ModelAdmin):
    list_display = ["called", "in_ukrainian", "in_english", "in_country", "population", "ties", "checked", "source"]
    list_display_links = None
    list_filter = [CheckFilter, "source", UseFilter, CityCountryFilter]
    list_per_page = 50
    search_fields = ["name"]  # makes the box appear; what it finds is said below
    search_help_text = _("A name in any language, with the country where many are called so.")
    show_full_result_count = False
    actions = None
    own_pages = city_pages.PAGES

    def get_queryset(self, request):
        of_city = Agreement.objects.kept().order_by().filter(city=OuterRef("pk")).values("city")
        count = Subquery(of_city.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
        return super().get_queryset(request).defer("search_text", "search_keys").annotate(tied=Coalesce(count, 0))

    def get_ordering(self, request):
        """Not by name: a quarter of a million rows would be sorted each time."""
        return ["-pk"]

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        return queryset.filter(pk__in=[city.pk for city in cities.search(search_term, limit=MOST_FOUND)]), False

    def has_delete_permission(self, request, obj=None):
        """A row that is there twice is merged."""
        return False

    @admin.display(description=_("name"))
    def called(self, city):
        return format_html('<a href="{}">{}</a>', reverse("admin:sister_cities_city_change", args=[city.pk]), city.name)

    @admin.display(description=_("in Ukrainian"))
    def in_ukrainian(self, city):
        return city.name_uk or "–"

    @admin.display(description=_("in English"))
    def in_english(self, city):
        return city.name_en or "–"

    @admin.display(description=_("country"))
    def in_country(self, city):
        return countries.name(city.country)

    @admin.display(description=_("agreements"))
    def ties(self, city):
        return city.tied or "–"

    @admin.display(description=_("checked"))
    def checked(self, city):
        if city.is_to_check:
            return tag("warn", _("to be checked"))
        return tag("ok", _("yes")) if city.is_verified else "–"
