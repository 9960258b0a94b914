"""A reader tells of an agreement: a form of its own, kept from robots, one letter to the secretariat."""

import pytest

from mayors_club.models import Event, OutgoingEmail
from sister_cities.models import AgreementReport
from sister_cities.views import reporting
from tests.applications.applicant import stamp
from tests.sister_city_factories import make_agreement, make_city

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]

REPORT = "/sister-cities/report/"
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


def send(client, prefix="", query="", **changes):
    typed = {"community_typed": "Старогород", "city_typed": "Lindental", "stamp": stamp(), **changes}
    return client.post(f"{prefix}{REPORT}{query}", typed)


@BOTH
def test_report_is_kept_and_answered_on_a_page_of_its_own(client, prefix):
    more = {"country": "DE", "signed_in": "2016", "source": "https://starohorod.example/ugody", "text": "Чинна."}
    response = send(client, prefix, email="Reader@Example.com", **more)
    assert (response.status_code, response["Location"]) == (302, f"{prefix}{REPORT}sent/")
    assert client.get(response["Location"]).status_code == 200
    report = AgreementReport.objects.get()
    assert (report.community_typed, report.city_typed, report.country) == ("Старогород", "Lindental", "DE")
    assert (report.signed_in, report.source, report.text) == (2016, more["source"], "Чинна.")
    assert (report.email, report.language) == ("reader@example.com", "en" if prefix else "uk")
    assert report.agreement is None
    assert Event.objects.get().verb == "agreement_report.received"


def test_two_names_are_enough(client):
    assert send(client).status_code == 302
    assert AgreementReport.objects.get().signed_in is None


def test_secretariat_gets_one_letter_in_which_nothing_is_a_link(client, settings):
    send(client, text="Дивіться www.lindental.example", source="https://lindental.example")
    letter = OutgoingEmail.objects.get(name="agreement_reported")
    assert letter.to == settings.MAIL_REPLY_TO
    assert "Lindental" in letter.body_text
    assert "lindental.example" not in letter.body_text.replace(" ", "")
    assert "/admin/sister_cities/agreementreport/" in letter.body_text


@BOTH
def test_form_is_never_indexed_and_lists_countries_in_the_alphabet(client, prefix):
    response = client.get(f"{prefix}{REPORT}")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    named = [label for code, label in response.context["form"].fields["country"].choices if code]
    assert named[0] == ("Afghanistan" if prefix else "Австралія")
    assert "UA" not in dict(response.context["form"].fields["country"].choices)


@BOTH
def test_row_that_is_wrong_is_named(client, prefix):
    agreement = make_agreement()
    query = f"?agreement={agreement.pk}"
    page = client.get(f"{prefix}{REPORT}{query}")
    known = page.context["form"].initial
    name = agreement.community.full_name_en if prefix else agreement.community.full_name_uk
    assert (known["community_typed"], known["signed_in"], known["country"]) == (name, 2026, "DE")
    assert send(client, prefix, query).status_code == 422
    assert send(client, prefix, query, text="Її підписано 2008 року.").status_code == 302
    assert AgreementReport.objects.get().agreement == agreement


@pytest.mark.parametrize("state", ["draft", "nonsense", "-1", "9" * 30, "²"])
def test_row_that_is_not_public_is_a_missing_one(client, state):
    number = make_agreement("draft").pk if state == "draft" else state
    page = client.get(f"{REPORT}?agreement={number}")
    assert page.context["agreement"] is None
    assert page.context["form"].initial.keys() == {"stamp"}


def test_city_of_an_aggressor_can_be_corrected_too(client):
    agreement = make_agreement("terminated", city=make_city(country="BY"))
    query = f"?agreement={agreement.pk}"
    assert send(client, query=query, country="BY", text="Припинено раніше.").status_code == 302


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"community_typed": " "}, "Уведіть назву української громади"),
        ({"city_typed": ""}, "Уведіть назву міста-партнера"),
        ({"city_typed": "www.lindental.example"}, "Не пишіть тут адрес і посилань"),
        ({"signed_in": "16"}, "Уведіть рік чотирма цифрами, наприклад 2016"),
        ({"signed_in": "2999"}, "Уведіть рік чотирма цифрами, наприклад 2016"),
        ({"country": "XX"}, "Виберіть країну зі списку"),
        ({"text": "а" * 2001}, "Скоротіть до 2000 знаків"),
        ({"email": "no address"}, "Перевірте адресу"),
        ({"stamp": ""}, "натисніть кнопку ще раз"),
    ],
)
def test_wrong_report_keeps_what_was_typed(client, changes, says):
    response = send(client, **changes)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert "<title>Помилка: Повідомити про угоду" in html
    assert not AgreementReport.objects.exists()


def test_robots_get_the_same_answer_and_write_nothing(client):
    assert send(client, nickname="Bob").status_code == 302
    assert not AgreementReport.objects.exists()


def test_network_is_limited(client, monkeypatch):
    monkeypatch.setattr(reporting, "PER_NETWORK", 2)
    codes = [send(client).status_code for _ in range(3)]
    assert codes == [302, 302, 429]
    assert AgreementReport.objects.count() == 2


def test_sign_that_nobody_can_type_is_refused(client):
    assert send(client, text="\0").status_code == 400


def test_words_of_strangers_are_cleaned(client):
    send(client, text="Рік \u202e1975\u200b, а не 1974")
    assert AgreementReport.objects.get().text == "Рік 1975, а не 1974"
