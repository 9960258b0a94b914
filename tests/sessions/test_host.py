"""Who leads a session comes by a personal link: made while its letter is sent, good for an hour from its first use."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from sessions import sealing, services
from sessions.models import HostLink, JoinTrace, Room
from sessions.sealing import Secret
from tests import factories
from tests.client import StrictClient
from tests.session_factories import in_kyiv, make_expert, make_host_link, make_session

pytestmark = pytest.mark.django_db

START = in_kyiv(2026, 11, 26, 15)
MINUTE = timedelta(minutes=1)
SECRET = Secret(address="https://zoom.us/j/1", host_address="https://zoom.us/s/1")


@pytest.fixture
def session():
    session = make_session(starts_at=START, provider="link")
    Room.objects.create(session=session, sealed=sealing.seal(SECRET))
    return session


@pytest.fixture
def token(session):
    return make_host_link(session, created_at=START - timedelta(days=1))


def address(token, name="host"):
    return reverse(f"expert_sessions:{name}", args=[token])


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_host_is_let_in_half_an_hour_early_and_by_the_address_of_hosts(session, token):
    client = StrictClient()
    with at(START - 31 * MINUTE):
        assert "14:30" in client.get(address(token)).content.decode()
        assert client.post(address(token, "host_enter"))["Location"] == address(token)
    with at(START - 30 * MINUTE):
        page = client.get(address(token))
        assert SECRET.host_address not in page.content.decode()
        assert page["Referrer-Policy"] == "no-referrer"
        response = client.post(address(token, "host_enter"), REMOTE_ADDR="203.0.113.9")
    assert (response.status_code, response["Location"]) == (303, "https://zoom.us/s/1")
    trace = JoinTrace.objects.get()
    assert (trace.kind, trace.host_link, trace.network) == ("host", HostLink.objects.get(), "203.0.113.0/24")
    assert HostLink.objects.get().used_at == START - 30 * MINUTE


def test_looking_uses_nothing_up(session, token):
    with at(START):
        for _ in range(3):
            assert StrictClient().get(address(token)).status_code == 200
    assert HostLink.objects.get().used_at is None


def test_link_works_for_an_hour_from_its_first_use(session, token):
    client = StrictClient()
    with at(START - 20 * MINUTE):
        client.post(address(token, "host_enter"))
    with at(START + 39 * MINUTE):
        assert client.post(address(token, "host_enter")).status_code == 303
    with at(START + 40 * MINUTE):
        assert client.post(address(token, "host_enter"))["Location"] == address(token)
        assert 'data-state="link_stale"' in client.get(address(token)).content.decode()
    assert JoinTrace.objects.count() == 2


def test_new_link_goes_to_the_same_address_and_not_too_often(session, token):
    HostLink.objects.update(used_at=START - 30 * MINUTE)
    client = StrictClient()
    with at(START + 31 * MINUTE):
        for _ in range(3):
            assert client.post(address(token, "host_resend"), {"email": "thief@else.example"}).status_code == 302
        assert client.post(address(token, "host_resend")).status_code == 429
        letters = list(OutgoingEmail.objects.all())
        assert {letter.to for letter in letters} == {"yarema@teplo.example"}
        text, _ = mail.fill_secrets(letters[0])
    fresh = HostLink.objects.order_by("created_at").last()
    assert (fresh.name, fresh.email, fresh.session) == ("Наталія Ярема", "yarema@teplo.example", session)
    (line,) = [line for line in text.splitlines() if "/sessions/host/" in line]
    assert StrictClient().get(line.strip().removeprefix("http://testserver")).status_code == 200


def test_link_that_works_is_not_sent_again(session, token):
    with at(START):
        assert StrictClient().post(address(token, "host_resend"))["Location"] == address(token)
    assert not OutgoingEmail.objects.exists()


def test_unknown_link_is_not_there(session):
    for name, method in (("host", "get"), ("host_enter", "post"), ("host_resend", "post")):
        assert getattr(StrictClient(), method)(address("A" * 43, name)).status_code == 404


@pytest.mark.parametrize(("status", "state"), [("cancelled", "cancelled"), ("postponed", "moved"), ("held", "ended")])
def test_session_that_does_not_take_place(session, token, status, state):
    session.status = status
    session.held_at = START if status == "held" else None
    session.save()
    with at(START):
        assert f'data-state="{state}"' in StrictClient().get(address(token)).content.decode()
        assert StrictClient().post(address(token, "host_enter"))["Location"] == address(token)


def test_letter_goes_the_day_before_once_for_each_date(session):
    with at(START - timedelta(hours=25)):
        assert services.send_host_links() == 0
    with at(START - timedelta(hours=24)):
        services.send_host_links()
        services.send_host_links()
    assert OutgoingEmail.objects.get().to == "yarema@teplo.example"
    session.sequence = 1
    session.save()
    with at(START - timedelta(hours=2)):
        services.send_host_links()
    assert OutgoingEmail.objects.count() == 2


@pytest.mark.parametrize("language", ["uk", "en"])
def test_letter_in_the_language_of_the_expert(language):
    session = make_session(starts_at=START, expert=make_expert(language=language))
    services.send_host_link(session, by=factories.make_staff("secretariat"))
    letter = OutgoingEmail.objects.get()
    assert letter.language == language
    assert ("15:00–16:30 за київським часом" if language == "uk" else "15:00–16:30, Kyiv time") in letter.body_text
    assert "[[host_link]]" in letter.body_text
    assert Event.objects.get(verb="session.host_link_sent").codes == {}


def test_nobody_to_write_to():
    session = make_session(starts_at=START, expert=make_expert(email=""))
    with pytest.raises(services.NoHost):
        services.send_host_link(session, by=factories.make_staff("secretariat"))


def test_host_is_promised_no_page_of_members(session, token):
    session.notes_due_on = (START + timedelta(days=4)).date()
    session.save()
    with at(START + timedelta(hours=4)):
        page = StrictClient().get(address(token)).content.decode()
    assert "Дякуємо!" in page
    assert "Конспект" not in page
