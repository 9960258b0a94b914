from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from applications import desk
from mayors_club.desk_admin import ReadOnly
from mayors_club.event_words import words_of
from mayors_club.models import Event


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):
    """The log of what was done, to be read and never touched."""

    list_display = ["at", "what", "subject_type", "subject_id", "actor_kind", "actor", "from_state", "to_state"]
    list_filter = ["verb", "actor_kind", "subject_type"]
    list_select_related = ["actor"]
    date_hierarchy = "at"
    search_fields = ["subject_id", "verb", "request_id"]
    search_help_text = _("Identifier of the row, what was done, or the identifier of the request.")
    show_full_result_count = False

    @admin.display(description=_("what was done"), ordering="verb")
    def what(self, event):
        return words_of(event.verb)

    def get_queryset(self, request):
        """Whoever is recused from an application does not meet it here either."""
        events = super().get_queryset(request)
        return desk.without_closed_files(events, request.user, kind="subject_type", key="subject_id")
