"""After submission, through the strict client: status, answers, reply, withdrawal, return."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Application
from applications.services.submission import make_revision
from tests.applications.applicant import ANSWERS, OFFICE, at
from tests.factories import make_application, make_link

pytestmark = pytest.mark.django_db


# Status ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("status", "headline", "english"),
    [
        ("submitted", "Вашу заяву отримано", "We have your application"),
        ("screening", "Секретаріат перевіряє Вашу заяву", "The secretariat is checking your application"),
        ("more_info", "Потрібне уточнення", "More information is needed"),
        ("in_review", "Заява на розгляді в комітеті", "Your application is with the committee"),
        ("accepted", "Вас прийнято до Клубу мерів", "You are now a member of the Mayors’ Club"),
        ("declined", "Комітет не підтримав заяву", "The committee could not approve your application"),
        ("withdrawn", "Заяву відкликано", "You have withdrawn your application"),
    ],
)
def test_status_is_the_headline(client, status, headline, english):
    token = make_link(make_application(status))
    assert headline in spaces(client.get(at("status", token)))
    page = spaces(client.get(at("status", token, language="en")))
    assert english in page
    assert not re.search("[а-яіїєґ]{4,}", re.sub(r"<dl.*?</dl>|Українська", "", page, flags=re.DOTALL)) or status in (
        "more_info",
    )


def spaces(response) -> str:
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("status", ["accepted", "declined"])
def test_decision_does_not_exist_until_it_takes_effect(client, status):
    application = make_application(status)
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5))
    token = make_link(application)
    page = spaces(client.get(at("status", token)))
    assert "Заява на розгляді в комітеті" in page
    assert "Відкликати заяву" in page
    assert client.get(at("withdraw", token)).status_code == 200
    refused = client.post(at("withdraw", token))
    assert refused.status_code == 409
    assert "прийнято" not in spaces(refused)


def test_decision_that_was_taken_back_never_was(client, draft):
    application = make_application("declined")
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5), taken_back_at=timezone.now())
    Application.objects.filter(pk=application.pk).update(status="in_review")
    page = spaces(client.get(at("status", make_link(application))))
    assert "Заява на розгляді в комітеті" in page
    assert "Рішення: " not in page


def test_only_one_panel_and_only_when_there_is_something_to_do(client, asked):
    token = make_link(asked)
    assert client.get(at("status", token)).content.decode().count('class="pan ') == 1
    other = make_link(make_application("in_review"))
    assert 'class="pan ' not in client.get(at("status", other)).content.decode()


def test_answers_can_be_read_as_they_were_sent(client, asked):
    asked.revisions.update(answers=asked.answers)
    page = client.get(at("answers", make_link(asked))).content.decode()
    assert "Хочу обмінюватися досвідом." in page
    assert "Змінити" not in page


# Reply -----------------------------------------------------------------------------------------
def test_reply_opens_only_what_was_asked(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["motivation", "phone"])
    page = client.get(at("reply", token))
    assert [list(form.fields) for form in page.context["reply"].opened] == [["phone"], ["motivation"]]
    typed = {"motivation": "Нове", "phone": "", "full_name_uk": "Хтось", "answer": "Так"}
    client.post(at("reply", token), {**typed, "submission_key": str(asked.submission_key)})
    asked.refresh_from_db()
    assert (asked.motivation, asked.status) == ("Нове", "screening")
    assert asked.answers["about-you"]["values"]["full_name_uk"] == ["Ірина Савчук"]


def test_bad_reply_is_kept(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["proof"])
    typed = {"proof_url": "not a link at all", "answer": "Текст", "submission_key": str(asked.submission_key)}
    response = client.post(at("reply", token), typed)
    assert response.status_code == 422
    assert "<title>Помилка: " in response.content.decode()
    page = client.get(at("reply", token)).content.decode()
    assert "not a link at all" in page
    assert "Текст" in page
    asked.refresh_from_db()
    assert (asked.status, asked.proof_url) == ("more_info", "https://town.example/rada")


def test_reply_that_changes_nothing_needs_words(client, asked):
    make_revision(asked, uuid.uuid4())
    path, key = at("reply", make_link(asked)), str(asked.submission_key)
    assert "(за бажання)" not in client.get(path).content.decode()
    same = {"proof_url": OFFICE["proof_url"], "answer": "", "submission_key": key}
    refused = client.post(path, same)
    assert refused.status_code == 422
    assert "Нічого не змінено" in refused.content.decode()
    asked.refresh_from_db()
    assert asked.status == "more_info"
    assert client.post(path, {**same, "proof_url": "https://town.example/new"}).status_code == 302


def test_reply_with_words_alone_is_enough(client, asked):
    make_revision(asked, uuid.uuid4())
    typed = {"proof_url": OFFICE["proof_url"], "answer": "Інших немає", "submission_key": str(asked.submission_key)}
    assert client.post(at("reply", make_link(asked)), typed).status_code == 302


def test_question_without_fields_needs_words(client, asked):
    asked.questions.update(fields=[])
    response = client.post(at("reply", make_link(asked)), {"answer": " ", "submission_key": str(asked.submission_key)})
    assert response.status_code == 422


def test_change_between_serving_and_former_asks_for_the_terms_too(client, asked):
    token = make_link(asked)
    asked.questions.update(fields=["office_kind"])
    key = str(asked.submission_key)
    refused = client.post(at("reply", token), {**ANSWERS["office"], "office_kind": "former", "submission_key": key})
    assert refused.status_code == 422
    ended = {"term_1_running": "", "term_1_end_month": "1", "term_1_end_year": "2025", "office_kind": "former"}
    typed = {**ANSWERS["office"], **ended, "submission_key": key}
    del typed["term_1_running"]
    assert client.post(at("reply", token), typed).status_code == 302
    asked.refresh_from_db()
    assert (asked.office_kind, str(asked.mandate_end)) == ("former", "2025-01-01")


def test_file_page_is_open_only_when_the_proof_is_asked_for(client, asked):
    token = make_link(asked)
    assert client.get(at("proof", token)).status_code == 200
    asked.questions.update(fields=["motivation"])
    assert client.get(at("proof", token)).status_code == 302


# Leaving and returning -------------------------------------------------------------------------
def test_withdrawal_is_confirmed_first(client, draft, token):
    client.get(at("withdraw", token))
    draft.refresh_from_db()
    assert draft.status == "draft"
    client.post(at("withdraw", token))
    draft.refresh_from_db()
    assert draft.status == "withdrawn"
    assert "Заяву відкликано" in spaces(client.get(at("status", token)))


def test_one_click_brings_a_lapsed_draft_back(client):
    token = make_link(make_application("lapsed", lapsed_from="draft"))
    assert "Продовжити заповнення" in client.get(at("tasks", token)).content.decode()
    assert client.get(at("come_back", token)).status_code == 405
    assert client.post(at("come_back", token)).url == at("tasks", token)
    assert client.get(at("tasks", token)).status_code == 200


def test_lapsed_draft_with_a_newer_one_says_so(client):
    token = make_link(make_application("lapsed", email="iryna@town.example"))
    make_application("draft", email="iryna@town.example")
    response = client.post(at("come_back", token))
    assert response.status_code == 409


def test_status_asks_the_database_little(client, asked, django_assert_max_num_queries):
    token = make_link(asked)
    with django_assert_max_num_queries(6):
        client.get(at("status", token))
