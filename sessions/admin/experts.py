from django.contrib import admin
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe
from modeltranslation.admin import TranslationAdmin

from mayors_club import events
from mayors_club.desk_admin import MorePages
from members.admin.opening import OpeningIsLogged
from sessions import services
from sessions.admin.access import expert_or_404
from sessions.admin.forms import ExpertForm
from sessions.models import Expert
from sessions.photos import content_of
from sessions.words import languages_in_words


@require_safe
def photo(request, pk):
    """Also before the world may see it."""
    expert = expert_or_404(request, pk, "expert_sessions.view_expert")
    return HttpResponse(content_of(expert), "image/jpeg")


@admin.register(Expert)
class ExpertAdmin(MorePages, OpeningIsLogged, TranslationAdmin):
    form = ExpertForm
    list_display = ["name", "role", "spoken", "has_photo", "has_english"]
    list_per_page = 50
    search_fields = ["name_uk", "name_en", "role_uk"]
    search_help_text = _("Name or profession.")
    show_full_result_count = False
    actions = None
    own_pages = (("<uuid:pk>/photo.jpg", photo, "photo"),)
    fieldsets = [
        (None, {"fields": ["name", "role", "about", "gender", "languages"]}),
        (_("Photograph"), {"fields": ["photo_now", "photograph", "removes_photo"]}),
        (_("For letters"), {"fields": ["email", "language"]}),
    ]
    readonly_fields = ["photo_now"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        events.record("expert.edited", subject=obj, by=request.user)
        if form.cleaned_data["photograph"]:
            services.set_photo(obj, form.cleaned_data["photograph"], by=request.user)
        elif form.cleaned_data["removes_photo"]:
            services.remove_photo(obj, by=request.user)

    @admin.display(description=_("photograph"))
    def photo_now(self, expert):
        if not expert.photo:
            return _("There is none: pages show a ring with initials.")
        address = reverse("admin:expert_sessions_expert_photo", args=[expert.pk])
        return format_html('<img src="{}" width="160" height="200" alt="{}">', address, expert.name)

    @admin.display(description=pgettext_lazy("spoken", "languages"))
    def spoken(self, expert):
        return ", ".join(languages_in_words(expert.languages)) or "–"

    @admin.display(description=_("photograph"), boolean=True)
    def has_photo(self, expert):
        return bool(expert.photo)

    @admin.display(description="EN", boolean=True)
    def has_english(self, expert):
        return bool(expert.name_en and expert.role_en)
