"""Every save of a page, and the way back to an earlier text."""

import pytest

from offices import services
from offices.content import Content
from tests import office_factories
from tests.offices.reading import draft_of, text

pytestmark = pytest.mark.django_db
PREFIX = {"uk": "", "en": "/en"}


@pytest.fixture
def record(office, oksana):
    """Oksana's save, and after it one of the member's."""
    principal = office.member.user
    services.save_section(office, "lead", Content("Перша редакція."), revision=1, by=oksana, on_behalf_of=principal)
    services.save_section(office, "lead", Content("Друга редакція."), revision=2, by=principal)
    return services.history_of(office.pk, "lead").get(text_uk="Перша редакція.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ["Усі зміни", "Перше речення", "Оксана Дорошенко (кабінет: Ірина Савчук)"]),
        ("en", ["All edits", "Opening sentence", "Oksana Doroshenko (for Iryna Savchuk)"]),
    ],
)
def test_history_says_who_and_for_whom(editor, record, language, words):
    page = text(editor.get(f"{PREFIX[language]}/member/office/history/"))
    assert [word for word in words if word not in page] == []


def test_long_history_has_pages(editor, office):
    revision = 1
    for number in range(32):
        content = Content(f"Редакція {number}.")
        revision = services.save_section(
            office, "lead", content, revision=revision, by=office.member.user
        ).section.revision
    page = text(editor.get("/member/office/history/"))
    assert "Сторінка 1 з 2" in page
    assert "Давніші" in page
    assert "Новіші" in text(editor.get("/member/office/history/?page=2"))
    assert text(editor.get("/member/office/history/?page=x"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ["Що змінено цього разу", "Повернути цей текст"]),
        ("en", ["What this edit changed", "Restore this text"]),
    ],
)
def test_one_save_shows_what_it_changed_and_what_restoring_would(editor, record, language, words):
    page = text(editor.get(f"{PREFIX[language]}/member/office/history/{record.pk}/"))
    assert [word for word in words if word not in page] == []
    assert "Перша редакція</ins>" in page or "Перша редакція.</ins>" in page
    assert "Друга</del>" in page


def test_what_is_saved_now_offers_no_way_back(editor, office, record):
    now = services.history_of(office.pk, "lead").first()
    page = text(editor.get(f"/member/office/history/{now.pk}/"))
    assert "Саме цей текст і збережено зараз." in page
    assert "Повернути цей текст" not in page


def test_restoring_is_a_save_of_its_own_and_not_public(editor, office, record):
    page = text(editor.post(f"/member/office/history/{record.pk}/restore/", follow=True))
    assert "Попередній текст знову в чернетці. Його ще не опубліковано." in page
    assert draft_of(office, "lead").text_uk == "Перша редакція."
    assert services.history_of(office.pk, "lead").count() == 4
    assert office.live.sections.get(kind="lead").text_uk == "Очолює громаду з 2015 року."


def test_history_of_another_page_is_not_found(editor):
    other = office_factories.make_office()
    foreign = services.history_of_page(other).first()
    for path in ("", "restore/"):
        answers = {
            pk: editor.post(f"/member/office/history/{pk}/{path}")
            if path
            else editor.get(f"/member/office/history/{pk}/")
            for pk in (foreign.pk, 9999999)
        }
        assert {(answer.status_code, answer.content) for answer in answers.values()} == {
            (404, answers[9999999].content)
        }
