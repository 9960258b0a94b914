"""The editor's pages of the portrait, without a script."""

import io
import re

import pytest
from django.utils import timezone
from PIL import Image

from offices import services, tasks
from offices.content import Content
from offices.crops import Crop
from offices.models import Portrait, Section
from tests import factories, office_factories
from tests.photographs import corners, upload, written

pytestmark = pytest.mark.django_db
EDIT, CROP = "/member/office/portrait/", "/member/office/portrait/crop/"
WORDS = {
    "text_uk": "Ірина Савчук біля ратуші",
    "text_en": "Iryna Savchuk outside the town hall",
    "rows": "1",
    "row_1_credit_uk": "Марія Левченко",
    "row_1_credit_en": "Mariia Levchenko",
    "row_1_licence": "press",
    "revision": "0",
}


@pytest.fixture
def office():
    return office_factories.make_office()


@pytest.fixture
def editor(client, office):
    client.force_login(office.member.user)
    return client


def text(response, status=200):
    assert response.status_code == status, response
    return response.content.decode().replace("\xa0", " ")


def photograph(size=(800, 1000)):
    return upload(written(corners(size)))


def saved(office):
    return Section.objects.get(edition=office.editions.open().get(), kind="portrait")


def with_portrait(office, size=(800, 1200)):
    user = office.member.user
    portrait = services.add_portrait(office, photograph(size), by=user)
    content = Content(text_uk="Портрет", portrait_id=portrait.pk)
    services.save_section(office, "portrait", content, revision=0, by=user)
    return portrait


@pytest.mark.parametrize(("prefix", "words"), [("", "Виберіть світлину"), ("/en", "Choose a photograph")])
def test_page_asks_for_a_photograph(editor, prefix, words):
    page = text(editor.get(prefix + EDIT))
    assert 'enctype="multipart/form-data"' in page
    assert 'accept="image/jpeg,image/png"' in page
    assert words in text(editor.post(prefix + EDIT, WORDS), 422)


def test_photograph_with_its_words_is_saved_and_leads_to_the_crop(editor, office):
    answer = editor.post(EDIT, {**WORDS, "photograph": photograph()})
    assert (answer.status_code, answer["Location"]) == (302, CROP)
    section = saved(office)
    assert (section.text_uk, section.text_en) == (WORDS["text_uk"], WORDS["text_en"])
    assert section.rows == [{"credit_uk": "Марія Левченко", "credit_en": "Mariia Levchenko", "licence": "press"}]
    assert section.portrait == Portrait.objects.get()
    assert section.has_english


def test_representative_saves_on_behalf_of_the_member(client, office):
    assistant = factories.make_representative(office.member).user
    client.force_login(assistant)
    client.post(EDIT, {**WORDS, "photograph": photograph()})
    section = saved(office)
    assert (section.saved_by, section.saved_for) == (assistant, office.member.user)
    assert section.portrait.uploaded_by == assistant


def test_photograph_outlives_an_error_in_the_words(editor, office):
    """Nobody has to choose and upload a file twice."""
    page = text(editor.post(EDIT, {**WORDS, "text_uk": "", "text_en": "", "photograph": photograph()}), 422)
    assert "Опишіть світлину одним реченням" in page
    assert 'value="Марія Левченко"' in page
    kept = Portrait.objects.get()
    assert f'name="portrait" value="{kept.pk}"' in page
    assert editor.post(EDIT, {**WORDS, "portrait": str(kept.pk)}).status_code == 302
    assert saved(office).portrait == kept


def test_words_outlive_an_error_in_the_photograph(editor):
    page = text(editor.post(EDIT, {**WORDS, "photograph": upload(b"GIF89a")}), 422)
    assert "Це не зображення JPG або PNG" in page
    assert WORDS["text_uk"] in page
    assert not Section.objects.filter(kind="portrait").exists()


