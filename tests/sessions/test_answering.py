"""One seat a member, places, and the waiting list that moves up by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from members import services as memberships
from members.models import Representative
from sessions import services
from sessions.models import Notice, Seat
from tests.factories import make_member, make_representative, make_user
from tests.session_factories import make_past_session, make_seat, make_session

pytestmark = pytest.mark.django_db
Answer = Seat.Answer


def says(session, member, answer=Answer.GOING, **options) -> Seat:
    return services.answer(session, member, answer, by=member.user, **options)


def line(session) -> list:
    return [seat.member for seat in session.seats.waiting()]


@pytest.fixture
def session():
    return make_session(capacity=2)


@pytest.fixture
def full(session):
    """Two are in, three wait in their order."""
    members = [make_member() for _place in range(5)]
    for member in members:
        says(session, member)
    return members


def answers(session, members) -> list[str]:
    return [session.seats.get(member=member).answer for member in members]


def test_answer_is_kept_with_who_gave_it(session):
    member = make_member()
    assistant = make_representative(member)
    seat = says(session, member)
    assert (seat.answer, seat.answered_by, seat.answered_for) == ("going", member.user, None)
    services.answer(session, member, Answer.DECLINED, by=assistant.user, on_behalf_of=member.user)
    seat = Seat.objects.get()
    assert (seat.answer, seat.answered_by, seat.answered_for) == ("declined", assistant.user, member.user)
    events = Event.objects.filter(verb="session.answered").order_by("at")
    assert [(event.from_state, event.to_state) for event in events] == [("none", "going"), ("going", "declined")]


def test_representative_goes_instead_on_the_same_seat(session):
    member = make_member()
    assistant = make_representative(member)
    says(session, member)
    says(session, member, Answer.REPRESENTATIVE, representative=assistant)
    seat = Seat.objects.get()
    assert (seat.answer, seat.representative) == ("representative", assistant)
    says(session, member)
    assert Seat.objects.get().representative is None


@pytest.mark.parametrize(
    "rights",
    [
        {"can_attend_sessions": False},
        {"status": Representative.Status.ENDED},
        {"status": Representative.Status.INVITED},
        {"ends_on": timezone.localdate() - timedelta(days=2)},
    ],
)
def test_only_who_may_attend_goes_instead(session, rights):
    member = make_member()
    with pytest.raises(services.CannotRepresent):
        says(session, member, Answer.REPRESENTATIVE, representative=make_representative(member, **rights))
    with pytest.raises(services.CannotRepresent):
        says(session, member, Answer.REPRESENTATIVE, representative=make_representative())
    assert not Seat.objects.exists()


@pytest.mark.parametrize("answer", ["none", "waiting", "representative", "perhaps"])
def test_what_is_no_answer_is_refused(session, answer):
    with pytest.raises(ValueError, match="not an answer"):
        says(session, make_member(), answer)


@pytest.mark.parametrize("answer", list(services.answering.ANSWERS))
@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled", "held"])
def test_answers_end_when_there_is_nothing_to_come_to(status, answer):
    session, member = make_session(status), make_member()
    assistant = make_representative(member) if answer == "representative" else None
    with pytest.raises(services.AnsweringOver):
        says(session, member, answer, representative=assistant)


def test_answers_end_when_the_door_shuts(session, time_machine):
    member = make_member()
    time_machine.move_to(session.closes_at - timedelta(seconds=1))
    says(session, member)
    time_machine.move_to(session.closes_at)
    with pytest.raises(services.AnsweringOver):
        says(session, member, Answer.DECLINED)


def test_new_answer_is_what_a_move_asked_for(session):
    seat = make_seat(session, asked_again_at=timezone.now())
    says(session, seat.member)
    seat.refresh_from_db()
    assert seat.asked_again_at is None


def test_full_session_has_a_waiting_list_in_the_order_of_the_answers(session, full):
    assert answers(session, full) == ["going", "going", "waiting", "waiting", "waiting"]
    assert line(session) == full[2:]


def test_who_declines_gives_the_place_to_the_first_in_the_line(session, full):
    says(session, full[0], Answer.DECLINED)
    assert answers(session, full) == ["declined", "going", "going", "waiting", "waiting"]
    assert Event.objects.get(verb="session.moved_up").codes == {"member": str(full[2].pk)}


def test_second_thoughts_stand_at_the_end_of_the_line(session, full):
    says(session, full[0], Answer.DECLINED)
    says(session, full[0])
    assert line(session) == [full[3], full[4], full[0]]


def test_waiting_for_another_person_keeps_the_turn(session, full):
    assistant = make_representative(full[3])
    says(session, full[3], Answer.REPRESENTATIVE, representative=assistant)
    assert line(session) == full[2:]
    says(session, full[0], Answer.DECLINED)
    says(session, full[1], Answer.DECLINED)
    seat = session.seats.get(member=full[3])
    assert (seat.answer, seat.representative) == ("representative", assistant)


def test_who_waits_may_leave_the_line(session, full):
    says(session, full[2], Answer.DECLINED)
    assert line(session) == full[3:]


def test_who_has_a_place_keeps_it_in_a_full_session(session, full):
    says(session, full[0], Answer.REPRESENTATIVE, representative=make_representative(full[0]))
    assert answers(session, full)[0] == "representative"
    assert line(session) == full[2:]


@pytest.mark.parametrize(("capacity", "waiting"), [(3, 2), (4, 1), (None, 0), (1, 3)])
def test_more_places_are_given_at_once(session, full, capacity, waiting):
    session.capacity = capacity
    session.save()
    services.move_up(session)
    assert line(session) == full[5 - waiting :]
    assert services.move_up(session) == 0


def test_end_of_a_membership_frees_the_place(session, full):
    memberships.end_membership(full[0], reason="resigned", by=make_user(is_staff=True))
    assert services.move_up_everywhere() == 1
    assert answers(session, full) == ["none", "going", "going", "waiting", "waiting"]


@pytest.mark.parametrize("what", ["ended", "right taken", "last day"])
def test_end_of_a_representation_frees_the_place_and_asks_the_member_again(session, full, what):
    assistant = make_representative(full[0])
    says(session, full[0], Answer.REPRESENTATIVE, representative=assistant)
    changes = {
        "ended": {"status": "ended", "ended_at": timezone.now()},
        "right taken": {"can_attend_sessions": False},
        "last day": {"ends_on": timezone.localdate() - timedelta(days=1)},
    }
    Representative.objects.filter(pk=assistant.pk).update(**changes[what])
    services.move_up_everywhere()
    seat = session.seats.get(member=full[0])
    assert (seat.answer, seat.representative) == ("none", None)
    assert answers(session, full)[2] == "going"


def test_lost_place_is_free_for_the_next_answer_too():
    session = make_session(capacity=1)
    leaver = make_member()
    says(session, leaver)
    memberships.end_membership(leaver, reason="resigned", by=make_user(is_staff=True))
    assert says(session, make_member()).answer == "going"


def test_what_is_over_stays_as_it_was():
    session = make_past_session(capacity=1)
    taken = make_seat(session)
    make_seat(session, answer="waiting")
    memberships.end_membership(taken.member, reason="resigned", by=make_user(is_staff=True))
    assert services.move_up(session) == 0
    assert services.move_up_everywhere() == 0
    taken.refresh_from_db()
    assert taken.answer == "going"


def test_who_was_in_the_room_keeps_the_seat(session):
    seat = make_seat(session, answer="representative", attended="representative")
    Representative.objects.update(can_attend_sessions=False)
    services.move_up_everywhere()
    seat.refresh_from_db()
    assert seat.answer == "representative"


def test_more_places_in_the_admin_are_given_at_once_and_told(session, full):
    services.edit(session, {"capacity": 3}, by=make_user(is_staff=True))
    assert answers(session, full) == ["going", "going", "going", "waiting", "waiting"]
    assert [notice.user for notice in Notice.objects.filter(kind="place")] == [full[2].user]


def test_calendar_follows_the_answer(session):
    member = make_member()
    assistant = make_representative(member)
    says(session, member)
    assert in_calendar(session) == {member.user}
    says(session, member, Answer.REPRESENTATIVE, representative=assistant)
    assert in_calendar(session) == {assistant.user}
    says(session, member, Answer.DECLINED)
    assert in_calendar(session) == set()


def in_calendar(session) -> set:
    return {entry.user for entry in session.invitees.in_calendar()}
