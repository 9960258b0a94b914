"""The committee's part of the way into the Club, in a real browser: screening, opinions, decision, its undo."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.models import Application
from mayors_club.models import OutgoingEmail
from members.models import Member
from tests.applications.committee import make_committee
from tests.factories import make_application

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
APPLICANT = "Савчук Ірина"


@pytest.fixture
def committee():
    return make_committee(1)


@pytest.fixture
def desk(page, live_server, seat):
    """desk(user): the browser shows this colleague's work list."""

    def open_as(user):
        seat(user)
        page.goto(live_server.url + reverse("admin:index"))
        return page

    return open_as


def screened_by_the_secretariat(desk, committee):
    page = desk(committee.secretariat)
    page.get_by_role("link", name=APPLICANT).click()
    page.get_by_role("button", name="Відкрити розгляд").click()
    page.get_by_text("Розгляд відкрито").wait_for()


def each_gives_an_opinion(desk, people, answer):
    for person in people:
        page = desk(person)
        page.get_by_role("link", name=APPLICANT).click()
        page.get_by_label("Конфлікту інтересів немає").check()
        page.get_by_role("button", name="Продовжити").click()
        page.locator("#opinions").get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Висловити думку").click()
        page.get_by_text("Вашу думку записано").wait_for()


def chair_chooses(desk, committee, step):
    page = desk(committee.chair)
    page.get_by_role("link", name=APPLICANT).first.click()
    page.get_by_label(step).check()
    return page


def confirm(page, button):
    """By keyboard: beside a sandboxed frame that has just loaded, the headless browser may misplace a click."""
    page.get_by_role("button", name=button).press("Enter")


def letters():
    return list(OutgoingEmail.objects.order_by("created_at").values_list("name", "status"))


def test_application_is_accepted_taken_back_and_declined(desk, committee):
    # given an application that has just come
    application = make_application("submitted", full_name_uk=APPLICANT, greeting_uk="пані Ірино")
    # when the secretariat opens the round and three colleagues are for it
    screened_by_the_secretariat(desk, committee)
    each_gives_an_opinion(desk, committee.electors, "За")
    # and the chair accepts after reading the letter
    page = chair_chooses(desk, committee, "Прийняти до Клубу")
    page.get_by_label("Що дописати в лист").fill("Раді вітати Вас.")
    page.get_by_role("button", name="Переглянути лист").click()
    letter = page.frame_locator("iframe").first
    expect(letter.get_by_text("Добрий день, пані Ірино!")).to_be_visible()
    expect(letter.get_by_text("Раді вітати Вас.")).to_be_visible()
    confirm(page, "Підтвердити рішення")
    page.get_by_text("Рішення записано").wait_for()
    # then the membership waits with its two letters
    assert letters() == [("application_accepted", "queued"), ("first_steps", "queued")]
    assert Member.objects.get().status == "onboarding"
    # when it is taken back
    page.get_by_role("button", name="Скасувати рішення").click()
    page.get_by_text("Рішення скасовано").wait_for()
    # then nothing is left of it
    assert {status for _name, status in letters()} == {"superseded"}
    assert Member.objects.get().status == "annulled"
    # when the chair declines instead, against the outcome
    page = chair_chooses(desk, committee, "Відмовити")
    page.get_by_label("Причина відмови").select_option("not_confirmed")
    page.get_by_role("button", name="Переглянути лист").click()
    page.get_by_role("alert").wait_for()
    page.get_by_label("Чому всупереч підсумку або без кворуму").fill("Документ виявився чужим.")
    page.get_by_role("button", name="Переглянути лист").click()
    confirm(page, "Підтвердити рішення")
    page.get_by_text("Рішення записано").wait_for()
    # then one letter waits
    assert letters()[2:] == [("application_declined", "queued")]
    application.refresh_from_db()
    assert application.status == "declined"


def test_chair_asks_and_the_question_is_on_its_way(desk, committee):
    application = make_application("submitted", full_name_uk=APPLICANT)
    screened_by_the_secretariat(desk, committee)
    each_gives_an_opinion(desk, committee.electors, "Утримуюсь")
    page = chair_chooses(desk, committee, "Попросити уточнення")
    page.get_by_label("Що дописати в лист").fill("Додайте рішення ради.")
    page.get_by_label("Підтвердження посади").check()
    page.get_by_role("button", name="Переглянути лист").click()
    page.frame_locator("iframe").get_by_text("Додайте рішення ради.").wait_for()
    confirm(page, "Підтвердити й надіслати")
    page.get_by_text("Готово.").wait_for()
    assert letters() == [("application_question", "queued")]
    question = Application.objects.get().questions.get()
    assert (question.text, question.fields) == ("Додайте рішення ради.", ["proof"])
    expect(page.get_by_text("Чекаємо на відповідь").first).to_be_visible()
    application.refresh_from_db()
    assert application.status_before == "in_review"
