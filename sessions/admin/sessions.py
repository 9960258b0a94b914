from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from mayors_club.desk_admin import MorePages
from sessions import services
from sessions.admin import afterwards, attendance, moderating, month, room, verbs
from sessions.admin.access import session_or_404
from sessions.admin.forms import SessionForm
from sessions.admin.links import links_of
from sessions.admin.lists import YearFilter, english_tag, flags_of, state_tag, when, with_flags
from sessions.admin.steps import steps_of
from sessions.models import AgendaItem, ExpertSession, Seat
from sessions.readiness import has_room, missing, missing_english

ADD = "expert_sessions.add_expertsession"


@require_POST
def clone(request, pk):
    session = session_or_404(request, pk, ADD)
    copy = services.clone(session, by=request.user)
    words = _("Session № {number} is a copy, two weeks later. Nobody outside knows of it yet.")
    messages.success(request, words.format(number=copy.number))
    return redirect("admin:expert_sessions_expertsession_change", copy.pk)


class Agenda(TranslationStackedInline):
    model = AgendaItem
    extra = 0
    fields = ["after_minutes", "title", "note"]


@admin.register(ExpertSession)
class ExpertSessionAdmin(MorePages, TranslationAdmin):
    """Texts and settings: the state, and the time of what was announced, change by verbs, each on its own page."""

    form = SessionForm
    change_form_template = "admin/expert_sessions/expertsession/change_form.html"
    change_list_template = "admin/expert_sessions/expertsession/change_list.html"
    list_display = ["name", "begins", "led_by", "state", "going", "english", "flags"]
    list_filter = ["status", "series", ("expert", admin.RelatedOnlyFieldListFilter), YearFilter]
    list_per_page = 50
    search_fields = ["=number", "topic_uk", "topic_en", "expert__name_uk"]
    search_help_text = gettext_lazy("Topic, expert or number.")
    show_full_result_count = False
    actions = None
    view_on_site = False
    inlines = [Agenda]
    own_pages = (
        ("month/", month.this_month, "this_month"),
        ("month/<int:year>/<int:month>/", month.month, "month"),
        ("<uuid:pk>/clone/", clone, "clone"),
        ("<uuid:pk>/room/", room.room, "room"),
        ("<uuid:pk>/room/rotate/", room.rotate, "rotate_room"),
        ("<uuid:pk>/room/spare/", room.use_fallback, "use_fallback"),
        ("<uuid:pk>/room/back/", room.end_fallback, "end_fallback"),
        ("<uuid:pk>/room/host/", room.host_link, "host_link"),
        ("<uuid:pk>/room/credentials/", room.credentials, "credentials"),
        ("<uuid:pk>/announce/", verbs.announce, "announce"),
        ("<uuid:pk>/move/", verbs.move, "move"),
        ("<uuid:pk>/postpone/", verbs.postpone, "postpone"),
        ("<uuid:pk>/cancel/", verbs.cancel, "cancel"),
        ("<uuid:pk>/reopen/", verbs.reopen, "reopen"),
        *moderating.PAGES,
        *afterwards.PAGES,
        *attendance.PAGES,
    )
    fieldsets = [
        (None, {"fields": ["state", "time", "flags"]}),
        (gettext_lazy("Time"), {"fields": ["day", ("starts", "ends"), "series"]}),
        (gettext_lazy("Texts"), {"fields": ["topic", "lead", "text", "brief"]}),
        (gettext_lazy("Who and where"), {"fields": ["expert", "capacity", "provider"]}),
        (gettext_lazy("Fields and languages"), {"fields": ["topics", "languages"]}),
        (gettext_lazy("Afterwards"), {"fields": ["notes_due_on"]}),
    ]
    readonly_fields = ["state", "time", "flags"]

    def get_queryset(self, request):
        taken = Count("seats", filter=Q(seats__answer__in=Seat.TAKEN))
        return with_flags(super().get_queryset(request)).select_related("room").annotate(seats_taken=taken)

    def get_fieldsets(self, request, obj=None):
        first, time, *others = super().get_fieldsets(request, obj)
        if obj is None:
            return [time, *others]
        if obj.status != ExpertSession.Status.PLANNED:
            return [first, (None, {"fields": ["series"]}), *others]
        return [first, time, *others]

    def get_readonly_fields(self, request, obj=None):
        """The video service belongs to the meeting room once there is one, and changes with it."""
        return [*self.readonly_fields, "provider"] if obj and has_room(obj) else self.readonly_fields

    def change_view(self, request, object_id, form_url="", extra_context=None):
        session = self.get_object(request, unquote(object_id))
        context = {}
        if session:
            context = {
                "links": links_of(session, request.user),
                "steps": steps_of(session, request.user),
                "missing": missing(session),
                "missing_english": missing_english(session),
                "moves": session.moves.select_related("by"),
            }
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        if change:
            self._rewrite(request, obj, form.changes())
            return
        fields = {name: value for name, value in form.changes().items() if name != "series"}
        services.plan(id=obj.pk, series=obj.series, by=request.user, **fields)
        obj.refresh_from_db()

    def _rewrite(self, request, obj, changes):
        try:
            services.edit(obj, changes, by=request.user)
        except services.NotPlanned:
            text = _("Somebody was faster: the session was announced meanwhile. Texts are saved, the time is not.")
            messages.error(request, text)
            times = ("starts_at", "ends_at")
            services.edit(obj, {name: changes[name] for name in changes if name not in times}, by=request.user)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if change and formset.has_changed() and not form.changes():
            services.edit(form.instance, {}, by=request.user)

    def has_delete_permission(self, request, obj=None):
        """What was announced once stands in calendars: it is cancelled, never deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.announced_at is None)

    @admin.display(description=gettext_lazy("session"), ordering="number")
    def name(self, session):
        return f"№ {session.number}. {session.topic_uk or _('topic to be chosen')}"

    @admin.display(description=gettext_lazy("begins"), ordering="starts_at")
    def begins(self, session):
        return when(session)

    @admin.display(description=gettext_lazy("time in Kyiv"))
    def time(self, session):
        return f"{when(session)}–{session.local_ends_at:%H:%M}"

    @admin.display(description=gettext_lazy("led by"), ordering="expert__name_uk")
    def led_by(self, session):
        return session.expert.name_uk if session.expert else "–"

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, session):
        return state_tag(session)

    @admin.display(description=gettext_lazy("places"), ordering="seats_taken")
    def going(self, session):
        return f"{session.seats_taken} / {session.capacity}" if session.capacity else session.seats_taken

    @admin.display(description=gettext_lazy("English"))
    def english(self, session):
        return english_tag(session)

    @admin.display(description=gettext_lazy("worth knowing"))
    def flags(self, session):
        return format_html_join("", '<p class="tag warn">{}</p>', ((words,) for words in flags_of(session))) or "–"
