"""One section in both languages, with every earlier state: where the secretariat corrects a slip of the pen."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput, IntegerField
from django.shortcuts import redirect
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin
from simple_history.admin import SimpleHistoryAdmin

from mayors_club.desk_admin import MadeElsewhere
from offices import services
from offices.models import Edition, Office, Section
from offices.plain_lines import lines
from offices.services.saving import history_of


@admin.register(Section)
class SectionAdmin(MadeElsewhere, SimpleHistoryAdmin, TranslationAdmin):
    """Only texts of what is not published yet; rows, portraits and everything else belong to the page's editors."""

    change_form_template = "admin/offices/section/change_form.html"
    fields = ["page", "kind", "edition_state", "text", "rows_uk", "rows_en", "revision", "saved_at", "saved_by"]
    readonly_fields = ["page", "kind", "edition_state", "rows_uk", "rows_en", "saved_at", "saved_by"]
    history_list_display = ["saved_by", "saved_for"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__office__member", "saved_by")

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "revision" in form.base_fields:
            # The state that was on the screen: what an editor saves meanwhile is not overwritten.
            form.base_fields["revision"] = IntegerField(widget=HiddenInput, min_value=0)
        return form

    def changelist_view(self, request, extra_context=None):
        """Sections are found by their page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:offices_office_changelist")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Its name for people: what it is in the database is a number and a code."""
        section = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        named = {"subtitle": f"{section.get_kind_display()}: {self.page(section)}"} if section else {}
        return super().change_view(request, object_id, form_url, {**named, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        stored = Section.objects.select_related("edition__office").get(pk=obj.pk)
        content = stored.content.changed(text_uk=obj.text_uk or "", text_en=obj.text_en or "")
        try:
            services.save_section(
                stored.edition.office,
                stored.kind,
                content,
                revision=form.cleaned_data["revision"],
                by=request.user,
                keeps_review=True,
            )
        except services.Conflict:
            messages.error(request, _("Somebody saved this section meanwhile, so nothing was written. Look again."))

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        if request.method != "GET":
            raise PermissionDenied  # an earlier state is restored in the editor, as a save of its own
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """Of the section through all editions: a new edition begins with a copy."""
        section = self.get_queryset(request).filter(pk=object_id).first()
        return history_of(section.edition.office_id, section.kind) if section else history_manager.none()

    def revert_disabled(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        reviewable = Office.objects.reviewable_by(request.user).filter(pk=obj.edition.office_id)
        return super().has_change_permission(request, obj) and obj.edition.is_open and reviewable.exists()

    @admin.display(description=_("page"))
    def page(self, section):
        return section.edition.office.member.full_name_uk

    @admin.display(description=_("state"))
    def edition_state(self, section):
        return Edition.Status(section.edition.status).label

    @admin.display(description=_("entries in Ukrainian"))
    def rows_uk(self, section):
        return rows_in(section, "uk")

    @admin.display(description=_("entries in English"))
    def rows_en(self, section):
        return rows_in(section, "en")


def rows_in(section, language):
    entries = lines(section.kind, section.content.changed(text_uk="", text_en=""), language)
    return format_html_join("", "<p>{}</p>", ((line,) for line in entries)) or "–"
