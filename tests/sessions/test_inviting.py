"""Who has a session in their calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.letter_kinds import SESSION_INVITATIONS
from members.models import Member, Representative
from sessions import services
from sessions.models import ExpertSession, Invitee, Notice, Seat
from tests import factories
from tests.session_factories import make_invitee, make_seat, make_session

pytestmark = pytest.mark.django_db
Answer = Seat.Answer


@pytest.fixture
def session():
    return make_session(provider="jitsi")


def entered(session):
    return set(session.invitees.in_calendar().values_list("user", flat=True))


def attending(member, user=None, **fields):
    return factories.make_representative(member, user, can_attend_sessions=True, **fields)


def test_an_announcement_reaches_every_active_member(member):
    factories.make_member(status=Member.Status.ONBOARDING)
    factories.make_member(status=Member.Status.ENDED)
    factories.make_member(effective_at=timezone.now() + timedelta(minutes=5))
    factories.make_member(factories.make_user(is_active=False))
    factories.make_member(factories.make_user(letters_off=[SESSION_INVITATIONS]))
    session = make_session(ExpertSession.Status.PLANNED, provider="jitsi")
    services.announce(session, by=factories.make_user(is_staff=True))
    assert entered(session) == {member.user_id}


@pytest.mark.parametrize("answer", [Answer.GOING, Answer.WAITING])
def test_who_wants_no_invitations_has_an_entry_as_soon_as_they_answer(session, answer):
    user = factories.make_user(letters_off=[SESSION_INVITATIONS])
    make_seat(session, factories.make_member(user), answer)
    services.reconcile(session)
    assert entered(session) == {user.pk}


def test_an_entry_stays_when_invitations_are_switched_off_later(session, member):
    services.reconcile(session)
    member.user.letters_off = [SESSION_INVITATIONS]
    member.user.save()
    assert services.reconcile(session) == 0
    assert entered(session) == {member.user_id}


def test_a_representative_has_the_entry_instead(session, member):
    services.reconcile(session)
    representative = attending(member)
    seat = make_seat(session, member, Answer.REPRESENTATIVE, representative=representative)
    services.reconcile_member(session, member)
    assert entered(session) == {representative.user_id}
    theirs = session.invitees.get(user=representative.user)
    assert (theirs.member, theirs.as_representative, theirs.shift) == (member, True, 0)
    assert session.invitees.get(user=member.user).shift == 1
    seat.answer, seat.representative = Answer.GOING, None
    seat.save()
    services.reconcile_member(session, member)
    assert entered(session) == {member.user_id}
    assert session.invitees.get(user=member.user).shift == 2


def test_one_representative_of_two_members_has_one_entry(session):
    user = factories.make_user()
    later, first = (factories.make_member(full_name_uk=name) for name in ("Яна Тестова", "Анна Тестова"))
    for member in (later, first):
        make_seat(session, member, Answer.REPRESENTATIVE, representative=attending(member, user))
    services.reconcile_member(session, later)
    assert session.invitees.get(user=user).member == first


def test_the_own_membership_comes_first(session, member):
    other = factories.make_member()
    make_seat(session, other, Answer.REPRESENTATIVE, representative=attending(other, member.user))
    services.reconcile(session)
    assert entered(session) == {member.user_id}
    assert not session.invitees.get().as_representative
    make_seat(session, member, Answer.DECLINED)
    services.reconcile_member(session, member)
    assert session.invitees.in_calendar().get().as_representative


@pytest.mark.parametrize("lost", [{"can_attend_sessions": False}, {"ends_on": timezone.localdate() - timedelta(1)}])
def test_a_representative_without_the_right_hands_the_entry_back(session, member, lost):
    representative = attending(member)
    make_seat(session, member, Answer.REPRESENTATIVE, representative=representative)
    services.reconcile(session)
    Representative.objects.update(**lost)
    services.reconcile(session)
    assert entered(session) == {member.user_id}


def test_who_declines_is_taken_out_and_comes_back_with_a_higher_number(session, member):
    services.reconcile(session)
    seat = make_seat(session, member, Answer.DECLINED)
    for shift, answer in ((1, Answer.DECLINED), (2, Answer.GOING), (3, Answer.DECLINED)):
        Seat.objects.filter(pk=seat.pk).update(answer=answer)
        assert services.reconcile_member(session, member) == 1
        invitee = session.invitees.get()
        assert (invitee.shift, invitee.removed_at is None) == (shift, answer == Answer.GOING)
        assert services.reconcile_member(session, member) == 0


def test_the_membership_follows(session, member):
    services.reconcile(session)
    newcomer = factories.make_member()
    Member.objects.filter(pk=member.pk).update(status="ended", ended_at=timezone.now(), end_reason="resigned")
    assert services.reconcile_all() == 2
    assert entered(session) == {newcomer.user_id}


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled", "held"])
def test_nobody_is_entered_where_nothing_takes_place(member, status):
    session = make_session(status)
    assert services.reconcile(session) == 0
    assert not Invitee.objects.exists()


def test_nobody_is_entered_once_the_clock_says_that_it_is_over(member):
    assert services.reconcile(make_session(starts_in=-timedelta(hours=3))) == 0


def test_the_number_of_questions_does_not_grow(session, django_assert_max_num_queries):
    for number in range(30):
        seated = factories.make_member()
        if number % 3 == 0:
            make_seat(session, seated, Answer.REPRESENTATIVE, representative=attending(seated))
    with django_assert_max_num_queries(10):
        assert services.reconcile(session) == 30
    Seat.objects.update(answer=Answer.DECLINED, representative=None)
    with django_assert_max_num_queries(10):
        assert services.reconcile(session) == 10


def test_a_summary_is_told_to_those_in_whose_calendar_it_stood():
    session = make_session(ExpertSession.Status.HELD, summary_uk="Підсумок", summary_published_at=timezone.now())
    told = {"told_sequence": 0, "told_starts_at": session.starts_at, "told_ends_at": session.ends_at}
    there = make_invitee(session, **told, told_confirmed=True)
    make_invitee(session, **told, told_confirmed=False)
    make_invitee(session, **told, told_confirmed=True, removed_at=timezone.now())
    make_invitee(session)
    services.tell_summary(session)
    services.tell_summary(session)
    assert Notice.objects.get().user == there.user


def test_calendars_follow_an_answer(session, member):
    services.reconcile(session)
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert entered(session) == set()
    aide = attending(member)
    services.answer(session, member, Answer.REPRESENTATIVE, by=member.user, representative=aide)
    assert entered(session) == {aide.user_id}


def test_who_moves_up_is_told_of_their_place(member):
    session = make_session(capacity=1)
    taken = make_seat(session)
    services.reconcile(session)
    services.answer(session, member, Answer.GOING, by=member.user)
    assert not Notice.objects.exists()
    services.answer(session, taken.member, Answer.DECLINED, by=taken.member.user)
    assert (Notice.objects.get().user, Notice.objects.get().kind) == (member.user, Notice.Kind.PLACE)


def test_a_right_that_ends_frees_the_place_and_the_calendar(session, member):
    aide = attending(member)
    make_seat(session, member, Answer.REPRESENTATIVE, representative=aide)
    services.reconcile(session)
    Representative.objects.update(can_attend_sessions=False)
    services.move_up_everywhere()
    assert session.seats.get().answer == Answer.NONE
    assert entered(session) == {member.user_id}


def test_who_lost_the_right_is_not_told_the_new_hour_of_a_move(session, member):
    representative = attending(member)
    services.answer(session, member, Answer.REPRESENTATIVE, by=member.user, representative=representative)
    services.write_letters()
    Representative.objects.update(ended_at=timezone.now(), status=Representative.Status.ENDED)
    later = timedelta(days=1)
    by = factories.make_user(is_staff=True)
    services.move(session, starts_at=session.starts_at + later, ends_at=session.ends_at + later, by=by)
    assert entered(session) == {member.user_id}
