"""The admin of the Club: Ukrainian, its first page is the work list.

Outside the package `admin`: its modules register themselves with this site, which must be there first.
"""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from mayors_club import work_list


class ClubAdminSite(AdminSite):
    site_title = _("Mayors’ Club")
    site_header = _("Mayors’ Club")
    index_title = _("Work list")
    site_url = "/"
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        parts = work_list.parts_for(request.user) if self.has_permission(request) else []
        return super().index(request, {"parts": parts, **(extra_context or {})})
