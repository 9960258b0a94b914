"""Asking to be forgotten: thirty days, a letter at each step, one request at a time, done or refused at the desk."""

import itertools
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mayors_club import erasure, retention
from mayors_club.models import Event, OutgoingEmail
from members import services
from members.models import ErasureRequest, Representative, User
from tests import factories
from tests.planted import SECRET_WORDS, everything_in_the_database
from tests.request_factories import make_erasure_request

pytestmark = pytest.mark.django_db
Status = ErasureRequest.Status
PAIRS = list(itertools.product(Status, Status))
VERBS = {
    Status.DONE: lambda request, by: services.finish_erasure_request(request, by=by),
    Status.REFUSED: lambda request, by: services.refuse_erasure(request, reason="Спершу рішення.", by=by),
    Status.WITHDRAWN: lambda request, by: services.withdraw_erasure_request(request, by=by),
}
ADDRESS = "nezabutnia@town.example"


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"


@pytest.fixture
def secretary(client):
    user = factories.make_staff("secretariat")
    client.force_login(user)
    return user


def desk(request, step="change"):
    return f"/admin/members/erasurerequest/{request.pk}/{step}/"


@pytest.mark.parametrize(("came_from", "to"), [pair for pair in PAIRS if pair[1] in VERBS])
def test_every_pair_of_states(came_from, to):
    request = make_erasure_request(status=came_from)
    if to in ErasureRequest.TRANSITIONS[came_from]:
        VERBS[to](request, factories.make_user())
    else:
        with pytest.raises(services.RequestClosed):
            VERBS[to](request, factories.make_user())
    request.refresh_from_db()
    assert request.status == (to if to in ErasureRequest.TRANSITIONS[came_from] else came_from)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("status_known", {"status": "lost", "closed_at": timezone.now()}),
        ("closed_has_time", {"status": "done"}),
        ("closed_has_time", {"closed_at": timezone.now()}),
        ("refused_has_reason", {"status": "refused", "closed_at": timezone.now()}),
    ],
)
def test_database_refuses(name, columns):
    request = make_erasure_request()
    with pytest.raises(IntegrityError, match=f"erasure_request_{name}"), transaction.atomic():
        ErasureRequest.objects.filter(pk=request.pk).update(**columns)


def test_one_open_request_a_person():
    request = make_erasure_request()
    with pytest.raises(IntegrityError, match="one_open"), transaction.atomic():
        make_erasure_request(request.user)


def test_member_asks_twice_and_is_answered_once(client):
    user = factories.make_member().user
    client.force_login(user)
    for _time in range(2):
        assert client.post("/member/own-data/erasure/").status_code == 302
    request = ErasureRequest.objects.get()
    assert (request.user, request.due_on) == (user, timezone.localdate() + timedelta(days=30))
    letter = OutgoingEmail.objects.get(name="erasure_received")
    assert letter.to == user.email
    for prefix, words in (("", "Відповімо до"), ("/en", "We answer by")):
        assert words in client.get(f"{prefix}/member/own-data/").content.decode()


def test_member_withdraws_the_request(client):
    user = factories.make_member().user
    client.force_login(user)
    services.ask_for_erasure(user)
    client.post("/member/own-data/erasure/withdraw/")
    assert ErasureRequest.objects.get().status == "withdrawn"
    assert client.post("/member/own-data/erasure/withdraw/").status_code == 404
    assert "відкликано" in client.get("/member/own-data/").content.decode()


def test_nobody_withdraws_for_another(client):
    make_erasure_request()
    client.force_login(factories.make_member().user)
    assert client.post("/member/own-data/erasure/withdraw/").status_code == 404


@pytest.mark.parametrize("path", ["erasure/", "erasure/withdraw/"])
def test_a_fresh_proof_is_wanted(client, path, time_machine):
    user = factories.make_member().user
    client.force_login(user)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert "/login/confirm/" in client.post(f"/member/own-data/{path}")["Location"]
    assert not ErasureRequest.objects.exists()


