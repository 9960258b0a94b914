from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications import services
from applications.models import Application
from mayors_club.models import OutgoingEmail
from tests.applications.committee import address, decided, make_committee, open_to, sign_in, submit_to, voted
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def review(client, application):
    return client.get(address("review", application))


def step(kind, **fields):
    return {
        "kind": kind,
        "text": "",
        "reason_code": "",
        "against_outcome_reason": "",
        "answer_due_on": "",
        **fields,
    }


def confirm(client, application, fields):
    preview = client.post(address("decide", application), fields)
    assert preview.status_code == 200, preview.content.decode()
    return client.post(address("decide", application), {**fields, "digest": preview.context["digest"], "confirm": "1"})


def test_preview_shows_the_exact_letters_and_changes_nothing(committee, client):
    application = voted(committee, language="en")
    sign_in(client, committee.chair)
    fields = step("accept", text="We look forward to meeting you.")
    preview = client.post(address("decide", application), fields)
    shown = [(entry["letter"].subject, entry["letter"].body_text) for entry in preview.context["letters"]]
    assert not OutgoingEmail.objects.exists()
    application.refresh_from_db()
    assert application.status == "in_review"
    assert not application.decisions.exists()
    client.post(address("decide", application), {**fields, "digest": preview.context["digest"], "confirm": "1"})
    sent = OutgoingEmail.objects.order_by("name").values_list("subject", "body_text")
    assert sorted(sent) == sorted(shown)
    assert set(OutgoingEmail.objects.values_list("language", flat=True)) == {"en"}


def test_preview_frames_the_html_of_each_letter(committee, client):
    application, other = voted(committee), voted(committee)
    sign_in(client, committee.chair)
    preview = client.post(address("decide", application), step("accept", text="Раді Вам"))
    assert "frame-src 'self'" in preview.headers["Content-Security-Policy"]
    framed = [client.get(address("letter", application, number)) for number in (0, 1)]
    assert "Раді Вам" in framed[0].content.decode()
    assert "welcome_link" not in framed[1].content.decode()
    policy = framed[0].headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert client.get(address("letter", application, 2)).status_code == 404
    assert client.get(address("letter", other, 0)).status_code == 404


