"""The admin of the Club: Ukrainian, its first page is the work list.

Outside the package `admin`: its modules register themselves with this site, which must be there first.
"""

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from mayors_club import retention_report, work_list

# Packages bring pages for these; they would show the secrets of second factors and let roles drift from their table.
LEFT_OUT = {"account.emailaddress", "account.emailconfirmation", "auth.group", "mfa.authenticator"}


class ClubAdminSite(AdminSite):
    site_title = _("Mayors’ Club")
    site_header = _("Mayors’ Club")
    index_title = _("Work list")
    site_url = "/"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def register(self, model_or_iterable, admin_class=None, **options):
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        super().register([model for model in models if model._meta.label_lower not in LEFT_OUT], admin_class, **options)

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Staff sign in where everybody does: Django's own form would ask for a password, and nobody has one."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def get_urls(self):
        return [path("retention/", self.admin_view(self.retention), name="retention"), *super().get_urls()]

    def retention(self, request):
        """The register of what is kept, and what the daily forgetting did."""
        if not request.user.has_perm("mayors_club.view_event"):
            raise PermissionDenied
        context = {"kept": retention_report.kept(), "runs": retention_report.runs()}
        return render(request, "admin/retention.html", context)

    def index(self, request, extra_context=None):
        parts = work_list.parts_for(request.user) if self.has_permission(request) else []
        return super().index(request, {"parts": parts, **(extra_context or {})})
