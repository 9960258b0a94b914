"""No page of any role holds what is sealed: every address of the site, asked by each, headers and files included."""

import io
import logging
import zipfile

import pytest
from django.db import transaction
from django.utils import timezone

from mayors_club import logs
from sessions import sealing
from sessions.models import ExpertSession, Recording, Room
from sessions.sealing import Secret
from tests.addresses import addresses
from tests.permissions.cast import make_world
from tests.session_factories import make_consent, make_host_link
from tests.sessions.planted_address import MINUTE, PLANTED, RECORDING, found_in

ROLES = ["anonymous", "member", "attender", "representative", "secretariat", "admin"]
ADDRESSES = [address for address in addresses() if not address.path.endswith("/{object_id}/")]
LETS_IN = {"expert_sessions:join", "expert_sessions:confidentiality", "expert_sessions:recording"}


def plant(session):
    """In its window, with everything sealed that can be."""
    now = timezone.now()
    changes = {"starts_at": now + 5 * MINUTE, "ends_at": now + 95 * MINUTE, "provider": "link"}
    ExpertSession.objects.filter(pk=session.pk).update(**changes)
    Room.objects.update_or_create(session=session, defaults={"sealed": sealing.seal(PLANTED)})


def make_planted_world():
    world = make_world()
    for session in ExpertSession.objects.filter(status="announced"):
        plant(session)
    session = ExpertSession.objects.get(number=world.by_name["expert_sessions:number"]["own"])
    Recording.objects.update(sealed=sealing.seal(Secret(address=RECORDING)))
    world.rows["expert_sessions_expertsession"] = str(session.pk)
    token = make_host_link(ExpertSession.objects.get(pk=session.pk))
    for name in ("host", "host_enter", "host_resend"):
        world.by_name[f"expert_sessions:{name}"] = {"own": token}
    for role, user in world.users.items():
        if role not in ("other_member", "stranger"):
            make_consent(user)
    return world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_planted_world()
        transaction.set_rollback(True)


def texts_of(response):
    """All that an answer carries, headers too; what is packed is unpacked."""
    body = b"".join(response) if response.streaming else response.content
    yield str(dict(response.headers))
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    yield body.decode("utf-8", "replace")


def ask(world, address, role, method, language=""):
    with transaction.atomic():
        path = language + address.path.format(**world.parts(address, role, "own"))
        response = getattr(world.client(role), method)(path)
        texts = list(texts_of(response))
        transaction.set_rollback(True)
    return response, texts


def may_hold(address, role, method, response) -> set[str]:
    """What this one answer is there for."""
    name = address.name
    if name == "expert_sessions:phone" and method == "post" and response.status_code == 200:
        return {"700 30 03", "+380447003003", "70040#"}
    if response.status_code not in (302, 303) or response.content:
        return set()
    if name in LETS_IN:
        return {"j/7001", "pwd=planted", "planted-recording"}
    return {"s/7002", "zak=planted"} if name == "expert_sessions:host_enter" else set()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_any_role_holds_it(world, role, caplog):
    caplog.set_level(logging.INFO)
    wrong, seen = [], set()
    for address in ADDRESSES:
        of_sessions = "sessions" in address.name
        for method in ("get", "post") if of_sessions else ("get",):
            for language in ("", "/en") if of_sessions and not address.path.startswith("/admin/") else ("",):
                response, texts = ask(world, address, role, method, language)
                found = found_in(*texts)
                allowed = may_hold(address, role, method, response)
                seen |= allowed & set(found)
                if set(found) - allowed:
                    wrong.append(f"{language} {address.name} {method} {response.status_code}: {found}")
    assert wrong == []
    # The search itself works: who may come in was led there, and told what to dial.
    entitled = {"j/7001", "s/7002", "700 30 03"} if role in ("member", "attender") else set()
    assert entitled <= seen
    if role in ("representative", "secretariat", "duty_officer", "anonymous"):
        assert seen <= {"s/7002", "zak=planted"}  # behind the host's own link
    formatter = logs.JsonFormatter()
    lines = [formatter.format(record) for record in caplog.records if record.name != "django.db.backends"]
    assert found_in(*lines) == []


@pytest.mark.django_db
def test_phone_page_shows_the_code_in_the_window_alone(world):
    address = next(address for address in ADDRESSES if address.name == "expert_sessions:phone")
    number = world.by_name["expert_sessions:number"]["own"]
    now = timezone.now()
    for starts_at, is_shown in ((now + 20 * MINUTE, False), (now, True), (now - 120 * MINUTE, False)):
        ExpertSession.objects.filter(number=number).update(starts_at=starts_at, ends_at=starts_at + 90 * MINUTE)
        _, texts = ask(world, address, "member", "post")
        assert ("70040#" in texts[-1]) == is_shown
