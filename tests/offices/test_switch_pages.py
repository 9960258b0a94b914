"""Contacts and the safety switch: what works at once."""

import pytest

from mayors_club.models import Event
from members.models import Community
from tests import factories, office_factories
from tests.offices.reading import text

pytestmark = pytest.mark.django_db
PREFIX = {"uk": "", "en": "/en"}


@pytest.mark.parametrize(("language", "words"), [("uk", "Діє одразу"), ("en", "It works at once")])
def test_contact_is_changed_at_once(editor, office, language, words):
    path = f"{PREFIX[language]}/member/office/contacts/"
    assert words in text(editor.get(path))
    assert editor.post(path, {"contact_email": "Rada@Starohorod.example", "contacts": "shown"}).status_code == 302
    office.refresh_from_db()
    assert (office.contact_email, office.contacts) == ("rada@starohorod.example", "shown")


def test_wrong_contact_is_told_and_kept(editor, office):
    page = text(editor.post("/member/office/contacts/", {"contact_email": "rada@", "contacts": "maybe"}), 422)
    assert "Виправте дві помилки" in page
    assert 'value="rada@"' in page
    office.refresh_from_db()
    assert office.contact_email == ""


def test_default_says_what_it_means_for_an_occupied_community(editor, office):
    assert "Як заведено: показано" in text(editor.get("/member/office/contacts/"))
    Community.objects.update(is_occupied=True)
    assert "Як заведено: приховано, бо громада в окупації" in text(editor.get("/member/office/contacts/"))


@pytest.mark.parametrize(("language", "question"), [("uk", "Приховати сторінку?"), ("en", "Hide the page?")])
def test_page_is_hidden_with_one_press(editor, office, language, question):
    path = f"{PREFIX[language]}/member/office/hide/"
    assert question in text(editor.get(path))
    editor.post(path)
    office.refresh_from_db()
    assert (office.is_hidden, office.hidden_by) == (True, office.member.user)
    assert editor.get(office.get_absolute_url()).status_code == 404
    assert text(editor.get(path))


@pytest.mark.parametrize(("language", "words"), [("uk", "Показати сторінку знову"), ("en", "Show the page again")])
def test_hidden_page_is_shown_again(client, member, language, words):
    office = office_factories.make_hidden_office(member)
    client.force_login(member.user)
    assert words in text(client.get(f"{PREFIX[language]}/member/office/"))
    client.post(f"{PREFIX[language]}/member/office/show/")
    office.refresh_from_db()
    assert not office.is_hidden
    assert text(client.get(f"{PREFIX[language]}/member/office/show/"))


def test_representative_hides_but_only_who_may_publish_shows_again(client, office, oksana):
    client.force_login(oksana)
    client.post("/member/office/hide/")
    office.refresh_from_db()
    assert (office.hidden_by, office.hidden_for) == (oksana, office.member.user)
    page = text(client.get("/member/office/"))
    assert "Оксана Дорошенко (кабінет: Ірина Савчук)." in page
    assert 'href="/member/office/show/"' not in page
    assert client.post("/member/office/show/").status_code == 404
    may = factories.make_representative(office.member, can_edit_office=False, can_publish_office=True)
    client.force_login(may.user)
    client.post("/member/office/show/")
    office.refresh_from_db()
    assert not office.is_hidden
    assert Event.objects.get(verb="office.shown").on_behalf_of == office.member.user
