import re

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from applications import desk
from applications.admin import decide, review
from applications.admin.access import visible_or_404
from applications.models import Application
from mayors_club.desk_admin import OwnPages, ReadOnly
from mayors_club.desk_filters import OpenFirst
from mayors_club.waiting import age_in_words

NUMBER = re.compile(r"(?:(?:[MМ][KК]-)?(\d{4})-)?(\d{1,9})", re.IGNORECASE)
LARGEST = 2**31 - 1  # what the column holds


class QueueFilter(OpenFirst):
    """What waits for me comes first; everything is one click away."""

    title = _("queue")
    parameter_name = "queue"
    OPEN = _("waiting for me")

    def lookups(self, request, model_admin):
        return [("all", _("all applications"))]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(pk__in=desk.waiting_for(request.user).values("pk"))


def to_review(request, pk):
    """Where Django's own links to a row lead."""
    visible_or_404(request, pk)
    return redirect("admin:applications_application_review", pk)


@admin.register(Application)
class ApplicationAdmin(OwnPages, ReadOnly, admin.ModelAdmin):
    """Read-only: an application changes by the verbs of the desk, each on its own address."""

    list_display = ["number_shown", "full_name_uk", "community_shown", "age", "votes", "status"]
    list_display_links = None
    list_filter = [QueueFilter, "status", "office_kind"]
    list_select_related = ["community"]
    list_per_page = 50
    search_fields = ["full_name_uk", "full_name_latin", "email", "community__name_uk"]
    search_help_text = _("Name, e-mail, community or number")
    actions = None
    show_full_result_count = False
    own_pages = (
        ("<uuid:pk>/change/", to_review, "change"),
        ("<uuid:pk>/review/", review.review, "review"),
        ("<uuid:pk>/interest/", review.declare, "interest"),
        ("<uuid:pk>/opinion/", review.opinion, "opinion"),
        ("<uuid:pk>/open-round/", review.open_round, "open_round"),
        ("<uuid:pk>/decide/", decide.decide, "decide"),
        ("<uuid:pk>/letter/<int:number>/", decide.previewed, "letter"),
        ("<uuid:pk>/take-back/", review.take_back, "take_back"),
        ("<uuid:pk>/reconsider/", review.reconsider, "reconsider"),
    )

    def get_queryset(self, request):
        return Application.objects.visible_to(request.user).with_votes()

    def get_search_results(self, request, queryset, search_term):
        """A number is found as the letters write it («МК-2026-0001», in either alphabet) or without its zeros."""
        written = NUMBER.fullmatch(search_term.strip())
        if not written:
            return super().get_search_results(request, queryset, search_term)
        year, place = written.groups()
        found = queryset.filter(number_in_year=min(int(place), LARGEST))
        return (found.filter(number_year=int(year)) if year else found), False

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Applications"), **(extra_context or {})})

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("applications.view_application")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    @admin.display(description=_("number"), ordering="submitted_at")
    def number_shown(self, application):
        address = reverse("admin:applications_application_review", args=[application.pk])
        return format_html('<a href="{}">{}</a>', address, application.number)

    @admin.display(description=_("community"), ordering="community__name_uk")
    def community_shown(self, application):
        return application.community_name

    @admin.display(description=_("in this state"), ordering="status_since")
    def age(self, application):
        return age_in_words(timezone.localdate(application.status_since))

    @admin.display(description=_("opinions"))
    def votes(self, application):
        return f"{application.votes_given}/{application.votes_base}" if application.votes_base else "–"
