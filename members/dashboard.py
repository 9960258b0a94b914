"""What the overview of the members' area is made of. Each app adds its parts in `mayors_club/dashboard.py`.

A part is a function of the request that answers any number of tasks and panels.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Member

AT_MOST = 3
FIRST_STEPS_FOR = timedelta(days=30)
TABS = {
    "members:dashboard": gettext_lazy("Overview"),
    "offices:edit": gettext_lazy("My office"),
    "sister_cities:mine": gettext_lazy("Sister cities"),
    "expert_sessions:mine": gettext_lazy("Sessions"),
    "members:mandates": gettext_lazy("Terms in office"),
    "members:directory": gettext_lazy("Directory"),
    "members:representatives": gettext_lazy("Representatives"),
    "members:profile": gettext_lazy("Profile"),
    "mfa_index": gettext_lazy("Signing in"),
}
# Tabs that are not for everybody: the member's own, and open to a representative with one of these rights.
IN_ACTIVE_MEMBERSHIPS = {"members:directory", "sister_cities:mine"}
TAB_SCOPES = {
    "offices:edit": ("can_edit_office", "can_publish_office"),
    "sister_cities:mine": ("can_manage_agreements",),
    "expert_sessions:mine": ("can_attend_sessions",),
    "members:mandates": (),
    "members:representatives": (),
}


# Pages about one's own account stand behind the profile.
IN_PROFILE = dict.fromkeys(
    (f"members:{name}" for name in ("own_data", "erasure", "email", "letters", "leave")), "members:profile"
)


@dataclass(frozen=True)
class Task:
    """Something the person has to do; shown oldest deadline first."""

    title: str
    url: str
    note: str = ""
    due_on: date = date.max


@dataclass(frozen=True)
class Panel:
    """A quiet part of the page: a template and what it needs."""

    template: str
    context: dict = field(default_factory=dict)
    # Beside the rest on a wide screen, before it on a phone.
    is_aside: bool = False


@dataclass(frozen=True)
class Step:
    """Something with which a member begins; shown with the others until all of them are done."""

    label: str
    url: str
    is_done: bool


def tasks_and_panels(request) -> tuple[list[Task], list[Panel]]:
    parts = [found for part in import_string(settings.DASHBOARD_PARTS) for found in part(request)]
    tasks = sorted((part for part in parts if isinstance(part, Task)), key=lambda task: task.due_on)
    steps = [part for part in parts if isinstance(part, Step)]
    panels = [part for part in parts if isinstance(part, Panel)]
    if not all(step.is_done for step in steps):
        panels.insert(0, _beginning(request.acting_for, steps))
    return tasks[:AT_MOST], panels


def _beginning(member: Member, steps: list[Step]) -> Panel:
    """Open in the first month, folded up afterwards: it still says how much is left."""
    done = sum(step.is_done for step in steps)
    is_new = member.confirmed_at > timezone.now() - FIRST_STEPS_FOR
    return Panel("members/_first_steps.html", {"steps": steps, "done": done, "total": len(steps), "is_new": is_new})


def tabs(request) -> list[dict]:
    """The pages of the area that this person may open, the one they are on or below marked for aria-current."""
    found = {name: url for name in TABS if is_open(request, name) and (url := address(name))}
    own_tab = IN_PROFILE.get(request.resolver_match.view_name)
    above = [url for url in found.values() if request.path.startswith(url)]
    below = found[own_tab] if own_tab else max(above, key=len, default="")
    return [
        {"url": url, "label": TABS[name], "current": "page" if request.path == url else "true" if url == below else ""}
        for name, url in found.items()
    ]


def is_open(request, name: str) -> bool:
    """Whether a tab leads anywhere for this person."""
    member = request.acting_for
    if name in IN_ACTIVE_MEMBERSHIPS and (member is None or member.status != Member.Status.ACTIVE):
        return False
    if name not in TAB_SCOPES or (member and member.user_id == request.user.pk):
        return name not in TAB_SCOPES or member is not None
    right = member.representative if member else None
    return any(getattr(right, scope, False) for scope in TAB_SCOPES[name])


def address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def first_steps(request) -> list:
    """The member's own beginning: confirm the data, then what else there is to set up; and who acts for them."""
    member = request.acting_for
    if member is None or member.user_id != request.user.pk:
        return []
    if member.status == Member.Status.ONBOARDING:
        note = _("Check your name and how we should address you. It takes two minutes.")
        return [Task(_("Confirm your details"), reverse("members:activate"), note)]
    people = list(member.representatives.exclude(status="ended").select_related("user"))
    return [
        Step(_("Your details are confirmed"), reverse("members:profile"), True),
        Step(_("Sign in without a code: add a passkey"), reverse("mfa_add_webauthn"), member.has_passkey),
        Step(_("Name your representatives"), reverse("members:representatives"), bool(people)),
        Panel("members/_representatives.html", {"people": people}),
    ]
