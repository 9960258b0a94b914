"""Sessions on the secretariat's side in tests: addresses, and what its forms send."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from sessions.models import ExpertSession
from tests import session_factories

# When a session of that state runs, counted from now.
STARTS_IN = {"open": timedelta(minutes=10), "live": -timedelta(minutes=10), "held": -timedelta(days=1)}
WEEK = timedelta(days=7)


def address(page, row, model="expertsession"):
    return reverse(f"admin:expert_sessions_{model}_{page}", args=[row.pk])


def posted(response, **changes) -> dict:
    """The form of a page of the admin as its browser would send it, with some fields changed."""
    context = response.context
    forms = [context["adminform"].form, *(one for part in context["inline_admin_formsets"] for one in _of(part))]
    values = {field.html_name: field.value() for form in forms for field in form if field.value() is not None}
    values |= {
        field.html_initial_name: _initial(field) for form in forms for field in form if field.field.show_hidden_initial
    }
    for part in context["inline_admin_formsets"]:
        values |= {field.html_name: field.value() for field in part.formset.management_form}
    return {name: _sent(value) for name, value in {**values, **changes}.items() if value is not False}


def _initial(field):
    """What the field was when the page was first shown, which stands in the page unseen."""
    return field.form.data.get(field.html_initial_name) if field.form.is_bound else field.value()


def _of(part):
    return part.formset.forms


def _sent(value):
    return "" if value is None else value


def make_ready(status="announced", **fields) -> ExpertSession:
    """In any state, with all that an announcement needs."""
    return session_factories.make_session(
        status, **{"starts_in": STARTS_IN.get(status, WEEK), "provider": "jitsi", **fields}
    )


def make_planned(**fields) -> ExpertSession:
    return make_ready("planned", **fields)


def typed(starts_at, *, minutes=90, **more) -> dict[str, str]:
    """A time as the form sends it: the day and the hours of Kyiv."""
    starts = starts_at.astimezone(session_factories.KYIV)
    ends = starts + timedelta(minutes=minutes)
    return {"day": f"{starts:%Y-%m-%d}", "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "seen": "0", **more}


def noon_in(days: int):
    """Far from midnight, so that an hour more is the same day."""
    day = timezone.localdate() + timedelta(days=days)
    return session_factories.in_kyiv(day.year, day.month, day.day, 12)


def stored(session) -> ExpertSession:
    return ExpertSession.objects.get(pk=session.pk)
