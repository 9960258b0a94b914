"""The overview of the editor, as the member and a representative see it."""

import pytest

from mayors_club.models import Event
from tests import factories, office_factories
from tests.offices.reading import PREFIX, lead, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "word"), [("uk", "Створити сторінку"), ("en", "Start the page")])
def test_without_a_page_there_is_a_button_to_begin(client, member, language, word):
    client.force_login(member.user)
    assert word in text(client.get(f"{PREFIX[language]}/member/office/"))
    client.post(f"{PREFIX[language]}/member/office/start/")
    assert member.office.slug == "iryna-savchuk"
    assert Event.objects.get(verb="office.created").actor == member.user


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", ["Мій офіс", "Початок сторінки", "Про Вас", "опубліковано", "Усе збережене опубліковано"]),
        ("en", ["My office", "Top of the page", "About you", "published", "All that is saved is public"]),
    ],
)
def test_overview_of_a_published_page(editor, language, words):
    page = text(editor.get(f"{PREFIX[language]}/member/office/"))
    assert [word for word in words if word not in page] == []


def test_representative_with_the_right_edits_and_is_named_with_the_cabinet(client, office, oksana):
    client.force_login(oksana)
    client.post("/member/office/lead/", lead("Нове речення."))
    assert "Оксана Дорошенко (кабінет: Ірина Савчук)" in text(client.get("/member/office/"))
    assert "Oksana Doroshenko (for Iryna Savchuk)" in text(client.get("/en/member/office/"))


@pytest.mark.parametrize("path", ["", "lead/", "preview/", "differences/", "history/", "contacts/", "hide/", "show/"])
def test_who_has_no_right_finds_nothing(client, office, path):
    attending = factories.make_representative(office.member, can_edit_office=False)
    client.force_login(attending.user)
    missing = client.get("/member/office/no-such-section/")
    found = client.get(f"/member/office/{path}")
    assert (found.status_code, found.content) == (404, missing.content)


def test_script_that_follows_the_save_does_not_use_up_what_the_page_says(editor):
    editor.post("/member/office/lead/", lead("Нове речення."))
    assert editor.get("/member/office/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 204
    assert "Це ще не опубліковано." in text(editor.get("/member/office/", headers={"Sec-Fetch-Dest": "document"}))


@pytest.mark.parametrize(("language", "words"), [("uk", "Секретаріат просить зміни"), ("en", "asks for changes")])
def test_requested_changes_stand_first(editor, office, language, words):
    draft = office_factories.make_draft(office, lead="Дуже невдале речення.")
    draft.note = "Поясніть, будь ласка, цифру 38 %."
    draft.save()
    page = text(editor.get(f"{PREFIX[language]}/member/office/"))
    assert words in page
    assert "Поясніть, будь ласка, цифру 38 %." in page


def test_parity_names_what_is_missing_and_what_is_older(editor, office):
    editor.post("/member/office/lead/", lead("Інше речення."))
    editor.post("/member/office/community/", {"revision": 0, "text_uk": "Місто над річкою."})
    page = text(editor.get("/member/office/"))
    assert "Перекладено розділів: 6 з 7." in page
    assert "переклад застарів" in page
    assert "потребує перекладу" in page


def test_reader_s_report_is_shown_and_dealt_with(editor, office):
    report = office_factories.make_report(office)
    assert "Рік народження інший." in text(editor.get("/member/office/"))
    editor.post(f"/member/office/reports/{report.pk}/close/")
    assert "Рік народження інший." not in text(editor.get("/member/office/"))


def test_report_of_another_page_is_not_found(editor):
    report = office_factories.make_report(office_factories.make_office())
    assert editor.post(f"/member/office/reports/{report.pk}/close/").status_code == 404


@pytest.mark.parametrize("path", ["", "lead/", "achievements/", "differences/", "history/"])
def test_pages_of_the_editor_take_few_queries(editor, office, path, django_assert_max_num_queries):
    office_factories.make_draft(office)
    with django_assert_max_num_queries(14):
        editor.get(f"/member/office/{path}")
