"""The form of a section: saving, errors, a preview, two people at once."""

import pytest

from offices import services
from offices.content import Content
from offices.models import Edition
from tests import office_factories
from tests.office_factories import ACHIEVEMENT
from tests.offices.reading import PREFIX, draft_of, lead, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "kind", ["title", "lead", "biography", "vision", "impact", "achievements", "resources", "press_long"]
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_section_shows_what_is_saved(editor, language, kind):
    assert text(editor.get(f"{PREFIX[language]}/member/office/{kind}/"))


def test_section_of_another_name_is_missing(editor):
    assert editor.get("/member/office/hobbies/").status_code == 404


@pytest.mark.time_machine("2026-11-21T14:32+02:00")
def test_saving_says_when_and_that_nothing_is_public_yet(editor, office):
    page = text(editor.post("/member/office/lead/", lead("Нове речення."), follow=True))
    assert "Збережено о 14:32. Це ще не опубліковано." in page
    assert "Збережено, але ще не опубліковано</h2>" in page
    assert draft_of(office, "lead").text_uk == "Нове речення."
    assert office.live.sections.get(kind="lead").text_uk == "Очолює громаду з 2015 року."


def test_saving_what_is_public_does_not_say_that_it_is_not(editor):
    page = text(editor.post("/en/member/office/lead/", lead("Очолює громаду з 2015 року."), follow=True))
    assert "This is not public yet." not in page
    assert "Nothing was changed: this is what is saved already." in page
    assert "All that is saved is public" in page


@pytest.mark.parametrize(
    ("language", "summary", "message"),
    [
        ("uk", "Виправте одну помилку", "Скоротіть до 200 знаків"),
        ("en", "Correct one error", "Shorten this to 200 characters"),
    ],
)
def test_error_keeps_both_languages_and_saves_nothing(editor, office, language, summary, message):
    long = "Очолює громаду. " * 20
    response = editor.post(f"{PREFIX[language]}/member/office/lead/", lead(long, "Typed with care."))
    page = text(response, 422)
    assert summary in page
    assert message in page
    assert long.strip() in page
    assert "Typed with care." in page
    assert not office.editions.open().exists()


def test_english_without_ukrainian_is_refused_in_text_and_rows(editor):
    message = "спершу напишіть українською"
    assert message in text(editor.post("/member/office/vision/", lead("", "Alone.")), 422)
    row = {f"row_1_{key}": value for key, value in {**ACHIEVEMENT, "text_uk": ""}.items()}
    page = text(editor.post("/member/office/achievements/", {"revision": 1, "rows": 1, **row}), 422)
    assert page.count(message) == 2  # in the summary and at the field


def test_too_many_words(editor):
    typed = {"revision": 0, "text_uk": "слово " * 51}
    assert "Скоротіть: найбільше слів — 50" in text(editor.post("/member/office/press_short/", typed), 422)


def test_preview_shows_markdown_made_harmless_and_saves_nothing(editor, office):
    typed = {"revision": 0, "text_uk": "Місто **над річкою** <script>x</script>", "step": "preview"}
    page = text(editor.post("/member/office/community/", typed))
    assert "<strong>над річкою</strong>" in page
    assert "<script>x" not in page
    assert not office.editions.open().exists()


def test_counter_is_written_by_the_server(editor):
    page = text(editor.get("/member/office/biography/"))
    assert "Слів: <b data-count>70</b>. Треба від 60 до 250." in page


@pytest.mark.time_machine("2026-11-21T14:32+02:00")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ["Цей розділ тим часом збережено ще раз", "Оксана Дорошенко (кабінет: Ірина Савчук)", "14:32"]),
        ("en", ["This section has been saved meanwhile", "Oksana Doroshenko (for Iryna Savchuk)", "14:32"]),
    ],
)
def test_second_editor_sees_what_changed_and_loses_nothing(editor, office, oksana, language, words):
    theirs = Content("Очолює громаду з 2016 року.", "Has led the community since 2015.")
    services.save_section(office, "lead", theirs, revision=1, by=oksana, on_behalf_of=office.member.user)
    path = f"{PREFIX[language]}/member/office/lead/"
    page = text(editor.post(path, lead("Моє речення.")), 409)
    assert [word for word in words if word not in page] == []
    assert "2015</del>" in page
    assert "2016</ins>" in page
    assert "Моє речення.</textarea>" in page
    assert editor.post(path, lead("Моє речення.", revision=2)).status_code == 302
    assert draft_of(office, "lead").text_uk == "Моє речення."


def test_another_language_saved_meanwhile_is_merged_with_a_sentence(editor, office, oksana):
    theirs = Content("Очолює громаду з 2015 року.", "A better translation.")
    services.save_section(office, "lead", theirs, revision=1, by=oksana, on_behalf_of=office.member.user)
    page = text(editor.post("/member/office/lead/", lead("Моє речення."), follow=True))
    assert "Тим часом цей розділ збережено ще раз (Оксана Дорошенко): обидві зміни на місці." in page
    assert draft_of(office, "lead").content == Content("Моє речення.", "A better translation.")


@pytest.mark.time_machine("2026-11-12 12:00")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "Українську версію змінено 12 листопада. Перевірте переклад."),
        ("en", "The Ukrainian version changed on 12 November. Please check the translation."),
    ],
)
def test_outdated_translation_is_told_and_can_be_confirmed(editor, office, language, sentence):
    path = f"{PREFIX[language]}/member/office/lead/"
    editor.post(path, lead("Інше речення."))
    assert sentence in text(editor.get(path))
    editor.post(path, lead("Інше речення.", revision=2, english_is_checked="on"))
    assert sentence not in text(editor.get(path))


def test_saving_in_review_says_so_before_and_after(editor, office):
    office_factories.make_draft(office, status=Edition.Status.IN_REVIEW)
    assert "вона повернеться до чернеток" in text(editor.get("/member/office/lead/"))
    page = text(editor.post("/member/office/lead/", lead("Інше речення."), follow=True))
    assert "Сторінка знову в чернетках" in page
