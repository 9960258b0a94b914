"""All pairs of states of an edition: the table is followed to the letter, and each step leaves one event."""

import itertools

import pytest
from django.utils import timezone

from mayors_club.models import Event
from offices.models import Edition
from offices.services import publishing
from tests import office_factories

pytestmark = pytest.mark.django_db
Status = Edition.Status
PAIRS = list(itertools.product(Status, Status))
ALLOWED = [(came_from, to) for came_from, to in PAIRS if to in Edition.TRANSITIONS[came_from]]
REFUSED = [pair for pair in PAIRS if pair not in ALLOWED]


def move(edition, to):
    """By the one function that moves editions, with the columns without which the database refuses the state."""
    now, by = timezone.now(), edition.office.member.user
    needed = {
        Status.DRAFT: {},
        Status.IN_REVIEW: {"submitted_at": now, "submitted_by": by},
        Status.PUBLISHED: {"published_at": now, "published_by": by},
    }
    publishing._move(edition, to, "office.tested", by, None, needed[to])


def test_the_table_names_every_state():
    assert set(Edition.TRANSITIONS) == set(Status)


@pytest.mark.parametrize(("came_from", "to"), ALLOWED)
def test_allowed_step_moves_and_leaves_one_event(came_from, to):
    edition = office_factories.make_edition(office_factories.make_office(live=False), came_from)
    before = edition.status_since
    move(edition, to)
    stored = Edition.objects.get(pk=edition.pk)
    assert stored.status == to
    assert stored.status_since > before
    event = Event.objects.about(edition.office).get(verb="office.tested")
    assert (event.from_state, event.to_state, event.codes) == (came_from, to, {"edition": 1})


@pytest.mark.parametrize(("came_from", "to"), REFUSED)
def test_any_other_step_is_refused_and_leaves_nothing(came_from, to):
    edition = office_factories.make_edition(office_factories.make_office(live=False), came_from)
    with pytest.raises(publishing.WrongState):
        move(edition, to)
    assert Edition.objects.get(pk=edition.pk).status == came_from
    assert not Event.objects.filter(verb="office.tested").exists()
