from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from mayors_club import events, ukrainian
from mayors_club.desk_admin import MadeElsewhere
from members import communities
from members.admin.oblasts import OblastFilter
from members.models import Community

MOST_FOUND = 100


@admin.register(Community)
class CommunityAdmin(MadeElsewhere, admin.ModelAdmin):
    """What the codifier says is read-only and comes with `load_communities`; the rest is kept here."""

    KEPT_HERE = ["population", "population_year", "population_source", "population_source_en", "website", "is_occupied"]

    list_display = ["full_name", "kind", "centre_latin", "population", "population_year", "is_occupied"]
    list_filter = ["kind", "is_occupied", ("oblast_uk", OblastFilter)]
    search_fields = ["name_uk"]
    search_help_text = _("Name, centre or oblast in Ukrainian or Latin letters; one typo is forgiven.")
    list_per_page = 50
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["full_name_uk", "full_name_en", *KEPT_HERE]}),
        (
            _("From the codifier"),
            {
                "fields": [
                    "code", "slug", "kind", "name_uk", "centre_uk", "centre_latin",
                    "oblast_uk", "raion_uk", "latitude", "longitude",
                ]
            },
        ),
    ]  # fmt: skip
    readonly_fields = ["full_name_uk", "full_name_en", *fieldsets[1][1]["fields"]]

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    @admin.display(description=_("community"), ordering=ukrainian.UkrainianOrder("name_uk"))
    def full_name(self, community):
        return community.full_name

    @admin.display(description=_("in Ukrainian"))
    def full_name_uk(self, community):
        return community.full_name_uk

    @admin.display(description=_("in English"))
    def full_name_en(self, community):
        return community.full_name_en

    def get_queryset(self, request):
        return super().get_queryset(request).defer("search_text", "search_keys")

    def get_ordering(self, request):
        return [ukrainian.UkrainianOrder("oblast_uk"), ukrainian.UkrainianOrder("name_uk"), "code"]

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        found = communities.search(search_term, limit=MOST_FOUND)
        return queryset.filter(pk__in=[community.pk for community in found]), False

    def save_model(self, request, obj, form, change):
        obj.save(update_fields=self.KEPT_HERE)
        events.record("community.edited", subject=obj, by=request.user, codes={"fields": form.changed_data})
