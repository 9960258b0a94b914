import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from members import roles
from members.models import User
from tests.factories import make_staff

pytestmark = pytest.mark.django_db

LABEL = ("content_type__app_label", "codename")
MAY_TOUCH_APPLICATIONS = {
    "secretariat": {"view_application", "screen_application"},
    "committee": {"view_application", "review_application"},
    "chair": {"view_application", "review_application", "decide_application"},
    "deputy_chair": {"view_application", "review_application", "decide_application"},
    "duty_officer": set(),
}


def test_apply_roles_makes_the_groups_equal_to_the_table():
    Group.objects.all().delete()
    group = Group.objects.create(name="committee")
    group.permissions.add(Permission.objects.get(codename="decide_application"))
    call_command("apply_roles", verbosity=0)
    call_command("apply_roles", verbosity=0)
    applied = {
        group.name: {f"{app}.{codename}" for app, codename in group.permissions.values_list(*LABEL)}
        for group in Group.objects.all()
    }
    assert applied == {name: set(labels) for name, labels in roles.ROLES.items()}


@pytest.mark.parametrize("role", MAY_TOUCH_APPLICATIONS)
def test_role_may_do_with_applications_exactly_this(role):
    roles.apply_roles()
    user = User.objects.get(pk=make_staff(role).pk)
    held = {label.split(".")[1] for label in user.get_all_permissions() if label.startswith("applications.")}
    assert held == MAY_TOUCH_APPLICATIONS[role]


MAY_DO_WITH_SESSIONS = {
    "secretariat": {
        *("view_series", "add_series", "change_series"),
        *("view_skippeddate", "add_skippeddate", "change_skippeddate", "delete_skippeddate"),
        *("view_expert", "add_expert", "change_expert"),
        *("view_expertsession", "add_expertsession", "change_expertsession", "run_session", "set_room"),
        *("view_agendaitem", "add_agendaitem", "change_agendaitem", "delete_agendaitem"),
        *("moderate_session", "view_topicproposal", "change_topicproposal"),
    },
    "committee": set(),
    "chair": {"view_series", "view_expert", "view_expertsession"},
    "deputy_chair": {"view_series", "view_expert", "view_expertsession"},
    "duty_officer": {"view_expertsession", "moderate_session"},
}


@pytest.mark.parametrize("role", MAY_DO_WITH_SESSIONS)
def test_role_may_do_with_sessions_exactly_this(role):
    roles.apply_roles()
    user = User.objects.get(pk=make_staff(role).pk)
    held = {label.split(".")[1] for label in user.get_all_permissions() if label.startswith("expert_sessions.")}
    assert held == MAY_DO_WITH_SESSIONS[role]


MAY_DO_WITH_THE_REGISTRY = {
    "secretariat": {
        *("view_agreement", "add_agreement", "change_agreement", "view_city", "add_city", "change_city"),
        *("view_agreementreport", "change_agreementreport"),
    },
    "committee": set(),
    "chair": {"view_agreement", "view_city"},
    "deputy_chair": {"view_agreement", "view_city"},
    "duty_officer": set(),
}


@pytest.mark.parametrize("role", MAY_DO_WITH_THE_REGISTRY)
def test_role_may_do_with_the_registry_exactly_this(role):
    roles.apply_roles()
    user = User.objects.get(pk=make_staff(role).pk)
    held = {label.split(".")[1] for label in user.get_all_permissions() if label.startswith("sister_cities.")}
    assert held == MAY_DO_WITH_THE_REGISTRY[role]


# Lines of a form, which nobody else has read: a date of a skip list, a point of a plan.
LINES = {"expert_sessions.delete_skippeddate", "expert_sessions.delete_agendaitem"}


def test_no_role_deletes_anything_or_touches_accounts():
    labels = {label for table in roles.ROLES.values() for label in table}
    assert {label for label in labels if ".delete_" in label} == LINES
    assert not [label for label in labels if label.startswith(("auth.", "mfa.", "account."))]
    assert not labels & {"members.add_user", "members.change_user"}


def test_unknown_permission_stops_with_its_name(monkeypatch):
    monkeypatch.setitem(roles.ROLES, "chair", ("applications.fly_application",))
    with pytest.raises(LookupError, match=r"applications\.fly_application"):
        roles.apply_roles()
