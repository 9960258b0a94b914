"""A reader says that something is wrong: a form of its own, kept from robots, one letter to the secretariat."""

import pytest

from mayors_club.models import OutgoingEmail
from offices.models import MistakeReport
from offices.views import page
from tests.applications.applicant import stamp
from tests.offices.pages import UK, make_page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]

REPORT = f"{UK}report/"
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


def send(client, prefix="", **changes):
    typed = {"text": "Рік народження інший.", "email": "", "stamp": stamp(), **changes}
    return client.post(f"{prefix}{REPORT}", typed)


@BOTH
def test_report_is_kept_and_answered_on_a_page_of_its_own(client, prefix):
    office = make_page()
    response = send(client, prefix, email="Reader@Example.com")
    assert (response.status_code, response["Location"]) == (302, f"{prefix}{REPORT}sent/")
    assert client.get(response["Location"]).status_code == 200
    report = MistakeReport.objects.get()
    assert (report.office, report.text, report.email) == (office, "Рік народження інший.", "reader@example.com")
    assert report.language == ("en" if prefix else "uk")


def test_secretariat_gets_one_letter(client, settings):
    make_page()
    send(client)
    letter = OutgoingEmail.objects.get(name="office_mistake_reported")
    assert letter.to == settings.MAIL_REPLY_TO
    assert "Рік народження інший." in letter.body_text


@BOTH
def test_form_says_whose_page_it_is_about(client, prefix):
    make_page()
    html = client.get(f"{prefix}{REPORT}").content.decode()
    assert ("Iryna Savchuk" if prefix else "Ірина Савчук") in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'href="{prefix}{UK}"' in html


def test_page_itself_leads_to_the_form(client):
    make_page()
    assert f'href="{REPORT}"' in read(client)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": " "}, "Напишіть, що не так і як має бути"),
        ({"text": "а" * 2001}, "Скоротіть до 2000 знаків"),
        ({"email": "no address"}, "Перевірте адресу"),
        ({"stamp": ""}, "натисніть кнопку ще раз"),
    ],
)
def test_wrong_report_keeps_what_was_typed(client, changes, says):
    make_page()
    response = send(client, **changes)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert "<title>Помилка: Повідомити про помилку: Ірина Савчук" in html
    assert changes.get("text", "Рік народження інший.").strip() in html
    assert not MistakeReport.objects.exists()


def test_robots_get_the_same_answer_and_write_nothing(client):
    make_page()
    assert send(client, nickname="Bob").status_code == 302
    assert not MistakeReport.objects.exists()


def test_network_is_limited(client, monkeypatch):
    monkeypatch.setattr(page, "PER_NETWORK", 2)
    make_page()
    codes = [send(client).status_code for _ in range(3)]
    assert codes == [302, 302, 429]
    assert MistakeReport.objects.count() == 2


def test_sign_that_nobody_can_type_is_refused(client):
    make_page()
    assert send(client, text="\0").status_code == 400


def test_words_of_strangers_are_cleaned(client):
    make_page()
    send(client, text="Рік \u202e1975\u200b, а не 1974")
    assert MistakeReport.objects.get().text == "Рік 1975, а не 1974"
