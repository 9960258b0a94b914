"""Who declined a session hears when it moves to another day, and is asked anew."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from mayors_club.models import OutgoingEmail
from members.letter_kinds import SESSION_INVITATIONS
from sessions import services
from sessions.models import ExpertSession, Seat
from tests.session_factories import make_session
from tests.sessions.desk import noon_in
from tests.sessions.test_telling import leave, letters, move, new_letters, write

pytestmark = pytest.mark.django_db
Answer = Seat.Answer
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def session(member, by):
    """Far from midnight."""
    session = make_session(ExpertSession.Status.PLANNED, starts_at=noon_in(7), provider="jitsi")
    services.announce(session, by=by)
    return session


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uk", ["Вас не буде. Тим часом", "Було:", "Експертка захворіла.", "Чи підходить Вам новий день?"]),
        ("en", ["you would not come.", "Before:", "The expert is ill.", "Does the new day suit you?"]),
    ],
)
def test_who_declined_hears_of_another_day_and_is_asked(session, member, by, language, said):
    member.user.language = language
    member.user.save()
    write()
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert new_letters() == ["removed"]
    later = {"starts_at": session.starts_at + DAY, "ends_at": session.ends_at + DAY}
    services.move(session, **later, by=by, reason_uk="Експертка захворіла.", reason_en="The expert is ill.")
    assert new_letters() == ["added"]
    letter = OutgoingEmail.objects.get(status="queued")
    assert [words for words in said if words not in letter.body_text or words not in letter.body_html] == []
    assert letter.subject.startswith(("Новий час", "New time"))
    (entry,) = Calendar.from_ical(letter.calendar).events
    assert entry["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    move(session, by, DAY)
    assert new_letters() == ["moved"]
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert new_letters() == ["removed"]


def test_who_declined_hears_nothing_of_another_hour_of_the_day(session, member, by):
    write()
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert new_letters() == ["removed"]
    move(session, by, 3 * HOUR)
    assert new_letters() == []


def test_who_wants_no_invitations_is_not_asked_anew(session, member, by):
    write()
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert new_letters() == ["removed"]
    member.user.letters_off = [SESSION_INVITATIONS]
    member.user.save()
    move(session, by, DAY)
    assert new_letters() == []


def test_who_declined_a_moment_before_the_move_gets_one_letter_with_the_question(session, member, by):
    assert new_letters() == ["invitation"]
    leave()
    services.answer(session, member, Answer.DECLINED, by=member.user)
    write()
    move(session, by, DAY)
    write()
    assert letters() == ["moved"]
    assert "Чи підходить Вам новий день?" in OutgoingEmail.objects.get(status="queued").body_text


@pytest.mark.parametrize(("has_left", "told"), [(False, []), (True, ["removed"])])
def test_the_day_that_was_declined_stays_declined_when_the_session_comes_back_to_it(
    session, member, by, has_left, told
):
    write()
    services.answer(session, member, Answer.DECLINED, by=member.user)
    assert new_letters() == ["removed"]
    leave()
    move(session, by, DAY)
    move(session, by, DAY)
    write()
    if has_left:
        leave()
    move(session, by, -2 * DAY)
    write()
    assert letters() == told
    assert Seat.objects.get().answer == Answer.DECLINED
