"""Credentials as the services read them: a ticket is decoded, a checksum recomputed, a room made on a real server."""

import hashlib
import threading
import uuid
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest

from sessions import meeting
from sessions.providers import bigbluebutton
from sessions.providers.ticket import RoomFailed, Ticket
from sessions.sealing import Secret

NOW = datetime(2026, 11, 26, 12, 50, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=2)


def ticket(**fields):
    defaults = {"credential": uuid.uuid4(), "name": "Ірина Савчук, Старогород", "is_host": False}
    return Ticket(**{**defaults, "valid_from": NOW, "valid_until": UNTIL, **fields})


@pytest.fixture
def jitsi(settings):
    settings.JITSI_URL, settings.JITSI_APP_ID = "https://meet.klub.example", "klub"
    settings.JITSI_SECRET = "a-secret-of-at-least-thirty-two-bytes"
    return Secret(room="0f" * 16)


def claims_of(address, settings):
    token = parse_qs(urlsplit(address).query)["jwt"][0]
    options = {"verify_exp": False, "verify_nbf": False}
    return jwt.decode(
        token, settings.JITSI_SECRET, algorithms=["HS256"], audience="jitsi", issuer="klub", options=options
    )


def test_jitsi_ticket_names_room_person_and_hours(jitsi, settings):
    given = ticket()
    address = meeting.address_for("jitsi", jitsi, given)
    assert address.startswith("https://meet.klub.example/" + "0f" * 16 + "?jwt=")
    claims = claims_of(address, settings)
    assert claims == {
        "aud": "jitsi",
        "iss": "klub",
        "sub": "meet.klub.example",
        "room": "0f" * 16,
        "jti": str(given.credential),
        "nbf": int(NOW.timestamp()),
        "exp": int(UNTIL.timestamp()),
        "context": {"user": {"id": str(given.credential), "name": "Ірина Савчук, Старогород"}},
    }


def test_jitsi_moderator_is_the_host_alone(jitsi, settings):
    host = claims_of(meeting.address_for("jitsi", jitsi, ticket(is_host=True)), settings)["context"]["user"]
    assert (host["moderator"], host["affiliation"]) == (True, "owner")


def test_jitsi_ticket_is_refused_outside_its_hours_and_under_another_secret(jitsi, settings):
    address = meeting.address_for("jitsi", jitsi, ticket(valid_from=NOW - timedelta(days=400), valid_until=NOW))
    token = parse_qs(urlsplit(address).query)["jwt"][0]
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token, "another-secret-of-thirty-two-bytes!", algorithms=["HS256"], audience="jitsi")
    early = meeting.address_for("jitsi", jitsi, ticket(valid_from=NOW + timedelta(days=36500)))
    with pytest.raises(jwt.ImmatureSignatureError):
        jwt.decode(
            parse_qs(urlsplit(early).query)["jwt"][0],
            settings.JITSI_SECRET,
            algorithms=["HS256"],
            audience="jitsi",
            options={"verify_exp": False},
        )


class Bbb(BaseHTTPRequestHandler):
    """As much of a BigBlueButton server as we call: it checks the checksum and answers in XML."""

    secret = "bbb-secret"
    answer = b"<response><returncode>SUCCESS</returncode></response>"

    def do_GET(self):
        self.server.calls.append(self.path)
        call, _, query = self.path.removeprefix("/bigbluebutton/api/").partition("?")
        signed, _, checksum = query.rpartition("&checksum=")
        right = hashlib.sha256(f"{call}{signed}{self.secret}".encode()).hexdigest() == checksum
        self.send_response(200)
        self.end_headers()
        failed = b"<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey></response>"
        self.wfile.write(self.answer if right else failed)

    def log_message(self, *args):
        pass


@pytest.fixture
def bbb(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bbb)
    server.calls = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.BBB_URL = f"http://127.0.0.1:{server.server_port}/bigbluebutton"
    settings.BBB_SECRET = Bbb.secret
    yield server
    server.shutdown()
    server.server_close()


ROOM = Secret(room="ab" * 16)


