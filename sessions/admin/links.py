"""What else there is about one session: other pages of the desk."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sessions.admin.steps import Link

# Name of the page, its words, and the permission it asks for.
PAGES: tuple[tuple[str, Promise, str], ...] = (
    ("admin:expert_sessions_expertsession_room", _("Meeting room"), "expert_sessions.set_room"),
    ("admin:expert_sessions_expertsession_moderate", _("Moderator’s page"), "expert_sessions.moderate_session"),
    ("admin:expert_sessions_expertsession_materials", _("Materials"), "expert_sessions.change_expertsession"),
    ("admin:expert_sessions_expertsession_summary", _("Summary and recording"), "expert_sessions.change_expertsession"),
    (
        "admin:expert_sessions_expertsession_feedback",
        pgettext_lazy("of several", "Feedback"),
        "expert_sessions.change_expertsession",
    ),
    ("admin:expert_sessions_expertsession_attendance", _("Attendance"), "expert_sessions.view_expertsession"),
)


def links_of(session, user) -> list[Link]:
    return [
        Link(label, reverse(name, args=[session.pk])) for name, label, permission in PAGES if user.has_perm(permission)
    ]