def test_words_are_changed_without_a_new_file(editor, office):
    portrait = with_portrait(office)
    data = {**WORDS, "revision": "1", "portrait": str(portrait.pk)}
    assert editor.post(EDIT, data)["Location"] == "/member/office/"
    assert (saved(office).portrait, saved(office).text_uk) == (portrait, WORDS["text_uk"])


def test_english_needs_its_ukrainian(editor):
    page = text(editor.post(EDIT, {**WORDS, "row_1_credit_uk": "", "photograph": photograph()}), 422)
    assert "спершу напишіть українською" in page
    assert not Section.objects.filter(kind="portrait").exists()


def test_foreign_photograph_cannot_be_named(editor, office):
    foreign = office_factories.make_portrait(office_factories.make_office())
    assert "Виберіть світлину" in text(editor.post(EDIT, {**WORDS, "portrait": str(foreign.pk)}), 422)


def test_portrait_is_removed(editor, office):
    portrait = with_portrait(office)
    assert editor.post(EDIT, {"step": "remove", "revision": "1"})["Location"] == "/member/office/"
    assert saved(office).content.is_empty
    assert Portrait.objects.filter(pk=portrait.pk).exists()


def test_removal_is_undone_from_the_history(editor, office):
    portrait = with_portrait(office)
    editor.post(EDIT, {"step": "remove", "revision": "1"})
    earlier = Section.history.filter(kind="portrait", revision=1).get()
    services.restore_section(office, earlier, by=office.member.user)
    assert saved(office).portrait == portrait


def test_second_editor_is_shown_what_the_first_did(editor, office):
    portrait = with_portrait(office)
    other = factories.make_representative(office.member).user
    services.save_section(
        office, "portrait", Content(text_uk="Портрет у ратуші", portrait_id=portrait.pk), revision=1, by=other
    )
    page = text(editor.post(EDIT, {**WORDS, "revision": "1", "photograph": photograph()}), 409)
    assert "у ратуші</ins>" in page
    assert WORDS["text_uk"] in page
    mine = Portrait.objects.exclude(pk=portrait.pk).get()
    assert f'name="portrait" value="{mine.pk}"' in page
    assert editor.post(EDIT, {**WORDS, "revision": "2", "portrait": str(mine.pk)}).status_code == 302


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "Готуємо світлину для сторінки"),
        ({"failed_at": timezone.now()}, "Не вдалося підготувати цю світлину"),
    ],
)
def test_page_says_where_the_photograph_stands(editor, office, state, words):
    with_portrait(office)
    Portrait.objects.update(**state)
    assert words in text(editor.get(EDIT))


def test_overview_says_that_a_photograph_could_not_be_prepared(editor, office):
    with_portrait(office)
    assert "Портрет не вдалося" not in text(editor.get("/member/office/"))
    Portrait.objects.update(failed_at=timezone.now())
    assert "Портрет не вдалося" in text(editor.get("/member/office/"))


def test_page_of_a_ready_photograph_says_nothing_of_it(editor, office):
    portrait = with_portrait(office)
    tasks.make_portraits()
    page = text(editor.get(EDIT))
    assert "Готуємо" not in page
    source = re.search(r'src="(/member/office/portrait/[^"]+)"', page)[1]
    assert Image.open(io.BytesIO(editor.get(source).content)).size == (320, 400)
    assert str(portrait.pk) in source


def test_crop_without_a_photograph_asks_for_one_first(editor):
    assert editor.get(CROP)["Location"] == EDIT


def test_crop_begins_with_what_is_shown(editor, office):
    """800 by 1200: the crop is as wide as the picture and a little to the top."""
    with_portrait(office)
    page = text(editor.get(CROP))
    checked = re.findall(r'name="(zoom|across|down)" value="(\w+)"[^>]*checked', page)
    assert dict(checked) == {"zoom": "all", "across": "middle", "down": "upper"}
    numbers = re.findall(r'name="(left|top|wide)" value="(\d+)"', page)
    assert dict(numbers) == {"left": "0", "top": "60", "wide": "800"}


def crop_fields(**changed):
    return {"revision": "1", "left": "0", "top": "60", "wide": "800"} | {
        "zoom": "all",
        "across": "middle",
        "down": "upper",
        **changed,
    }


