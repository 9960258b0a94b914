from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mayors_club import events, ukrainian
from mayors_club.desk_admin import MadeElsewhere, ReadOnly
from members import services
from members.admin.importing import ImportingMembers
from members.admin.oblasts import OblastFilter
from members.admin.opening import OpeningIsLogged
from members.forms import posted
from members.models import Community, Mandate, Member, Representative
from members.offers import ENDING_SOON
from members.second_factor import recent_proof_required


class EndForm(forms.Form):
    # A reversed decision is taken on the application, not here.
    reason = forms.ChoiceField(
        label=_("Why does the membership end?"),
        widget=forms.RadioSelect,
        choices=[(reason.value, reason.label) for reason in Member.EndReason if reason != "decision_reversed"],
        error_messages={"required": _("Choose a reason")},
    )

    @property
    def helper(self):
        helper = FormHelper()
        helper.add_input(Submit("send", _("End the membership"), css_class="btn"))
        return helper


class MandateForm(forms.ModelForm):
    """The community by its code: a chooser would ask the database once for every row."""

    code = forms.CharField(label=_("Code of the community"), required=False, max_length=19)
    source_url = forms.URLField(label=_("Source"), required=False, assume_scheme="https")

    class Meta:
        model = Mandate
        fields = ["kind", "starts_on", "ends_on", "precision", "end_reason", "is_contested", "source_url"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.community:
            self.fields["code"].initial = self.instance.community.code
            self.fields["code"].help_text = self.instance.community.full_name

    def clean(self):
        code = self.cleaned_data.get("code", "").strip()
        self.instance.community = Community.objects.filter(code=code).first()
        if code and not self.instance.community:
            self.add_error("code", gettext("There is no community with this code."))
        return super().clean()

    def _get_validation_exclusions(self):
        """Overlapping terms in one community are looked for although the community is not a field of the form."""
        return super()._get_validation_exclusions() - {"community"}


class MandateInline(admin.StackedInline):
    model = Mandate
    form = MandateForm
    extra = 0
    fields = [
        ("kind", "code"),
        ("starts_on", "ends_on", "precision"),
        ("end_reason", "source_url", "is_contested"),
    ]
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("community")


class RepresentativeInline(admin.TabularInline):
    """To be read: the member names and ends representatives."""

    model = Representative
    extra = 0
    fields = readonly_fields = ["full_name_uk", "email", "status", *Representative.SCOPES, "ends_on"]
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request, obj=None):
        return False


class TermEnding(admin.SimpleListFilter):
    title = _("end of the term")
    parameter_name = "ending"

    def lookups(self, request, model_admin):
        return [("soon", _("within 90 days"))]

    def queryset(self, request, queryset):
        if self.value() != "soon":
            return queryset
        return queryset.filter(mandates__in=Mandate.objects.ending_within(ENDING_SOON)).distinct()


@admin.register(Member)
class MemberAdmin(MadeElsewhere, ImportingMembers, OpeningIsLogged, admin.ModelAdmin):
    """Status is read-only: it changes by decision, by activation, and by the button that ends a membership."""

    KEPT_HERE = ["full_name_uk", "full_name_latin", "greeting_uk", "greeting_en", "title_uk", "title_en", "phone"]

    change_list_template = "admin/members/member/change_list.html"
    change_form_template = "admin/members/member/change_form.html"
    list_display = ["full_name_uk", "place", "status", "effective_at", "confirmed_at"]
    list_filter = ["status", TermEnding, ("community__oblast_uk", OblastFilter)]
    list_select_related = ["community"]
    search_fields = ["full_name_uk", "full_name_latin", "user__email", "community__name_uk"]
    search_help_text = _("Name, e-mail or community.")
    show_full_result_count = False
    inlines = [MandateInline, RepresentativeInline]
    fieldsets = [
        (None, {"fields": KEPT_HERE}),
        (_("Community"), {"fields": ["community", "community_typed"]}),
        (
            _("Membership"),
            {
                "fields": [
                    "email",
                    "language",
                    "status",
                    "effective_at",
                    "confirmed_at",
                    "ended_at",
                    "ended_by",
                    "end_reason",
                ]
            },
        ),
    ]
    readonly_fields = ["community_typed", *fieldsets[2][1]["fields"]]
    raw_id_fields = ["community"]

    @admin.display(description=_("community"))
    def place(self, member):
        return member.place_with_oblast

    @admin.display(description=_("e-mail"))
    def email(self, member):
        return member.user.email

    @admin.display(description=_("language of letters"))
    def language(self, member):
        return member.user.get_language_display()

    def get_queryset(self, request):
        """Without memberships whose decision can still be taken back: nobody counts on them yet."""
        members = super().get_queryset(request).filter(effective_at__lte=timezone.now())
        return members.select_related("user", "community")

    def get_ordering(self, request):
        return [ukrainian.UkrainianOrder("full_name_uk"), "pk"]

    def get_urls(self):
        end = self.admin_site.admin_view(recent_proof_required(self.end_membership))
        return [path("<uuid:pk>/end/", end, name="members_member_end"), *super().get_urls()]

    def end_membership(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        # Nobody acts on their own file.
        member = get_object_or_404(Member.objects.filter(~Q(user=request.user)), pk=pk, status__in=Member.LIVE)
        form = EndForm(posted(request))
        if form.is_valid():
            self._end(request, member, form.cleaned_data["reason"])
            return redirect("admin:members_member_change", member.pk)
        context = {"form": form, "member": member, "representatives": member.representatives.exclude(status="ended")}
        status = 422 if form.is_bound else 200
        return render(request, "admin/members/member/end.html", context, status=status)

    def _end(self, request, member, reason):
        try:
            services.end_membership(member, reason=reason, by=request.user)
        except services.WrongState:
            messages.error(request, gettext("Somebody has changed this membership meanwhile."))
        else:
            messages.success(request, gettext("The membership has ended."))

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        changed = {name: getattr(obj, name) for name in form.changed_data}
        fresh = Member.objects.get(pk=obj.pk)
        services.change_member_data(fresh, by=request.user, language=None, **changed)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        touched = [*formset.new_objects, *(mandate for mandate, _fields in formset.changed_objects)]
        for mandate in touched:
            events.record("mandate.edited", subject=mandate, by=request.user)

    def has_change_permission(self, request, obj=None):
        own_file = obj is not None and obj.user_id == request.user.pk
        return super().has_change_permission(request, obj) and not own_file


@admin.register(Representative)
class RepresentativeAdmin(ReadOnly, OpeningIsLogged, admin.ModelAdmin):
    """To be read: who may act for whom, with what rights, until when."""

    list_display = ["full_name_uk", "member", "status", "ends_on"]
    list_filter = ["status"]
    list_select_related = ["member"]
    search_fields = ["full_name_uk", "email", "member__full_name_uk"]
    search_help_text = _("Name or e-mail of the representative, or name of the member.")
    show_full_result_count = False
    fields = [
        "full_name_uk",
        "email",
        "member",
        "status",
        *Representative.SCOPES,
        "ends_on",
        "invited_at",
        "accepted_at",
        "ended_at",
        "ended_by",
    ]