def test_request_stands_on_the_work_list_with_its_day(client, secretary):
    request = make_erasure_request(due_on=timezone.localdate() - timedelta(days=1))
    page = client.get("/admin/").content.decode()
    assert "Запити на видалення даних" in page
    assert desk(request) in page
    assert "tag bad" in page


def test_committee_does_not_see_requests(client):
    request = make_erasure_request()
    client.force_login(factories.make_staff("committee"))
    assert "Запити на видалення даних" not in client.get("/admin/").content.decode()
    assert client.get(desk(request)).status_code == 404


def test_nobody_deals_with_their_own_request(client, secretary):
    request = make_erasure_request(secretary)
    for step in ("erase", "refuse"):
        assert client.post(desk(request, step)).status_code == 404
    assert client.get(desk(request)).status_code == 404


def test_secretariat_erases_and_the_last_letter_says_so(client, secretary):
    user = factories.make_user(ADDRESS, full_name_uk=SECRET_WORDS)
    member = factories.make_member(user, full_name_uk=SECRET_WORDS)
    factories.make_representative(user=user, full_name_uk=SECRET_WORDS)
    request = services.ask_for_erasure(user)
    assert client.get(desk(request)).status_code == 200
    assert client.post(desk(request, "erase")).status_code == 302
    request.refresh_from_db()
    member.refresh_from_db()
    assert (request.status, request.closed_by, member.status) == ("done", secretary, "ended")
    assert not Representative.objects.exclude(status="ended").exists()
    assert SECRET_WORDS not in everything_in_the_database()
    letter = OutgoingEmail.objects.get(name="erasure_done")
    assert (letter.to, letter.status) == (ADDRESS, "queued")


def test_last_letter_is_emptied_the_day_after_it_left():
    user = factories.make_user(ADDRESS)
    erasure.fulfil(services.ask_for_erasure(user), by=factories.make_admin())
    now = timezone.now()
    OutgoingEmail.objects.filter(name="erasure_done").update(status="sent", sent_at=now)
    retention.apply(now + timedelta(hours=20))
    assert OutgoingEmail.objects.filter(to=ADDRESS).exists()
    retention.apply(now + timedelta(days=1, minutes=1))
    assert ADDRESS not in everything_in_the_database()


@pytest.mark.parametrize(
    "make",
    [
        lambda: factories.make_staff("committee"),
        lambda: factories.make_user(factories.make_application(status="in_review").email),
    ],
)
def test_who_is_still_needed_is_not_erased(client, secretary, make):
    request = make_erasure_request(make())
    client.post(desk(request, "erase"))
    request.refresh_from_db()
    assert request.status == "received"
    assert User.objects.get(pk=request.user_id).is_active
    assert "спершу завершіть це" in client.get(desk(request)).content.decode()


def test_secretariat_refuses_with_a_reason_that_the_person_reads(client, secretary):
    user = factories.make_member().user
    request = services.ask_for_erasure(user)
    assert client.post(desk(request, "refuse"), {"reason": ""}).status_code == 422
    client.post(desk(request, "refuse"), {"reason": "Триває розгляд Вашої заяви."})
    letter = OutgoingEmail.objects.get(name="erasure_refused")
    assert "Триває розгляд" in letter.body_text
    client.force_login(user)
    assert "Триває розгляд Вашої заяви." in client.get("/member/own-data/").content.decode()
    assert Event.objects.get(verb="user.erasure_refused").actor == secretary


def test_answered_request_is_not_answered_again(client, secretary):
    request = make_erasure_request(status=Status.REFUSED)
    for step in ("erase", "refuse"):
        client.post(desk(request, step), {"reason": "Ще раз."})
    request.refresh_from_db()
    assert request.status == "refused"
    assert User.objects.get(pk=request.user_id).is_active
    assert not OutgoingEmail.objects.exists()


def test_erasing_empties_earlier_reasons_and_closes_what_is_open():
    user = factories.make_user(ADDRESS)
    refused = make_erasure_request(user, status=Status.REFUSED, reason=SECRET_WORDS)
    opened = make_erasure_request(user)
    erasure.erase_person(user)
    refused.refresh_from_db()
    opened.refresh_from_db()
    assert (refused.reason, opened.status) == ("—", "done")
