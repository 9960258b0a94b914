"""The meeting room on the desk: what is typed is sealed and never shown again; a change is one click, one event."""

import pytest
from django.urls import reverse

from mayors_club.models import Event, OutgoingEmail
from sessions import sealing, services
from sessions.models import JoinTrace, Room
from sessions.sealing import Secret
from tests import factories
from tests.client import StrictClient
from tests.session_factories import make_expert, make_session

pytestmark = pytest.mark.django_db

TYPED = {
    "address": "https://zoom.us/j/93120000001?pwd=planted",
    "host_address": "https://zoom.us/s/93120000001?zak=planted",
    "dial_in": "+380 44 000 00 01",
    "pin": "4137#",
    "fallback": "https://spare.example/planted",
}


@pytest.fixture
def desk():
    client = StrictClient()
    client.force_login(factories.make_staff("secretariat"))
    return client


@pytest.fixture
def session():
    return make_session()


def page(session, name="room"):
    return reverse(f"admin:expert_sessions_expertsession_{name}", args=[session.pk])


def kept(session):
    return sealing.unseal(Room.objects.get(session=session).sealed)


def test_typed_once_and_never_shown_again(desk, session):
    assert desk.post(page(session), {"provider": "link", **TYPED}).status_code == 302
    assert kept(session) == Secret(**TYPED)
    shown = desk.get(page(session)).content.decode()
    assert [text for text in TYPED.values() if text in shown] == []
    assert shown.count("збережено") == 5
    event = Event.objects.get(verb="session.room_set")
    assert event.codes == {"provider": "link", "changed": sorted(TYPED)}


def test_error_does_not_repeat_what_was_typed(desk, session):
    answer = desk.post(page(session), {"provider": "link", **TYPED, "fallback": "nonsense-planted"})
    assert answer.status_code == 422
    assert [text for text in (*TYPED.values(), "nonsense-planted") if text in answer.content.decode()] == []
    assert not Room.objects.exists()


@pytest.mark.parametrize("address", ["http://zoom.us/j/1", "javascript:alert(1)", "zoom.us/j/1", "https://a b"])
def test_address_that_is_none_is_refused(desk, session, settings, address):
    settings.DEBUG = settings.DEMO = False
    assert desk.post(page(session), {"provider": "link", "address": address}).status_code == 422


def test_empty_field_changes_nothing_and_a_ticked_one_goes(desk, session):
    desk.post(page(session), {"provider": "link", **TYPED})
    desk.post(page(session), {"provider": "link", "pin": "9#", "remove": ["fallback", "dial_in"]})
    assert kept(session) == Secret(address=TYPED["address"], host_address=TYPED["host_address"], pin="9#")


@pytest.mark.parametrize("provider", ["jitsi", "bigbluebutton"])
def test_room_of_a_service_is_random_and_changed_in_one_click(desk, session, provider):
    desk.post(page(session), {"provider": provider, "pin": "1#"})
    first = kept(session).room
    assert len(first) == 32
    desk.post(page(session), {"provider": provider, "pin": "2#"})
    assert kept(session).room == first
    desk.post(page(session, "rotate_room"))
    assert kept(session).room not in ("", first)
    assert kept(session).pin == "2#"
    assert Event.objects.get(verb="session.room_rotated").codes == {"provider": provider}


def test_leaked_link_needs_a_new_one(desk, session):
    desk.post(page(session), {"provider": "link", **TYPED})
    assert desk.post(page(session, "rotate_room")).status_code == 422
    assert kept(session).address == TYPED["address"]
    desk.post(page(session, "rotate_room"), {"new-address": "https://zoom.us/j/2"})
    assert (kept(session).address, kept(session).host_address) == ("https://zoom.us/j/2", "")
    assert kept(session).fallback == TYPED["fallback"]


def test_spare_room_in_one_click_and_back(desk, session):
    desk.post(page(session), {"provider": "link", **TYPED})
    desk.post(page(session, "use_fallback"))
    assert Room.objects.get().failed_at is not None
    desk.post(page(session, "end_fallback"))
    assert Room.objects.get().failed_at is None
    verbs = ["session.room_set", "session.fallback_used", "session.fallback_ended"]
    assert (
        list(Event.objects.filter(verb__startswith="session.").order_by("at").values_list("verb", flat=True)) == verbs
    )


def test_new_pin_leads_nobody_out_of_the_spare_room(desk, session):
    desk.post(page(session), {"provider": "link", **TYPED})
    Room.objects.update(ready_at=session.starts_at)
    desk.post(page(session, "use_fallback"))
    desk.post(page(session), {"provider": "link", "pin": "9#", "fallback": "https://spare.example/another"})
    room = Room.objects.get()
    assert (room.ready_at, room.failed_at is None) == (session.starts_at, False)
    desk.post(page(session), {"provider": "link", "address": "https://zoom.us/j/2"})
    room = Room.objects.get()
    assert (room.ready_at, room.failed_at) == (None, None)


@pytest.mark.parametrize("name", ["rotate_room", "use_fallback", "end_fallback"])
def test_steps_without_a_room_change_nothing(desk, session, name):
    session.provider = "jitsi"
    session.save()
    assert desk.post(page(session, name)).status_code == 302
    assert not Room.objects.exists()


def test_link_to_the_expert_on_demand(desk, session):
    desk.post(page(session, "host_link"))
    assert OutgoingEmail.objects.get().name == "session_host_link"
    nobody = make_session(expert=make_expert(email=""))
    desk.post(page(nobody, "host_link"))
    assert OutgoingEmail.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_credentials_names_who_when_and_which_network(desk, session, rows, django_assert_num_queries):
    for _ in range(rows):
        member = factories.make_member()
        trace = JoinTrace.objects.create(
            session=session, kind="person", user=member.user, member=member, network="203.0.113.0/24"
        )
    desk.get(page(session))
    with django_assert_num_queries(6):
        shown = desk.get(page(session, "credentials")).content.decode()
    assert str(trace.credential) in shown
    assert shown.count("203.0.113.0/24") == rows
    assert Event.objects.filter(verb="session.credentials_opened").count() == 1


def test_room_of_a_copied_session_comes_by_itself(settings, session):
    settings.JITSI_URL, settings.JITSI_APP_ID, settings.JITSI_SECRET = "https://meet.example", "klub", "s" * 32
    session.provider = "jitsi"
    session.save()
    assert services.prepare_room(session)
    assert len(kept(session).room) == 32
    assert Room.objects.get().ready_at is not None
