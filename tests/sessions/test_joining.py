"""Through the gate: who is let in, what is written down, and that nothing is lost when many press at once."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from members.models import Representative
from sessions import sealing, services
from sessions.models import ConfidentialityConsent, JoinTrace, Room, Seat
from sessions.sealing import Secret
from tests import factories
from tests.client import StrictClient
from tests.session_factories import in_kyiv, make_consent, make_seat, make_session

pytestmark = pytest.mark.django_db

START = in_kyiv(2026, 11, 26, 15)
MINUTE = timedelta(minutes=1)
ADDRESS = "https://zoom.us/j/93120000001?pwd=planted"
SECRET = Secret(address=ADDRESS, dial_in="+380 44 000 00 01", pin="413#")


def open_session(secret=SECRET, provider="link", **fields):
    session = make_session(starts_at=START, provider=provider, **fields)
    Room.objects.create(session=session, sealed=sealing.seal(secret))
    return session


@pytest.fixture
def ten_to_three():
    with time_machine.travel(START - 10 * MINUTE, tick=False):
        yield


def signed_in(user, *, has_accepted=True):
    client = StrictClient()
    client.force_login(user)
    if has_accepted:
        make_consent(user)
    return client


def press(client, session, name="join", **headers):
    return client.post(reverse(f"expert_sessions:{name}", args=[session.number]), **headers)


def page_of(session):
    return reverse("expert_sessions:session", args=[session.number])


@pytest.mark.usefixtures("ten_to_three")
def test_member_is_written_down_and_sent_to_the_meeting():
    session, member = open_session(), factories.make_member()
    response = press(signed_in(member.user), session, REMOTE_ADDR="203.0.113.77")

    assert (response.status_code, response["Location"]) == (303, ADDRESS)
    assert (response["Referrer-Policy"], response["Cache-Control"]) == ("no-referrer", "no-store, private")
    assert response.content == b""
    seat, trace = Seat.objects.get(), JoinTrace.objects.get()
    assert (seat.member, seat.answer, seat.attended, seat.attended_at) == (member, "going", "in_person", timezone.now())
    assert (trace.user, trace.member, trace.kind, trace.network) == (member.user, member, "person", "203.0.113.0/24")


@pytest.mark.usefixtures("ten_to_three")
def test_representative_sits_on_the_seat_of_the_member_and_both_are_one_seat():
    session, member = open_session(capacity=1), factories.make_member()
    person = factories.make_representative(member)
    press(signed_in(person.user), session)
    seat = Seat.objects.get()
    assert (seat.answer, seat.representative, seat.attended) == ("representative", person, "representative")
    assert seat.answered_for == member.user

    assert press(signed_in(member.user), session).status_code == 303
    assert [(seat.attended, seat.member) for seat in Seat.objects.all()] == [("in_person", member)]
    assert sorted(JoinTrace.objects.values_list("kind", flat=True)) == ["person", "representative"]


@pytest.mark.usefixtures("ten_to_three")
def test_who_came_in_person_and_telephones_later_was_there_in_person():
    session, member = open_session(), factories.make_member()
    client = signed_in(member.user)
    by_phone = press(client, session, "phone")
    assert by_phone.status_code == 200
    assert Seat.objects.get().attended == "phone"
    assert "413#" in by_phone.content.decode()
    assert ADDRESS not in by_phone.content.decode()
    press(client, session)
    press(client, session, "phone")
    assert Seat.objects.get().attended == "in_person"
    assert JoinTrace.objects.count() == 3


@pytest.mark.parametrize("name", ["join", "phone"])
@pytest.mark.parametrize(
    ("moment", "is_let_in"),
    [
        (START - 15 * MINUTE - timedelta(seconds=1), False),
        (START - 15 * MINUTE, True),
        (START + 104 * MINUTE, True),
        (START + 105 * MINUTE, False),
    ],
)
def test_window(name, moment, is_let_in):
    session = open_session()
    with time_machine.travel(moment, tick=False):
        response = press(signed_in(factories.make_member().user), session, name)
    assert (response.status_code in (200, 303)) == is_let_in
    assert JoinTrace.objects.exists() == Seat.objects.exists() == is_let_in
    if not is_let_in:
        assert response["Location"] == page_of(session)


@pytest.mark.usefixtures("ten_to_three")
@pytest.mark.parametrize("status", ["cancelled", "postponed", "held"])
def test_session_that_does_not_take_place_lets_nobody_in(status):
    session = open_session(status=status)
    assert press(signed_in(factories.make_member().user), session)["Location"] == page_of(session)
    assert not JoinTrace.objects.exists()


@pytest.mark.usefixtures("ten_to_three")
@pytest.mark.parametrize("name", ["join", "phone", "confidentiality"])
def test_who_is_not_entitled_finds_nothing(name):
    session, member = open_session(), factories.make_member()
    without_scope = factories.make_representative(member, can_attend_sessions=False).user
    new = factories.make_member(status="onboarding").user
    for user in (without_scope, new, factories.make_staff("secretariat")):
        assert press(signed_in(user), session, name).status_code == 404
    ended = factories.make_representative(member, factories.make_user(), status=Representative.Status.ENDED).user
    for client in (signed_in(ended), StrictClient()):
        assert press(client, session, name)["Location"].startswith("/login/?next=")
    assert not JoinTrace.objects.exists()


@pytest.mark.usefixtures("ten_to_three")
def test_planned_session_is_not_there():
    session = open_session(status="planned")
    assert press(signed_in(factories.make_member().user), session).status_code == 404


@pytest.mark.usefixtures("ten_to_three")
@pytest.mark.parametrize("name", ["join", "phone"])
def test_looking_at_the_address_of_the_button_joins_nobody(name):
    session = open_session()
    client = signed_in(factories.make_member().user)
    assert client.get(reverse(f"expert_sessions:{name}", args=[session.number]))["Location"] == page_of(session)
    assert not Seat.objects.exists()


@pytest.mark.usefixtures("ten_to_three")
def test_note_is_accepted_once_and_leads_straight_in():
    session, member = open_session(), factories.make_member()
    client = signed_in(member.user, has_accepted=False)
    note = reverse("expert_sessions:confidentiality", args=[session.number])
    for name in ("join", "phone"):
        assert press(client, session, name)["Location"] == note
    assert not Seat.objects.exists()
    page = client.get(note)
    assert ADDRESS not in page.content.decode()
    assert "form-action 'self' https://*.zoom.us https://zoom.us" in page["Content-Security-Policy"]
    assert client.post(note, {"accepted": "1"})["Location"] == ADDRESS
    client.post(note, {"accepted": "1"})
    assert ConfidentialityConsent.objects.count() == 1
    assert client.get(note)["Location"] == page_of(session)


@pytest.mark.usefixtures("ten_to_three")
def test_full_session_lets_in_who_has_a_place_and_nobody_else():
    session = open_session(capacity=2)
    going, representative = make_seat(session), make_seat(session, answer=Seat.Answer.REPRESENTATIVE)
    waiting, late = make_seat(session, answer=Seat.Answer.WAITING), factories.make_member()
    for member in (going.member, representative.member):
        assert press(signed_in(member.user), session).status_code == 303
    for member in (waiting.member, late):
        assert press(signed_in(member.user), session)["Location"] == page_of(session)
    assert Seat.objects.attended().count() == 2
    assert not Seat.objects.filter(member=late).exists()


@pytest.mark.usefixtures("ten_to_three")
def test_who_declined_may_still_come_while_there_is_room():
    session = open_session(capacity=1)
    seat = make_seat(session, answer=Seat.Answer.DECLINED)
    assert press(signed_in(seat.member.user), session).status_code == 303
    seat.refresh_from_db()
    assert (seat.answer, seat.attended) == ("going", "in_person")


@pytest.mark.usefixtures("ten_to_three")
def test_room_that_cannot_be_entered_loses_no_seat_and_the_spare_one_replaces_it(settings):
    settings.JITSI_SECRET = ""
    member = factories.make_member()
    client = signed_in(member.user)
    session = open_session(Secret(room="ab" * 16), provider="jitsi")
    assert press(client, session)["Location"] == page_of(session)
    assert not Seat.objects.exists()

    other = open_session(Secret(room="cd" * 16, fallback="https://spare.example/1"), provider="jitsi")
    assert press(client, other)["Location"] == "https://spare.example/1"
    assert Seat.objects.get().session == other
    assert Room.objects.get(session=other).failed_at is not None


@pytest.mark.usefixtures("ten_to_three")
def test_fallback_is_used_and_ended_in_one_step():
    session = open_session(Secret(address=ADDRESS, fallback="https://spare.example/1"))
    client, colleague = signed_in(factories.make_member().user), factories.make_staff("secretariat")
    services.use_fallback(session, by=colleague)
    assert press(client, session)["Location"] == "https://spare.example/1"
    services.end_fallback(session, by=colleague)
    assert press(client, session)["Location"] == ADDRESS


@pytest.mark.usefixtures("ten_to_three")
def test_works_for_two_and_has_not_said_for_whom():
    session, user = open_session(), factories.make_user()
    for _ in range(2):
        factories.make_representative(factories.make_member(), user)
    assert press(signed_in(user), session)["Location"] == reverse("members:acting_for")


@pytest.mark.usefixtures("ten_to_three")
def test_staff_without_their_second_factor_learn_nothing():
    session, user = open_session(), factories.make_staff("committee")
    factories.make_member(user)
    client = StrictClient()
    client.force_login(user, second_factor=False)
    shown = client.get(reverse("expert_sessions:panel", args=[session.number])).content.decode()
    assert 'data-state="members_only"' in shown
    assert "15:00" not in shown


def test_trace_of_a_six_network_is_shortened_to_48_bits():
    session = open_session()
    with time_machine.travel(START, tick=False):
        press(signed_in(factories.make_member().user), session, REMOTE_ADDR="2001:db8:abcd:1234::7")
    assert JoinTrace.objects.get().network == "2001:db8:abcd::/48"
