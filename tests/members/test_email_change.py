"""Another address: both mailboxes agree, nobody learns which addresses are known, and what was written stays theirs."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mayors_club import erasure, mail, retention
from mayors_club.models import Event, OutgoingEmail
from mayors_club.own_data import OWN_DATA
from members import services
from members.models import EmailChange, Representative, User
from tests import factories
from tests.members.signing_in import sections
from tests.planted import everything_in_the_database

pytestmark = pytest.mark.django_db
OLD, NEW = "old@town.example", "new@town.example"


@pytest.fixture(autouse=True)
def journal(no_limits_left_from_before, settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"


@pytest.fixture
def mayor(client):
    user = factories.make_member(factories.make_user(OLD)).user
    client.force_login(user)
    return user


def path_in(name) -> str:
    """Where the link of a letter leads."""
    text, _html = mail.fill_secrets(OutgoingEmail.objects.get(name=name))
    start = text.index("/member/email/")
    return text[start:].split()[0]


def ask(client, address=NEW):
    return client.post("/member/email/", {"email": address})


def change_fully(user, address):
    change = services.ask_to_change_email(user, address)
    services.confirm_email_change(change, "old")
    services.confirm_email_change(change, "new")
    user.refresh_from_db()
    return change


def test_address_changes_when_both_mailboxes_have_confirmed(client, mayor):
    elsewhere = client.__class__()
    elsewhere.force_login(mayor)
    assert ask(client, NEW.upper())["Location"] == "/member/email/"
    first, second = path_in("email_change_new"), path_in("email_change_old")
    for path in (first, second):
        assert client.get(path).status_code == 200
    assert User.objects.get().email == OLD
    assert "у попередній скриньці" in client.post(first).content.decode()
    assert User.objects.get().email == OLD
    assert "Адресу змінено" in client.post(second).content.decode()
    assert User.objects.get().email == NEW
    assert client.get("/member/").status_code == 200
    assert elsewhere.get("/member/").status_code == 302
    assert set(OutgoingEmail.objects.filter(name="email_changed").values_list("to", flat=True)) == {OLD, NEW}
    for path in (first, second):
        assert client.post(path).status_code == 410


def test_a_link_opened_without_a_session_works_and_signs_nobody_in(client, mayor):
    ask(client)
    stranger = client.__class__()
    for name in ("email_change_old", "email_change_new"):
        assert stranger.post(path_in(name)).status_code == 200
    assert User.objects.get().email == NEW
    assert stranger.get("/member/").status_code == 302
    assert client.get("/member/").status_code == 302


def test_known_and_unknown_addresses_are_answered_alike(client, mayor):
    other = factories.make_user("known@town.example", language="en")
    pages = [(ask(client, address).status_code, client.get("/member/email/")) for address in (other.email, NEW)]
    texts = [sections(page.content.decode()).replace(other.email, NEW) for _status, page in pages]
    assert texts[0] == texts[1]
    assert [status for status, _page in pages] == [302, 302]
    letter = OutgoingEmail.objects.get(to=other.email)
    assert (letter.name, letter.language) == ("email_change_taken", "en")
    assert "[[" not in letter.body_text
    assert OLD not in letter.body_text


def test_address_taken_meanwhile_cancels_the_change(client, mayor):
    ask(client)
    factories.make_user(NEW)
    client.post(path_in("email_change_old"))
    assert client.post(path_in("email_change_new")).status_code == 410
    assert User.objects.get(pk=mayor.pk).email == OLD
    assert EmailChange.objects.get().cancelled_at


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Введіть нову адресу"),
        ("нова адреса", "name@example.com"),
        (OLD, "Це вже Ваша адреса"),
    ],
)
def test_bad_answers_are_explained(client, mayor, typed, sentence):
    response = ask(client, typed)
    assert (response.status_code, sentence in response.content.decode()) == (422, True)
    assert not EmailChange.objects.exists()


def test_asking_again_cancels_what_was_asked_before(client, mayor):
    ask(client, "first@town.example")
    path = path_in("email_change_new")
    ask(client)
    assert client.get(path).status_code == 410
    assert EmailChange.objects.open().get().new_email == NEW


def test_change_is_cancelled_by_its_owner_only(client, mayor):
    ask(client)
    stranger = client.__class__()
    stranger.force_login(factories.make_member().user)
    assert stranger.post("/member/email/cancel/").status_code == 404
    path = path_in("email_change_new")
    client.post("/member/email/cancel/")
    assert client.post(path).status_code == 410


def test_links_work_for_three_days(client, mayor, time_machine):
    ask(client)
    path = path_in("email_change_new")
    time_machine.move_to(timezone.now() + timedelta(days=4))
    assert client.post(path).status_code == 410


@pytest.mark.parametrize("token", ["nonsense", "WyJhIl0:x:y"])
def test_link_we_never_wrote(client, token):
    assert client.get(f"/member/email/{token}/").status_code == 410


def test_a_fresh_proof_is_wanted(client, mayor, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert "/login/confirm/" in ask(client)["Location"]
    assert not EmailChange.objects.exists()


def test_sixth_time_within_the_hour_is_too_many(client, mayor):
    answers = [ask(client, f"n{number}@town.example").status_code for number in range(6)]
    assert answers == [302] * 5 + [429]


def test_events_name_no_addresses(client, mayor):
    change_fully(mayor, NEW)
    events = [json.dumps(event.codes) for event in Event.objects.filter(verb__startswith="user.email")]
    assert len(events) == 4
    assert "@" not in "".join(events)


def test_representative_keeps_representing(mayor):
    representative = factories.make_representative()
    change_fully(representative.user, NEW)
    assert Representative.objects.get(pk=representative.pk).email == NEW


def test_personal_links_in_the_earlier_mailbox_stop_working(mayor):
    services.mint_link(mayor, "welcome")
    change_fully(mayor, NEW)
    assert not mayor.personal_links.alive().exists()


def test_superuser_changes_it_for_who_lost_the_mailbox(client):
    user = factories.make_member(factories.make_user(OLD, full_name_uk="Ірина")).user
    client.force_login(factories.make_admin())
    answers = {"email": NEW, "full_name_uk": "Ірина", "language": "uk", "is_active": "on"}
    assert client.post(reverse("admin:members_user_change", args=[user.pk]), answers).status_code == 302
    change = EmailChange.objects.get()
    assert (change.old_email, change.new_email, change.done_at is None) == (OLD, NEW, False)


def test_official_mailbox_that_passes_on_takes_no_letters_along():
    """The next mayor gets the mailbox; each reads and erases their own letters and applications."""
    first, second = factories.make_member(factories.make_user(OLD)).user, factories.make_user("private@town.example")
    factories.make_letter(to=OLD, subject="Першій")
    factories.make_application(status="declined", email=OLD, motivation="Перша-заява")
    change_fully(first, NEW)
    change_fully(second, OLD)
    factories.make_letter(to=OLD, subject="Другій")
    texts = [json.dumps(OWN_DATA.document(user), default=str, ensure_ascii=False) for user in (first, second)]
    assert [[word in text for word in ("Першій", "Перша-заява", "Другій")] for text in texts] == [
        [True, True, False],
        [False, False, True],
    ]
    services.end_every_role(first, by=first)
    erasure.erase_person(first)
    text = everything_in_the_database()
    assert "Перша-заява" not in text
    assert "Першій" not in text
    assert "Другій" in text


def test_changes_never_confirmed_are_forgotten():
    user = factories.make_user(OLD)
    services.ask_to_change_email(user, NEW)
    retention.apply(timezone.now() + timedelta(days=30))
    assert EmailChange.objects.exists()
    retention.apply(timezone.now() + timedelta(days=35))
    assert not EmailChange.objects.exists()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("is_one", {"new_email": OLD}),
        ("done_was_confirmed", {"done_at": timezone.now()}),
        ("done_or_cancelled", {"done_at": timezone.now(), "cancelled_at": timezone.now(), "done_by": 0}),
    ],
)
def test_database_refuses(name, columns):
    user = factories.make_user(OLD)
    change = services.ask_to_change_email(user, NEW)
    if "done_by" in columns:
        columns = {**columns, "done_by": user}
    with pytest.raises(IntegrityError, match=f"email_change_{name}"), transaction.atomic():
        EmailChange.objects.filter(pk=change.pk).update(**columns)


def test_one_open_change_a_person():
    change = services.ask_to_change_email(factories.make_user(OLD), NEW)
    with pytest.raises(IntegrityError, match="one_open"), transaction.atomic():
        EmailChange.objects.create(
            user=change.user, old_email=OLD, new_email="c@town.example", expires_at=timezone.now()
        )
