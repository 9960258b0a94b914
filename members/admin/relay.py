"""Letters between members that were reported to the secretariat. Those nobody reported are not shown here at all."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mayors_club.desk_admin import ReadOnly
from mayors_club.models import OutgoingEmail
from members import services
from members.admin.opening import OpeningIsLogged
from members.models import RelayLetter


@admin.register(RelayLetter)
class RelayLetterAdmin(ReadOnly, OpeningIsLogged, admin.ModelAdmin):
    change_form_template = "admin/members/relayletter/change_form.html"
    list_display = ["sender", "recipient", "sent_at", "reported_at", "closed_at"]
    list_filter = [("closed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["sender", "recipient"]
    show_full_result_count = False
    fields = ["sender", "sent_by", "recipient", "sent_at", "words", "reported_at", "closed_at", "closed_by"]

    @admin.display(description=_("the letter itself"))
    def words(self, relay_letter):
        """The words lie in the letter, where looking at them is logged."""
        letter = OutgoingEmail.objects.filter(about_type="members.relayletter", about_id=str(relay_letter.pk)).first()
        if letter is None:
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:mayors_club_outgoingemail_change", args=[letter.pk]), letter
        )

    def get_queryset(self, request):
        """Nobody judges their own letter."""
        return super().get_queryset(request).reported().exclude(sender__user=request.user)

    def get_ordering(self, request):
        return ["-reported_at"]

    def get_urls(self):
        close = self.admin_site.admin_view(require_POST(self.close))
        return [path("<uuid:pk>/close/", close, name="members_relayletter_close"), *super().get_urls()]

    def close(self, request, pk):
        if not request.user.has_perm("members.change_relayletter"):
            raise PermissionDenied
        services.close_report(get_object_or_404(self.get_queryset(request), pk=pk), by=request.user)
        messages.success(request, gettext("The report is dealt with."))
        return redirect("admin:members_relayletter_change", pk)
