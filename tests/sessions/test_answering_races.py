"""Many answers at the same instant: no place is given twice, nobody is lost, the line keeps its order."""

import threading
import time

import pytest
from django.db import OperationalError, transaction
from psycopg.errors import LockNotAvailable

from members.models import Member
from sessions import services
from sessions.models import ExpertSession, Seat
from tests.at_once import at_once, wait_for_locks_as_a_request_does, wait_until_somebody_waits
from tests.factories import make_member, make_representative
from tests.session_factories import make_session

pytestmark = pytest.mark.django_db(transaction=True)
PLACES, PEOPLE = 10, 30


def saying(session, member, answer, **options):
    """With rows of its own, as each request has. On a busy machine a turn comes too late: one presses again."""

    def step():
        own = ExpertSession.objects.get(pk=session.pk), Member.objects.select_related("user").get(pk=member.pk)
        for last in (False, False, False, True):
            try:
                return services.answer(*own, answer, by=own[1].user, **options)
            except OperationalError as problem:
                if last or not isinstance(problem.__cause__, LockNotAvailable):
                    raise

    return step


def test_one_press_waits_longer_than_other_requests_do():
    session, member = make_session(capacity=PLACES), make_member()
    is_held = threading.Event()

    def hold():
        with transaction.atomic():
            ExpertSession.objects.select_for_update().get(pk=session.pk)
            is_held.set()
            wait_until_somebody_waits()
            time.sleep(2.3)  # elsewhere two seconds are the limit

    def press():
        assert is_held.wait(60)
        wait_for_locks_as_a_request_does()
        return services.answer(session, member, "going", by=member.user)

    assert at_once(hold, press)[1] == Seat.objects.taken().get()


def test_thirty_members_for_ten_places():
    session = make_session(capacity=PLACES)
    members = [make_member() for _member in range(PEOPLE)]
    seats = at_once(*[saying(session, member, "going") for member in members])
    assert [seat for seat in seats if not isinstance(seat, Seat)] == []
    assert session.seats.taken().count() == PLACES
    waiting = list(session.seats.waiting())
    assert len(waiting) == PEOPLE - PLACES
    # Each came after everybody who had taken a place, and they stand in the order of their answers.
    assert waiting == sorted(waiting, key=lambda seat: seat.answered_at)
    assert max(seat.answered_at for seat in session.seats.taken()) < waiting[0].answered_at

    leaving = [saying(session, seat.member, "declined") for seat in session.seats.taken()]
    at_once(*leaving)
    assert set(session.seats.taken()) == set(waiting[:PLACES])
    assert list(session.seats.waiting()) == waiting[PLACES:]


def test_two_answers_of_one_member_are_one_seat():
    session, member = make_session(capacity=1), make_member()
    assistant = make_representative(member)
    steps = [
        saying(session, member, "going"),
        saying(session, member, "representative", representative=assistant),
        saying(session, member, "going"),
    ]
    assert all(isinstance(seat, Seat) for seat in at_once(*steps))
    assert Seat.objects.get().is_taken
