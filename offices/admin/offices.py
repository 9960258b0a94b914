from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.desk_admin import MadeElsewhere, tag
from mayors_club.waiting import age_in_words
from members.admin.oblasts import OblastFilter
from members.admin.opening import OpeningIsLogged
from members.second_factor import recent_proof_required
from offices import services
from offices.admin import parity, review, switches
from offices.admin.access import in_admin
from offices.admin.forms import OfficeForm
from offices.admin.lists import QueueFilter, english_of, state_of
from offices.models import Edition, Office


@admin.register(Office)
class OfficeAdmin(MadeElsewhere, OpeningIsLogged, admin.ModelAdmin):
    """The form holds settings only: states change by the verbs, each on its own address."""

    form = OfficeForm
    change_form_template = "admin/offices/office/change_form.html"
    list_display = ["name", "community", "state", "waiting", "english", "confirmed", "address"]
    list_filter = [QueueFilter, "may_publish", "contacts", ("member__community__oblast_uk", OblastFilter)]
    list_select_related = ["member__community", "live"]
    list_per_page = 50
    search_fields = ["slug", "member__full_name_uk", "member__full_name_latin", "member__community__name_uk"]
    search_fields += ["member__community__centre_uk", "member__user__email"]
    search_help_text = _("Name, e-mail, community or address of the page.")
    show_full_result_count = False
    actions = None
    view_on_site = False  # it would lead nowhere while the page is not public
    fieldsets = [
        (None, {"fields": ["name", "community", "address", "state", "confirmed"]}),
        (_("Publication"), {"fields": ["may_publish", "life_years"]}),
        (_("Contacts"), {"fields": ["contact_email", "contacts"]}),
    ]
    readonly_fields = ["name", "community", "address", "state", "confirmed"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_english().with_gaps().with_open_edition().in_order()

    def get_ordering(self, request):
        return []

    def get_urls(self):
        pages = [
            ("review", review.review),
            ("publish", review.publish),
            ("request-changes", review.request_changes),
            ("parity", parity.report),
            ("hide", switches.hide),
            ("show", recent_proof_required(switches.show)),
            ("confirm", switches.confirm),
            ("change-address", recent_proof_required(switches.change_address)),
        ]
        ours = [
            path(
                f"<uuid:pk>/{name}/",
                in_admin(self.admin_site, view),
                name=f"offices_office_{name.replace('-', '_')}",
            )
            for name, view in pages
        ]
        letter = in_admin(self.admin_site, review.previewed)
        preview = in_admin(self.admin_site, review.preview)
        ours.append(path("<uuid:pk>/letter/<int:number>/", letter, name="offices_office_letter"))
        ours.append(path("<uuid:pk>/preview/<str:language>/", preview, name="offices_office_preview"))
        return [*ours, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        office = self.get_object(request, unquote(object_id))
        editions = office.editions.select_related("submitted_by", "published_by") if office else []
        return super().change_view(request, object_id, form_url, {"editions": editions, **(extra_context or {})})

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        fresh = Office.objects.get(pk=obj.pk)
        cleaned = form.cleaned_data
        settings = {name: cleaned[name] for name in ("may_publish", "life_years")}
        services.change_settings(fresh, by=request.user, **settings)
        if {"contact_email", "contacts"} & set(form.changed_data):
            contacts = {name: cleaned[name] for name in ("contact_email", "contacts")}
            services.set_contacts(fresh, by=request.user, **contacts)

    def has_change_permission(self, request, obj=None):
        others = obj is None or Office.objects.not_of(request.user).filter(pk=obj.pk).exists()
        return super().has_change_permission(request, obj) and others

    @admin.display(description=_("name in Ukrainian"))
    def name(self, office):
        return office.member.full_name_uk

    @admin.display(description=_("community"))
    def community(self, office):
        return office.member.place_with_oblast

    @admin.display(description=_("state"))
    def state(self, office):
        return tag(*state_of(office))

    @admin.display(description=_("waiting"))
    def waiting(self, office):
        waiting = [edition for edition in office.open_editions if edition.status == Edition.Status.IN_REVIEW]
        return age_in_words(timezone.localdate(waiting[0].status_since)) if waiting else "–"

    @admin.display(description=_("English"))
    def english(self, office):
        return tag(*english_of(office))

    @admin.display(description=_("confirmed"), ordering="confirmed_at")
    def confirmed(self, office):
        if not office.confirmed_at:
            return "–"
        day = timezone.localdate(office.confirmed_at).strftime("%d.%m.%Y")
        return tag("warn", day) if office.is_stale else day

    @admin.display(description=_("address"), ordering="slug")
    def address(self, office):
        return office.slug
