"""The main job, end to end, in a real browser: apply, vote, decide, letters, activation, sign-in."""

import pytest

from applications.models import Application
from tests.journeys.people import words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


LETTERS = {
    "uk": [
        "Чернетку заяви збережено",
        "Ми отримали Вашу заяву МК-{year}-0001",
        "Вітаємо: Вас прийнято до Клубу мерів",
        "Перші кроки в Клубі мерів",
    ],
    "en": [
        "Your draft application is saved",
        "We have received your application MK-{year}-0001",
        "Welcome: you are now a member of the Club",
        "First steps in the Mayors’ Club",
    ],
}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_mayor_applies_on_two_devices_is_accepted_and_signs_in(applicant, committee, post, settings, language):
    settings.UNDO_WINDOW_SECONDS = 1
    given = applicant(language=language)

    given.starts()
    given.opens_link(width=390)
    given.fills_about_you()
    given.opens_link()
    given.fills_office()
    given.fills_community()
    given.fills_motivation()
    given.submits()
    number = {"uk": "МК-", "en": "MK-"}[language]
    assert number in words(given.page)

    committee["secretariat"].opens_round("Савчук")
    committee["chair"].signs_in()
    for name in ("chair", "first", "second"):
        committee[name].votes("Савчук")
    letter = committee["chair"].decides("Савчук", "accept")
    assert {"uk": "Добрий день, пані Ірино!", "en": "Dear Ms Savchuk"}[language] in letter

    committee["chair"].page.wait_for_timeout(1500)
    year = Application.objects.get().number_year
    assert post.subjects(given.email) == [subject.format(year=year) for subject in LETTERS[language]]
    given.activates()
    given.page = given.device(language=language)
    given.signs_in()
    assert {"uk": "пані Ірино", "en": "Ms Savchuk"}[language] in words(given.page)


def test_committee_declines_and_the_letter_says_why(applicant, committee, post, settings):
    settings.UNDO_WINDOW_SECONDS = 1
    given = applicant()
    given.applies()

    committee["secretariat"].opens_round("Савчук")
    for name in ("chair", "first", "second"):
        committee[name].votes("Савчук", "no")
    committee["chair"].decides("Савчук", "decline", reason_code="not_confirmed", text="Посилання веде на іншу людину.")

    committee["chair"].page.wait_for_timeout(1500)
    letter = post.last(given.email)
    assert "Рішення щодо заяви МК-" in str(letter.message["Subject"])
    assert "Посилання веде на іншу людину." in letter.text
    assert "Вітаємо" not in letter.text
    assert "Комітет не підтримав заяву" in given.reads_status()


def test_question_is_answered_and_the_review_goes_on(applicant, committee, post, settings):
    settings.UNDO_WINDOW_SECONDS = 1
    given = applicant()
    given.applies()

    committee["secretariat"].opens_round("Савчук")
    committee["chair"].opens("Савчук")
    asked = "Додайте рішення ради: посилання не відкривається."
    committee["chair"].decides("Савчук", "ask", text=asked, fields_to_open="proof")
    assert asked in post.last(given.email).text
    given.replies("Ось нове посилання.")

    assert "Відповідь отримано" in given.reads_status()
    committee["chair"].opens("Савчук")
    page = committee["chair"].reads()
    assert "Ось нове посилання." in page
    assert "rishennia-2" in page


def test_decision_taken_back_leaves_nothing_behind(applicant, committee, post, settings):
    settings.UNDO_WINDOW_SECONDS = 600
    given = applicant()
    given.applies()

    committee["secretariat"].opens_round("Савчук")
    for name in ("chair", "first", "second"):
        committee[name].votes("Савчук")
    committee["chair"].decides("Савчук", "accept")
    before = post.subjects(given.email)
    assert "прийнято" not in given.reads_status().lower()
    committee["chair"].takes_back("Савчук")

    assert post.subjects(given.email) == before
    assert "прийнято" not in " ".join(before)
    committee["chair"].opens("Савчук")
    assert "Прийняти до Клубу" in committee["chair"].reads()
