"""The secretariat's list of letters: what it shows, what it hides, what it can do."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from members.roles import apply_roles
from tests.factories import make_letter, make_staff

pytestmark = pytest.mark.django_db
LIST = "admin:mayors_club_outgoingemail_changelist"
BODY = {
    "body_text": "Вітаємо!\nhttps://klub.example/\n[[application_link]]\n",
    "body_html": '<p style="margin:0">Вітаємо!</p><a href="[[application_link]]">Далі</a>',
}


def address(page, letter):
    return reverse(f"admin:mayors_club_outgoingemail_{page}", args=[letter.pk])


def signed_in(client, *roles):
    apply_roles()
    user = make_staff(*roles)
    client.force_login(user)
    return user


@pytest.fixture
def secretariat(client):
    return signed_in(client, "secretariat")


@pytest.fixture
def known_secrets(monkeypatch):
    monkeypatch.setitem(mail._minters, "application_link", lambda letter: "https://klub.example/apply/x/")


def test_the_list_shows_what_became_of_each_letter(client, secretariat):
    make_letter(subject="Невдалий лист", to="a@town.example", status="failed", last_error="SMTPDataError: 554 spam")
    make_letter(subject="Двічі", may_have_arrived_twice=True)
    page = client.get(reverse(LIST)).content.decode()
    for words in ("Невдалий лист", "a@town.example", "SMTPDataError: 554 spam", "не вдалося надіслати"):
        assert words in page
    assert "міг надійти двічі" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_rows(client, secretariat, django_assert_num_queries, rows):
    client.get(reverse(LIST))
    for _ in range(rows):
        make_letter()
    with django_assert_num_queries(5):
        client.get(reverse(LIST))


def test_letters_that_may_have_arrived_twice_can_be_picked_out(client, secretariat):
    make_letter(subject="Звичайний лист")
    make_letter(subject="Сумнівний лист", may_have_arrived_twice=True)
    page = client.get(reverse(LIST), {"may_have_arrived_twice__exact": 1}).content.decode()
    assert "Сумнівний лист" in page
    assert "Звичайний лист" not in page


def test_a_letter_is_shown_with_masked_secrets_and_the_look_is_logged(client, secretariat):
    letter = make_letter(**BODY, secret_values={"code": "493817"})
    page = client.get(address("change", letter))
    text = page.content.decode()
    assert "Вітаємо!" in text
    assert "•••" in text
    assert "[[" not in text
    assert "493817" not in text
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    event = Event.objects.get(verb="letter.opened")
    assert (event.subject_id, event.actor) == (str(letter.pk), secretariat)


def test_the_calendar_part_is_shown_and_goes_with_a_copy(client, secretariat, known_secrets):
    letter = make_letter(**BODY, status="sent", calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n")
    page = client.get(address("change", letter)).content.decode()
    assert "Календарна частина" in page
    assert "METHOD:REQUEST" in page
    assert "Календарна частина" not in client.get(address("change", make_letter(**BODY))).content.decode()
    client.post(address("resend", letter))
    again = OutgoingEmail.objects.get(dedupe_key__startswith="again:")
    assert again.calendar == letter.calendar


def test_the_html_part_can_do_nothing(client, secretariat):
    page = client.get(address("html", make_letter(**BODY)))
    policy = page["Content-Security-Policy"]
    assert page.content.decode() == '<p style="margin:0">Вітаємо!</p><a href="#">Далі</a>'
    for words in ("default-src 'none'", "frame-ancestors 'self'", "style-src 'unsafe-inline'", "sandbox"):
        assert words in policy
    assert "script-src" not in policy


def test_a_failed_letter_is_sent_again_in_its_own_row(client, secretariat, known_secrets):
    letter = make_letter(**BODY, status="failed", attempts=7)
    client.post(address("resend", letter))
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == ("queued", 0)
    assert Event.objects.get(verb="letter.resent").codes == {"as": str(letter.pk)}


def test_a_sent_letter_is_sent_again_as_a_new_one(client, secretariat, known_secrets):
    letter = make_letter(**BODY, status="sent", to="mayor@town.example")
    answer = client.post(address("resend", letter))
    again = OutgoingEmail.objects.exclude(pk=letter.pk).get()
    assert answer.url == address("change", again)
    assert (again.to, again.body_text, again.status) == ("mayor@town.example", BODY["body_text"], "queued")
    assert again.message_id != letter.message_id
    assert Event.objects.get(verb="letter.resent").codes == {"as": str(again.pk)}


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "queued"},
        {"status": "superseded"},
        {"status": "held"},
        {"status": "sent", "body_text": "[[code]]"},
        {"status": "failed", "body_text": "", "body_html": ""},
    ],
)
def test_what_cannot_be_sent_again_says_so(client, secretariat, known_secrets, fields):
    letter = make_letter(**{**BODY, **fields})
    page = client.post(address("resend", letter), follow=True)
    assert "Із листом у нинішньому стані цього зробити не можна." in page.content.decode()
    assert not Event.objects.filter(verb="letter.resent").exists()
    assert OutgoingEmail.objects.count() == 1


def test_held_letters_are_released_one_by_one_or_together(client, secretariat):
    first, second, third = (make_letter(status="held") for _ in range(3))
    client.post(address("release", first))
    chosen = {"action": "release_selected", "_selected_action": [second.pk, third.pk]}
    client.post(reverse(LIST), chosen)
    assert set(OutgoingEmail.objects.values_list("status", flat=True)) == {"queued"}
    assert Event.objects.filter(verb="letter.released").count() == 3


@pytest.mark.parametrize("status", ["held", "failed"])
def test_a_letter_can_be_kept_from_ever_leaving(client, secretariat, status):
    letter = make_letter(status=status, secret_values={"code": "493817"})
    client.post(address("discard", letter))
    letter.refresh_from_db()
    assert (letter.status, letter.secret_values) == ("superseded", {})
    assert Event.objects.get(verb="letter.discarded").actor == secretariat


@pytest.mark.parametrize("status", ["queued", "sending", "sent", "superseded"])
def test_a_letter_that_is_leaving_or_has_left_cannot_be_kept(client, secretariat, status):
    letter = make_letter(status=status)
    client.post(address("discard", letter))
    letter.refresh_from_db()
    assert letter.status == status


def test_held_letters_are_discarded_together(client, secretariat):
    held, queued = make_letter(status="held"), make_letter()
    client.post(reverse(LIST), {"action": "discard_selected", "_selected_action": [held.pk, queued.pk]})
    assert set(OutgoingEmail.objects.values_list("pk", "status")) == {(held.pk, "superseded"), (queued.pk, "queued")}


def test_a_letter_that_came_back_is_noted_once(client, secretariat):
    letter = make_letter(status="sent")
    client.post(address("bounce", letter))
    client.post(address("bounce", letter))
    letter.refresh_from_db()
    assert letter.bounced_at is not None
    assert letter.bounced_by == secretariat
    assert Event.objects.filter(verb="letter.bounced").count() == 1


@pytest.mark.parametrize("role", ["committee", "chair", "duty_officer"])
def test_other_roles_find_no_letters(client, role):
    signed_in(client, role)
    letter = make_letter()
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(address("change", letter)).status_code == 404
    assert client.get(address("html", letter)).status_code == 404
    for page in ("resend", "release", "discard", "bounce"):
        assert client.post(address(page, letter)).status_code == 404


def test_a_letter_to_oneself_is_not_found(client, secretariat):
    own = make_letter(to=secretariat.email, subject="Рішення щодо моєї заяви")
    assert "Рішення щодо моєї заяви" not in client.get(reverse(LIST)).content.decode()
    assert client.get(address("change", own)).status_code == 404


@pytest.mark.parametrize("page", ["resend", "release", "discard", "bounce"])
def test_verbs_are_posts_with_a_token(secretariat, client, page):
    letter = make_letter(status="sent", sent_at=timezone.now())
    assert client.get(address(page, letter)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(secretariat)
    assert strict.post(address(page, letter)).status_code == 403


def test_the_stock_form_and_deletion_do_not_exist(client, secretariat):
    letter = make_letter()
    for path in ("add/", f"{letter.pk}/delete/", f"{letter.pk}/history/"):
        assert client.get(f"{reverse(LIST)}{path}").status_code == 404