def test_confirmation_decides_and_offers_to_take_it_back(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 600
    application = voted(committee)
    sign_in(client, committee.chair)
    response = confirm(client, application, step("accept"))
    page = client.get(response.headers["Location"]).content.decode()
    assert "Лист піде за 10 хвилин." in page
    assert "Скасувати рішення" in page
    taken_back = client.post(address("take_back", application), follow=True).content.decode()
    assert "Рішення скасовано" in taken_back
    application.refresh_from_db()
    assert application.status == "in_review"


def test_letter_that_changed_meanwhile_is_shown_again(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("accept")
    digest = client.post(address("decide", application), fields).context["digest"]
    Application.objects.filter(pk=application.pk).update(greeting_uk="пане Інакше", greeting_en="Mr Other")
    again = client.post(address("decide", application), {**fields, "digest": digest, "confirm": "1"})
    assert "Тим часом лист змінився" in again.content.decode()
    application.refresh_from_db()
    assert application.status == "in_review"


def test_changing_something_keeps_what_was_typed(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    page = client.post(address("decide", application), step("decline", text="Мій текст", edit="1"))
    assert page.status_code == 200
    assert "Мій текст" in page.content.decode()


def test_against_the_outcome_the_form_asks_for_the_reason(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("decline", reason_code="duplicate", text="Ваша заява вже є.")
    page = client.post(address("decide", application), fields)
    assert page.status_code == 422
    assert "Запишіть причину" in page.content.decode()
    assert "Ваша заява вже є." in page.content.decode()
    confirm(client, application, {**fields, "against_outcome_reason": "Знайшлася перша заява"})
    application.refresh_from_db()
    assert application.status == "declined"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (step(""), "Виберіть рішення"),
        (step("decline"), "Виберіть причину відмови"),
        (step("decline", reason_code="other"), "Поясніть причину"),
        (step("ask", fields_to_open=["proof"], answer_due_on="2099-01-01", text="?"), "у межах трьох місяців"),
        (step("ask", fields_to_open=["proof"], answer_due_on="колись", text="?"), "Укажіть дату"),
        (step("ask", text="?"), "Виберіть, що можна буде змінити"),
        (step("ask", fields_to_open=["proof"]), "Напишіть, що саме потрібно уточнити"),
    ],
)
def test_form_says_what_is_missing(committee, client, fields, message):
    application = voted(committee)
    page = sign_in(client, committee.chair).post(address("decide", application), fields)
    assert page.status_code == 422
    assert message in page.content.decode()
    assert not OutgoingEmail.objects.exists()


def test_slower_of_two_learns_who_decided_and_keeps_the_text(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("accept", text="Мій довгий лист")
    digest = client.post(address("decide", application), fields).context["digest"]
    other_chair = make_staff("chair", full_name_uk="Швидка Голова")
    services.declare_interest(application, kind="none", by=other_chair)
    services.decide(
        application, kind="decline", reason_code="duplicate", against_outcome_reason="Дублікат", by=other_chair
    )
    page = client.post(address("decide", application), {**fields, "digest": digest, "confirm": "1"})
    assert page.status_code == 422
    assert "Швидка Голова" in page.content.decode()
    assert "Мій довгий лист" in page.content.decode()


def test_chair_gives_an_opinion_before_deciding(committee, client):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    sign_in(client, committee.chair)
    page = review(client, application).content.decode()
    assert "Рішення відкриється, коли Ви висловите власну думку." in page
    assert "Прийняти до Клубу" not in page
    refused = client.post(address("decide", application), step("accept"))
    assert refused.status_code == 422
    assert not application.decisions.exists()


def test_decision_asks_for_a_fresh_second_factor(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 601
    session.save()
    response = client.post(address("decide", application), step("accept"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    application.refresh_from_db()
    assert application.status == "in_review"


def test_secretariat_asks_while_screening(committee, client):
    application = submit_to(committee)
    sign_in(client, committee.secretariat)
    page = review(client, application).content.decode()
    assert "Попросити уточнення" in page
    assert "Прийняти до Клубу" not in page
    fields = step("ask", text="Додайте рішення ради.", fields_to_open=["proof"], answer_due_on=in_a_week())
    confirm(client, application, fields)
    application.refresh_from_db()
    assert application.status == "more_info"
    assert OutgoingEmail.objects.get().name == "application_question"


def test_reversal_ends_the_membership_with_a_letter(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    decision = decided(committee)
    sign_in(client, committee.chair)
    fields = step("reverse", reason_code="not_confirmed", against_outcome_reason="Документ підроблено")
    confirm(client, decision.application, fields)
    decision.member.refresh_from_db()
    assert (decision.member.status, decision.member.end_reason) == ("ended", "decision_reversed")
    assert OutgoingEmail.objects.filter(name="decision_changed").count() == 1


def test_reconsider_from_the_page(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    decision = decided(committee, "decline")
    sign_in(client, committee.chair)
    assert "Повернути на розгляд" in review(client, decision.application).content.decode()
    client.post(address("reconsider", decision.application))
    decision.application.refresh_from_db()
    assert decision.application.status == "in_review"


def in_a_week():
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def test_text_that_a_question_needs_is_not_called_optional(committee, client):
    application = submit_to(committee)
    sign_in(client, committee.secretariat)
    assert "за бажання" not in client.get(address("decide", application)).content.decode()


def test_ending_a_membership_speaks_of_membership(committee, client):
    decision = decided(committee)
    type(decision).objects.filter(pk=decision.pk).update(effective_at=timezone.now() - timedelta(minutes=1))
    sign_in(client, committee.chair)
    page = client.get(address("decide", decision.application)).content.decode()
    assert "Чому припиняємо членство" in page
    assert "Причина відмови" not in page
