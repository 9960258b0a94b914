"""Who on the staff may do what: the one table, applied by `manage.py apply_roles` at every deploy.

A role is a Django group of the same name. Objects are narrowed further by querysets: a recused reviewer, for one,
does not find the application at all. Superusers stand outside the table.
"""

from django.contrib.auth.models import Group, Permission

LOOK_AT_APPLICATIONS = ("applications.view_application",)
LOOK_AT_PEOPLE = ("members.view_member", "members.view_mandate", "members.view_representative", "members.view_user")
LOOK_AT_SESSIONS = (
    "expert_sessions.view_series",
    "expert_sessions.view_expert",
    "expert_sessions.view_expertsession",
)
LOOK_AT_OFFICES = ("offices.view_office", "offices.view_edition", "offices.view_section")
LOOK_AT_REGISTRY = ("sister_cities.view_agreement", "sister_cities.view_city")

ROLES = {
    "secretariat": (
        *LOOK_AT_APPLICATIONS,
        "applications.screen_application",
        *LOOK_AT_PEOPLE,
        "members.change_member",
        "members.import_member",
        "members.add_mandate",
        "members.change_mandate",
        "members.view_erasurerequest",
        "members.change_erasurerequest",
        "members.view_relayletter",
        "members.change_relayletter",
        "members.view_community",
        "members.change_community",
        "mayors_club.view_outgoingemail",
        "mayors_club.change_outgoingemail",
        "mayors_club.view_faqentry",
        "mayors_club.add_faqentry",
        "mayors_club.change_faqentry",
        "mayors_club.view_event",
        *LOOK_AT_OFFICES,
        "offices.change_office",
        "offices.review_office",
        "offices.change_section",
        "offices.view_mistakereport",
        "offices.change_mistakereport",
        "offices.hide_office",
        *LOOK_AT_SESSIONS,
        "expert_sessions.add_series",
        "expert_sessions.change_series",
        "expert_sessions.view_skippeddate",
        "expert_sessions.add_skippeddate",
        "expert_sessions.change_skippeddate",
        "expert_sessions.delete_skippeddate",
        "expert_sessions.add_expert",
        "expert_sessions.change_expert",
        "expert_sessions.add_expertsession",
        "expert_sessions.change_expertsession",
        "expert_sessions.view_agendaitem",
        "expert_sessions.add_agendaitem",
        "expert_sessions.change_agendaitem",
        "expert_sessions.delete_agendaitem",
        "expert_sessions.run_session",
        "expert_sessions.moderate_session",
        "expert_sessions.view_topicproposal",
        "expert_sessions.change_topicproposal",
        "expert_sessions.set_room",
        *LOOK_AT_REGISTRY,
        "sister_cities.add_agreement",
        "sister_cities.change_agreement",
        "sister_cities.add_city",
        "sister_cities.change_city",
        "sister_cities.view_agreementreport",
        "sister_cities.change_agreementreport",
    ),
    "committee": (
        *LOOK_AT_APPLICATIONS,
        "applications.review_application",
    ),
    "chair": (
        *LOOK_AT_APPLICATIONS,
        "applications.review_application",
        "applications.decide_application",
        *LOOK_AT_PEOPLE,
        *LOOK_AT_SESSIONS,
        *LOOK_AT_REGISTRY,
        "mayors_club.view_event",
    ),
    "deputy_chair": (
        *LOOK_AT_APPLICATIONS,
        "applications.review_application",
        "applications.decide_application",
        *LOOK_AT_PEOPLE,
        *LOOK_AT_SESSIONS,
        *LOOK_AT_REGISTRY,
        "mayors_club.view_event",
    ),
    "duty_officer": (
        "members.view_member",
        "members.view_representative",
        "mayors_club.view_siteswitch",
        "mayors_club.change_siteswitch",
        "expert_sessions.view_expertsession",
        "expert_sessions.moderate_session",
        *LOOK_AT_OFFICES,
        "offices.hide_office",
    ),
}


def apply_roles() -> None:
    """Make the groups' permissions equal to the table; an unknown permission stops with its name."""
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    known = {f"{app_label}.{codename}": pk for app_label, codename, pk in rows.order_by()}
    for name, labels in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(known, label) for label in labels])


def _permission(known: dict[str, int], label: str) -> int:
    if label not in known:
        raise LookupError(f"members/roles.py names a permission that does not exist: {label}")
    return known[label]
