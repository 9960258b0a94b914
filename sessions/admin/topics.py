"""What members would like to hear about, for the secretariat: taken off the list, with the session that came of it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from mayors_club.desk_admin import MadeElsewhere, OwnPages
from mayors_club.desk_filters import OpenFirst
from sessions import proposals, services
from sessions.admin.after_forms import TopicClosingForm
from sessions.models import TopicProposal

VIEW, CHANGE = "expert_sessions.view_topicproposal", "expert_sessions.change_topicproposal"


def found_or_404(request, pk, permission) -> TopicProposal:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    found = TopicProposal.objects.select_related("proposed_by__community", "session")
    return get_object_or_404(proposals.with_votes(found), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    """The topic; with POST it goes off the list."""
    proposal = found_or_404(request, pk, CHANGE if request.method == "POST" else VIEW)
    initial = {"session": proposal.session_id}
    form = TopicClosingForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        services.close_topic(proposal, session=form.cleaned_data["session"], by=request.user)
        messages.success(request, _("The topic is off the list."))
        return redirect("admin:expert_sessions_topicproposal_changelist")
    context = {"proposal": proposal, "form": form, "may_change": request.user.has_perm(CHANGE)}
    return render(request, "admin/expert_sessions/topic.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request, pk):
    services.reopen_topic(found_or_404(request, pk, CHANGE), by=request.user)
    messages.success(request, _("The topic is on the list again, with its votes."))
    return redirect("admin:expert_sessions_topicproposal_changelist")


class OnTheListFilter(OpenFirst):
    """What can be voted for comes first; the rest is one click away."""

    OPEN = gettext_lazy("on the list")

    def lookups(self, request, model_admin):
        return [("closed", gettext_lazy("off the list")), ("all", gettext_lazy("all topics"))]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(closed_at__isnull=self.value() != "closed")


@admin.register(TopicProposal)
class TopicProposalAdmin(OwnPages, MadeElsewhere, admin.ModelAdmin):
    """Read-only: a topic goes off the list on its page."""

    list_display = ["topic", "votes_given", "by_whom", "created_at", "closed_at", "session"]
    list_display_links = None
    list_filter = [OnTheListFilter]
    list_per_page = 50
    list_select_related = ["proposed_by__community", "session"]
    search_fields = ["title", "text"]
    search_help_text = gettext_lazy("Words of the topic.")
    show_full_result_count = False
    actions = None
    own_pages = (
        ("<uuid:pk>/change/", change, "change"),
        ("<uuid:pk>/reopen/", reopen, "reopen"),
    )

    def get_queryset(self, request):
        return proposals.with_votes(TopicProposal.objects.all())

    def get_ordering(self, request):
        """The most wanted first."""
        return ["-vote_count", "created_at"]

    @admin.display(description=gettext_lazy("topic"), ordering="title")
    def topic(self, proposal):
        address = reverse("admin:expert_sessions_topicproposal_change", args=[proposal.pk])
        return format_html('<a href="{}">{}</a>', address, proposal.title)

    @admin.display(description=gettext_lazy("votes"), ordering="vote_count")
    def votes_given(self, proposal):
        return proposal.vote_count

    @admin.display(description=gettext_lazy("proposed by"))
    def by_whom(self, proposal):
        member = proposal.proposed_by
        return ", ".join(filter(None, [member.full_name_uk, member.place])) if member else "–"