@pytest.mark.parametrize(
    ("changed", "crop"),
    {
        "words": ({"down": "top"}, Crop(0, 0, 800, 1000)),
        "more words": ({"zoom": "closest", "across": "right", "down": "bottom"}, Crop(400, 700, 400, 500)),
        "numbers of the script": ({"left": "40", "top": "100", "wide": "600"}, Crop(40, 100, 600, 750)),
        "numbers outside": ({"left": "-50", "top": "9999", "wide": "4000"}, Crop(0, 200, 800, 1000)),
        "a frame too small": ({"left": "0", "top": "0", "wide": "10"}, Crop(0, 0, 320, 400)),
        "words before numbers": ({"down": "top", "top": "200"}, Crop(0, 0, 800, 1000)),
        "no numbers": ({"left": "", "top": "", "wide": ""}, Crop(0, 60, 800, 1000)),
    }.values(),
)
def test_chosen_part_is_shown(editor, office, changed, crop):
    first = with_portrait(office)
    assert editor.post(CROP, crop_fields(**changed))["Location"] == "/member/office/"
    section = saved(office)
    assert section.portrait.crop == crop
    assert section.text_uk == "Портрет"
    assert (section.portrait_id == first.pk) == (crop == first.crop)


def test_half_an_answer_is_asked_about(editor, office):
    with_portrait(office)
    assert "Виправте" in text(editor.post(CROP, {"revision": "1"}), 422)


def test_crop_of_a_photograph_that_was_replaced_meanwhile(editor, office):
    with_portrait(office)
    user = office.member.user
    other = services.add_portrait(office, photograph((800, 1300)), by=user)
    services.save_section(office, "portrait", Content(text_uk="Портрет", portrait_id=other.pk), revision=1, by=user)
    answer = editor.post(CROP, crop_fields(down="top"), follow=True)
    assert "хтось інший зберіг іншу світлину" in text(answer)
    assert saved(office).portrait == other


def test_live_page_keeps_its_portrait_until_publication(editor, office):
    """The public sees the old picture; the new one is the editors' alone."""
    live = office_factories.make_live_portrait(office)
    editor.post(EDIT, {**WORDS, "revision": "1", "photograph": photograph()})
    tasks.make_portraits()
    new = saved(office).portrait
    assert editor.get(f"/portraits/{live.pk}/320.jpg").status_code == 200
    assert editor.get(f"/portraits/{new.pk}/320.jpg").status_code == 404
    draft = office.editions.open().get()
    type(office).objects.update(may_publish=True)
    services.publish(draft, seen=draft.changes, by=office.member.user)
    assert editor.get(f"/portraits/{live.pk}/320.jpg").status_code == 404
    assert editor.get(f"/portraits/{new.pk}/320.jpg").status_code == 200


def test_saving_takes_the_page_back_from_review(editor, office):
    with_portrait(office)
    services.submit(office.editions.open().get(), by=office.member.user)
    assert "Сторінка на перевірці" in text(editor.get(EDIT))
    assert "Сторінка на перевірці" in text(editor.get(CROP))
    editor.post(CROP, crop_fields(down="top"))
    assert office.editions.open().get().status == "draft"


def test_representative_without_the_scope_is_told_nothing(client, office):
    user = factories.make_representative(office.member, can_edit_office=False, can_publish_office=True).user
    client.force_login(user)
    assert [client.get(address).status_code for address in (EDIT, CROP)] == [404, 404]


def test_reviewer_sees_the_photograph_before_it_is_public(client, office):
    portrait = with_portrait(office)
    services.submit(office.editions.open().get(), by=office.member.user)
    client.force_login(factories.make_staff("secretariat"))
    page = text(client.get(f"/admin/offices/office/{office.pk}/review/"))
    address = f"/member/office/portrait/{portrait.pk}/320.jpg"
    assert f'src="{address}"' in page
    assert "Портрет готується" in page
    assert client.get(address).status_code == 200