def test_bigbluebutton_makes_the_room_once_asked_and_says_nothing_is_recorded(bbb):
    meeting.prepare("bigbluebutton", ROOM, 413)
    (path,) = bbb.calls
    words = parse_qs(urlsplit(path).query)
    assert (words["name"], words["meetingID"], words["record"]) == (["№ 413"], ["ab" * 16], ["false"])


def test_bigbluebutton_call_to_join_is_signed_and_personal(bbb, settings):
    for is_host, role in ((False, "VIEWER"), (True, "MODERATOR")):
        given = ticket(is_host=is_host)
        address = meeting.address_for("bigbluebutton", ROOM, given)
        query, _, checksum = urlsplit(address).query.rpartition("&checksum=")
        assert checksum == hashlib.sha256(f"join{query}bbb-secret".encode()).hexdigest()
        words = {name: values[0] for name, values in parse_qs(query).items()}
        assert words == {
            "fullName": "Ірина Савчук, Старогород",
            "meetingID": "ab" * 16,
            "role": role,
            "userID": str(given.credential),
            "redirect": "true",
        }


def test_bigbluebutton_that_refuses_or_is_away_fails_without_naming_the_address(bbb, settings, monkeypatch):
    settings.BBB_SECRET = "wrong"
    with pytest.raises(RoomFailed, match="refuses"):
        meeting.prepare("bigbluebutton", ROOM, 413)
    settings.BBB_URL = "http://127.0.0.1:9/bigbluebutton"
    monkeypatch.setattr(bigbluebutton, "TIMEOUT", 1)
    with pytest.raises(RoomFailed) as failure:
        meeting.prepare("bigbluebutton", ROOM, 413)
    assert "127.0.0.1" not in str(failure.value)
    assert failure.value.__cause__ is None


def test_plain_link_is_the_same_for_everyone_but_the_host():
    secret = Secret(address="https://zoom.us/j/1", host_address="https://zoom.us/s/1")
    assert meeting.address_for("link", secret, ticket()) == "https://zoom.us/j/1"
    assert meeting.address_for("link", secret, ticket(is_host=True)) == "https://zoom.us/s/1"


@pytest.mark.parametrize("provider", ["jitsi", "bigbluebutton", "link"])
def test_service_without_settings_or_room_fails_by_name(provider):
    for call in (
        lambda: meeting.prepare(provider, Secret(), 413),
        lambda: meeting.address_for(provider, Secret(), ticket()),
    ):
        with pytest.raises(RoomFailed):
            call()


def test_fallback_replaces_every_service_once_the_room_has_failed(jitsi):
    secret = Secret(room=jitsi.room, fallback="https://spare.example/2")
    assert meeting.address_for("jitsi", secret, ticket(), room_failed=True) == "https://spare.example/2"
    assert meeting.address_for("jitsi", secret, ticket()).startswith("https://meet.klub.example/")


def test_rooms_of_services_are_random():
    rooms = {meeting.PROVIDERS[name].new_room() for name in ("jitsi", "bigbluebutton") for _ in range(50)}
    assert len(rooms) == 100
    assert meeting.PROVIDERS["link"].new_room() == ""


@pytest.mark.parametrize(
    ("secret", "name", "origins"),
    [
        (
            Secret(address="https://us02web.zoom.us/j/1?pwd=2"),
            "Zoom",
            "https://*.us02web.zoom.us https://us02web.zoom.us",
        ),
        (Secret(address="https://zoom.us/j/1"), "Zoom", "https://*.zoom.us https://zoom.us"),
        (Secret(address="https://notzoom.us/j/1"), "", "https://*.notzoom.us https://notzoom.us"),
        (
            Secret(address="https://meet.google.com/a", fallback="http://127.0.0.1:8000/uk/demo/room/x/"),
            "Google Meet",
            "http://127.0.0.1:8000 https://*.meet.google.com https://meet.google.com",
        ),
    ],
)
def test_service_is_known_by_its_host_and_origins_hold_no_path(secret, name, origins):
    assert meeting.name_of("link", secret) == name
    assert " ".join(meeting.allowed_origins("link", secret)) == origins
