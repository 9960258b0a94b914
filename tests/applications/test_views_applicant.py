"""Sections, check and submission through the strict client: what is kept and what is told."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from applications.models import Application
from tests.applications.applicant import ABOUT_YOU, ANSWERS, MOTIVATION, at, every_page, letters, token_in
from tests.factories import make_application, make_link

pytestmark = pytest.mark.django_db

HOSTILE = [
    "\u202egnp.exe",
    "a\u200b\u200db",
    "ї" + "\u0301" * 300,
    "\ufffd\ud7ff",
    "x\r\nBcc: evil@evil.example",
    "=1+1",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "а" * 2_000,
    "💥",
    "' OR 1=1 --",
    "../../etc/passwd",
    "[[application_link]]",
]


# Sections --------------------------------------------------------------------------------------
def test_bad_values_are_saved_shown_again_and_marked(client, draft, token):
    path = at("section", token, "about-you")
    response = client.post(path, {**ABOUT_YOU, "full_name_uk": "https://evil.example", "phone": "123"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Помилка: Про Вас, крок 1 з 6" in page
    assert "Виправте дві помилки" in page
    again = client.get(path).content.decode()
    assert 'value="https://evil.example"' in again
    assert "Виправте дві помилки" in again
    assert "є помилки" in client.get(at("tasks", token)).content.decode()


def test_what_is_missing_is_not_an_error_on_the_next_visit(client, draft, token):
    path = at("section", token, "motivation")
    assert client.post(path, {"motivation": ""}).status_code == 422
    assert 'role="alert" tabindex' not in client.get(path).content.decode()
    assert "не завершено" in client.get(at("tasks", token)).content.decode()


def test_save_and_leave_saves_what_is_wrong_too(client, draft, token):
    response = client.post(at("section", token, "about-you"), {"full_name_uk": "2", "step": "exit"})
    assert response.url == at("saved", token)
    page = client.get(response.url).content.decode()
    assert "i•••••@myrhorod.example" in page
    draft.refresh_from_db()
    assert draft.answers["about-you"]["values"]["full_name_uk"] == ["2"]


def test_continue_leads_through_the_sections(client, draft, token):
    response = client.post(at("section", token, "representatives"), ANSWERS["representatives"])
    assert response.url == at("tasks", token)
    assert client.post(at("section", token, "motivation"), MOTIVATION).url == at("section", token, "representatives")


def test_fields_of_other_sections_are_not_taken(client, draft, token):
    client.post(at("section", token, "motivation"), {**MOTIVATION, "full_name_uk": "Хтось", "mayor_email": "x@y.z"})
    draft.refresh_from_db()
    assert set(draft.answers["motivation"]["values"]) == {"motivation"}
    client.post(at("section", token, "about-you"), {**ABOUT_YOU, "mayor_email": "x@y.z"})
    draft.refresh_from_db()
    assert "mayor_email" not in draft.answers["about-you"]["values"]


def test_terms_are_added_and_removed_by_plain_buttons(client, draft, token):
    path = at("section", token, "office")
    assert client.post(path, {**ANSWERS["office"], "step": "add-term"}).url == f"{path}#terms"
    assert client.get(path).content.decode().count("<legend>Каденція") == 2
    client.post(path, {**ANSWERS["office"], "term_rows": "2", "step": "remove-term-1"})
    draft.refresh_from_db()
    assert draft.answers["office"]["values"]["term_rows"] == ["1"]
    assert "term_1_start_year" not in draft.answers["office"]["values"]


@pytest.mark.parametrize("name", Application.SECTIONS)
def test_hostile_text_does_no_harm(draft, token, name):
    client = Client()  # the strict one would take "{{" for a mistake of ours
    fields = client.get(at("section", token, name)).context["form"].fields
    for text in HOSTILE:
        response = client.post(at("section", token, name), dict.fromkeys([*fields, "step", "community_code"], text))
        assert response.status_code in (302, 422)
        assert client.get(at("section", token, name)).status_code == 200
        shown = client.get(at("check", token)).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert settings.SECRET_KEY not in shown
    assert letters() == []


@pytest.mark.parametrize("field", ["motivation", "step", "nobody-asked\0"])
def test_nul_is_refused(client, draft, token, field):
    assert client.post(at("section", token, "motivation"), {field: "a\0b"}).status_code == 400
    assert client.post("/apply/", {"email": "a\0b"}).status_code == 400


def test_ten_megabytes_are_refused(client, draft, token):
    response = client.post(at("section", token, "motivation"), {"motivation": "a" * 10_000_000})
    assert response.status_code == 400


def test_old_tab_after_submission_leads_to_the_status(client, asked):
    token = make_link(asked)
    Application.objects.filter(pk=asked.pk).update(status="in_review")
    response = client.post(at("section", token, "motivation"), MOTIVATION, follow=True)
    assert response.redirect_chain[-1][0] == at("status", token)


# Check and submit ------------------------------------------------------------------------------
def test_check_shows_everything_and_asks_for_consent(client, draft, token):
    page = client.get(at("check", token)).content.decode()
    for text in ("Ірина Савчук", "+380441234567", "Миргородська громада", "листопад 2020 — дотепер", "Оксана"):
        assert text in page
    assert page.count("Змінити<span") == 5
    response = client.post(at("check", token), {"submission_key": str(draft.submission_key)})
    assert response.status_code == 422
    assert "без неї ми не маємо права" in response.content.decode()


def test_incomplete_application_says_what_is_missing_instead_of_a_button(client, draft, token):
    client.post(at("section", token, "motivation"), {"motivation": ""})
    page = client.get(at("check", token)).content.decode()
    assert "Заяву ще не заповнено до кінця" in page
    assert "Подати заяву" not in page
    response = client.post(at("check", token), {"consent": "on", "submission_key": str(draft.submission_key)})
    assert response.status_code == 422
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize("key", ["", "nonsense", "x" * 1000])
def test_technical_fields_are_fields_like_any_other(client, draft, token, key):
    assert client.post(at("check", token), {"consent": "on", "submission_key": key}).status_code == 422


def test_nothing_tells_an_assistant_about_another_application(client, assisted, assistant_token):
    make_application("in_review", email="iryna@myrhorod.example")
    page = client.get(at("check", assistant_token)).content.decode()
    assert "інша заява" not in page
    client.post(at("check", assistant_token))
    mayors = token_in(letters("application_link_mayor")[0])
    page = client.get(at("check", mayors)).content.decode()
    assert "Ваша інша заява вже в роботі" in page
    assert "Подати заяву" not in page
    assisted.refresh_from_db()
    forced = client.post(at("check", mayors), {"consent": "on", "submission_key": str(assisted.submission_key)})
    assert forced.status_code == 409
    assisted.refresh_from_db()
    assert assisted.status == "awaiting_mayor"


def test_assistants_link_opens_nothing_after_submission(client, assisted, assistant_token):
    Application.objects.filter(pk=assisted.pk).update(
        status="submitted",
        submitted_at=timezone.now(),
        number_year=2026,
        number_in_year=7,
        email="iryna@myrhorod.example",
    )
    for path in every_page(assistant_token):
        page = client.get(path).content.decode()
        assert "Заяву подано" in page, path
        assert "Савчук" not in page, path


@pytest.mark.parametrize(("name", "most"), [("about-you", 3), ("office", 5), ("motivation", 3), ("representatives", 3)])
def test_sections_ask_the_database_little(client, draft, token, django_assert_max_num_queries, name, most):
    client.post(at("section", token, "office"), ANSWERS["office"])
    with django_assert_max_num_queries(most):
        client.get(at("section", token, name))


def test_assistant_is_told_whose_answers_to_write(client, draft, token, assisted, assistant_token):
    told = "Усі запитання звернено до голови"
    pages = [client.get(at("section", of, "about-you")).content.decode() for of in (assistant_token, token)]
    assert [told in page.replace("\xa0", " ") for page in pages] == [True, False]
