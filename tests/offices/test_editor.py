"""The overview and the forms of the sections, as the member and a representative see them."""

import pytest

from mayors_club.models import Event
from offices import services
from offices.content import Content
from offices.forms.section import SectionForm
from offices.models import Edition
from offices.sections import Kind
from tests import factories, office_factories
from tests.office_factories import ACHIEVEMENT, IMPACT
from tests.offices.reading import draft_of, text

pytestmark = pytest.mark.django_db
PREFIX = {"uk": "", "en": "/en"}


def lead(uk, en="Has led the community since 2015.", revision=1, **more):
    return {"text_uk": uk, "text_en": en, "revision": revision, **more}


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


@pytest.mark.parametrize(
    "kind", ["title", "lead", "biography", "vision", "impact", "achievements", "resources", "press_long"]
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_section_shows_what_is_saved(editor, language, kind):
    assert text(editor.get(f"{PREFIX[language]}/member/office/{kind}/"))


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


def test_section_of_another_name_is_missing(editor):
    assert editor.get("/member/office/hobbies/").status_code == 404


@pytest.mark.time_machine("2026-11-21T14:32+02:00")
def test_saving_says_when_and_that_nothing_is_public_yet(editor, office):
    page = text(editor.post("/member/office/lead/", lead("Нове речення."), follow=True))
    assert "Збережено о 14:32. Це ще не опубліковано." in page
    assert "Збережено, але ще не опубліковано</h2>" in page
    assert draft_of(office, "lead").text_uk == "Нове речення."
    assert office.live.sections.get(kind="lead").text_uk == "Очолює громаду з 2015 року."


def test_script_that_follows_the_save_does_not_use_up_what_the_page_says(editor):
    editor.post("/member/office/lead/", lead("Нове речення."))
    assert editor.get("/member/office/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 204
    assert "Це ще не опубліковано." in text(editor.get("/member/office/", headers={"Sec-Fetch-Dest": "document"}))


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


def test_row_says_what_it_lacks(editor):
    typed = {"revision": 1, "rows": 1, "row_1_value_uk": "1 340", "row_1_year": "2025"}
    page = text(editor.post("/member/office/impact/", typed), 422)
    assert "Укажіть, що це за показник" in page
    assert "Укажіть джерело показника" in page


def test_empty_rows_are_nobody_and_order_is_kept(editor, office):
    first, second = ({**IMPACT, "value_uk": value} for value in ("1 340", "38 %"))
    typed = {"revision": 1, "rows": 3}
    typed |= {f"row_1_{key}": value for key, value in first.items()}
    typed |= {f"row_3_{key}": value for key, value in second.items()}
    assert editor.post("/member/office/impact/", typed).status_code == 302
    assert draft_of(office, "impact").rows == [first, second]


def test_saving_rows_as_they_are_changes_nothing(editor, office):
    typed = {"revision": 1, "rows": 1} | {f"row_1_{key}": value for key, value in ACHIEVEMENT.items()}
    page = text(editor.post("/member/office/achievements/", typed, follow=True))
    assert "Усе збережене опубліковано" in page


def test_row_is_added_and_removed_without_saving(editor, office):
    typed = {"revision": 1, "rows": 1} | {f"row_1_{key}": value for key, value in ACHIEVEMENT.items()}
    page = text(editor.post("/member/office/achievements/", {**typed, "step": "add-row"}))
    assert "Запис 2" in page
    assert "Котельня на біомасі" in page
    page = text(editor.post("/member/office/achievements/", {**typed, "rows": 2, "step": "remove-row-1"}))
    assert "Запис 2" not in page
    assert "Котельня на біомасі" not in page
    assert not office.editions.open().exists()


@pytest.mark.parametrize("step", ["add-row", "remove-row-1", "raise-row-2", "remove-row-99", "preview"])
@pytest.mark.parametrize("kind", ["lead", "impact"])
def test_any_step_on_any_section_shows_the_form_again(editor, office, kind, step):
    assert text(editor.post(f"/member/office/{kind}/", {"revision": 1, "rows": 1, "step": step}))
    assert not office.editions.open().exists()


def test_row_is_moved_up_without_saving(editor):
    typed = {"revision": 1, "rows": 2, "row_1_value_uk": "38 %", "row_2_value_uk": "1 340", "step": "raise-row-2"}
    page = text(editor.post("/member/office/impact/", typed))
    assert page.index('value="1 340"') < page.index('value="38 %"')


@pytest.mark.parametrize("rows", ["999", "0", "-1", "²", "", "12345678901234567890"])
def test_number_of_rows_is_not_believed(editor, rows):
    page = text(editor.post("/member/office/impact/", {"revision": 1, "rows": rows, "step": "add-row"}))
    assert 1 <= page.count("<legend>Запис") <= 4


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


HOSTILE = {
    "override": "при\u202eвіт",
    "zero width": "при\u200bвіт",
    "marks": "е" + "\u0301" * 300,
    "nul": "при\x00віт",
    "markup": "<script>alert(1)</script><b onmouseover=x>",
    "placeholders": "${7*7} %(name)s {name}",
    "formula": "=HYPERLINK(1)",
    "lines": "a\r\nBcc: x@y.example\r\n",
    "blank": " \u00a0\t ",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["title", "community", "achievements", "impact", "press_short"])
def test_hostile_text_does_no_harm(editor, office, kind, name):
    """Neither saved nor refused does it break a page or come to life."""
    names = [field for field in SectionForm.showing(Kind(kind), Content(), 0).fields if field != "revision"]
    typed = dict.fromkeys(names, HOSTILE[name]) | {"revision": 0, "rows": 1, "row_1_year": "2024"}
    response = editor.post(f"/member/office/{kind}/", typed, follow=True)
    assert response.status_code in (200, 400, 409, 422)
    for path in ("", f"{kind}/", "differences/", "history/", "preview/"):
        page = text(editor.get(f"/member/office/{path}"))
        assert "<script>alert" not in page
        assert "<b onmouseover" not in page
        assert "\u202e" not in page


def test_ten_megabytes_are_refused(editor):
    response = editor.post("/member/office/community/", {"revision": 0, "text_uk": "x" * 10_000_000})
    assert response.status_code in (400, 413, 422)


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40])
def test_revision_that_nobody_wrote(editor, revision):
    assert editor.post("/member/office/lead/", lead("Речення.", revision=revision)).status_code in (302, 409, 422)
