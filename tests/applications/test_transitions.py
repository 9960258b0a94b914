"""All pairs of states: the table is followed to the letter, by the one function that moves applications."""

import itertools

import pytest
from django.utils import timezone

from applications.models import Application
from applications.services.moving import WrongState, move
from mayors_club.models import Event
from tests.factories import make_application

pytestmark = pytest.mark.django_db
Status = Application.Status
PAIRS = list(itertools.product(Status, Status))
ALLOWED = [(came_from, to) for came_from, to in PAIRS if to in Application.TRANSITIONS[came_from]]
REFUSED = [pair for pair in PAIRS if pair not in ALLOWED]


def needed_in(to) -> dict:
    """Columns without which the database refuses the state."""
    now = timezone.now()
    needed = {
        Status.WITHDRAWN: {"withdrawn_at": now},
        Status.MORE_INFO: {"status_before": "screening"},
        Status.LAPSED: {"status_before": "draft"},
        Status.SUBMITTED: {"submitted_at": now, "number_year": 2026, "number_in_year": 7},
    }
    return needed.get(to, {})


def submitted_once(came_from, to) -> dict:
    """A lapsed question belongs to an application that was sent."""
    sent = {"submitted_at": timezone.now(), "number_year": 2026, "number_in_year": 8}
    return sent if (came_from, to) == (Status.LAPSED, Status.MORE_INFO) else {}


def test_the_table_names_every_state():
    assert set(Application.TRANSITIONS) == set(Status)
    assert len(ALLOWED) + len(REFUSED) == len(Status) ** 2


@pytest.mark.parametrize(("came_from", "to"), ALLOWED)
def test_allowed_step_moves_and_leaves_one_event(came_from, to):
    application = make_application(came_from, **submitted_once(came_from, to))
    before = application.status_since
    move(application, to, verb="application.tested", by_kind="system", fields=needed_in(to))
    stored = Application.objects.get(pk=application.pk)
    assert stored.status == to
    assert stored.status_since > before
    event = Event.objects.about(application).get(verb="application.tested")
    assert (event.from_state, event.to_state) == (came_from, to)


@pytest.mark.parametrize(("came_from", "to"), REFUSED)
def test_any_other_step_is_refused_and_leaves_nothing(came_from, to):
    application = make_application(came_from)
    with pytest.raises(WrongState):
        move(application, to, verb="application.tested", by_kind="system", fields=needed_in(to))
    assert Application.objects.get(pk=application.pk).status == came_from
    assert not Event.objects.filter(verb="application.tested").exists()
