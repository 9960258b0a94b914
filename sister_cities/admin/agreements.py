from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mayors_club.desk_admin import OwnPages, tag
from members.admin.oblasts import OblastFilter
from sister_cities import countries
from sister_cities.admin import adding, around, correcting, keeping, proposals
from sister_cities.admin.access import CHANGE, VIEW, VIEW_CITY, agreement_or_404
from sister_cities.admin.lists import CountryFilter, QueueFilter, flags_of, state_of, with_flags
from sister_cities.admin.page import history_of, known_facts
from sister_cities.differences import since
from sister_cities.due import due_of
from sister_cities.models import Agreement, Proposal
from sister_cities.step_words import next_steps


@require_safe
def page(request, pk):
    """One agreement: where it stands, what is known, what waits, who did what."""
    agreement = agreement_or_404(request, pk, VIEW)
    may_change = request.user.has_perm(CHANGE)
    waiting = agreement.proposals.filter(state=Proposal.State.PENDING).select_related("proposed_by", "proposed_for")
    context = {
        "agreement": agreement,
        "country": countries.name(agreement.partner_country),
        "state": state_of(agreement),
        "due": [] if agreement.declined_at else due_of(agreement),
        "since": since(agreement),
        "facts": known_facts(agreement),
        "waiting": waiting,
        "steps": next_steps(agreement) if may_change and agreement.accepted_at else [],
        "acts": agreement.acts.all(),
        "documents": agreement.documents.all(),
        "coordinators": agreement.coordinators.all(),
        "history": history_of(agreement),
        "may_change": may_change and not agreement.declined_at,
        "may_see_city": request.user.has_perm(VIEW_CITY),
    }
    return render(request, "admin/sister_cities/agreement.html", context)


@admin.register(Agreement)
class AgreementAdmin(OwnPages, admin.ModelAdmin):
    """The list; everything about one agreement happens on pages of our own, by the verbs."""

    list_display = ["number", "tie", "state", "flags", "taken_from", "confirmed"]
    list_display_links = None
    list_filter = [
        QueueFilter,
        "status",
        "kind",
        "procedure",
        CountryFilter,
        ("community__oblast_uk", OblastFilter),
    ]
    list_per_page = 50
    search_fields = ["=id", "community__name_uk", "community__centre_uk", "community__centre_latin"]
    search_fields += ["city__name", "city__name_uk", "city__name_en", "organisation"]
    search_help_text = _("Community or city, in Ukrainian or Latin letters, or the number.")
    show_full_result_count = False
    actions = None
    own_pages = (
        ("add/", adding.add, "add"),
        ("<int:pk>/change/", page, "change"),
        *keeping.PAGES,
        *correcting.PAGES,
        *proposals.PAGES,
        *around.PAGES,
    )

    def get_queryset(self, request):
        return with_flags(super().get_queryset(request))

    def has_delete_permission(self, request, obj=None):
        """What ended stays as history."""
        return False

    @admin.display(description=_("No."), ordering="pk")
    def number(self, agreement):
        address = reverse("admin:sister_cities_agreement_change", args=[agreement.pk])
        return format_html('<a href="{}">№ {}</a>', address, agreement.pk)

    @admin.display(description=_("agreement"), ordering="community__name_uk")
    def tie(self, agreement):
        city = f"{agreement.city.name_in('uk')}, {countries.name(agreement.partner_country)}"
        return format_html("{}<br>{}<br>{}", agreement.community.full_name_uk, city, agreement.get_kind_display())

    @admin.display(description=_("status"), ordering="status")
    def state(self, agreement):
        return format_html("{}<br>{}", tag(*state_of(agreement)), since(agreement))

    @admin.display(description=_("source"), ordering="source_uk")
    def taken_from(self, agreement):
        return agreement.source_uk or "–"

    @admin.display(description=_("last confirmed"), ordering="confirmed_on")
    def confirmed(self, agreement):
        return date_format(agreement.confirmed_on, "d.m.Y") if agreement.confirmed_on else None

    @admin.display(description=_("worth knowing"))
    def flags(self, agreement):
        return format_html_join("", '<p class="tag warn">{}</p>', ((words,) for words in flags_of(agreement))) or "–"
