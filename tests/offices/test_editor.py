"""The overview and the forms of the sections, as the member and a representative see them."""

import pytest

from mayors_club.models import Event
from tests import factories, office_factories

pytestmark = pytest.mark.django_db
PREFIX = {"uk": "", "en": "/en"}


@pytest.fixture
def member():
    return factories.make_member(
        factories.make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk"),
        full_name_latin="Iryna Savchuk",
    )


@pytest.fixture
def office(member):
    return office_factories.make_office(member)


@pytest.fixture
def editor(client, office):
    """The member's browser."""
    client.force_login(office.member.user)
    return client


@pytest.fixture
def oksana(office):
    user = factories.make_user(full_name_uk="Оксана Дорошенко", full_name_latin="Oksana Doroshenko")
    return factories.make_representative(office.member, user).user


def text(response, status=200):
    assert response.status_code == status, response
    return response.content.decode().replace("\xa0", " ")


def lead(uk, en="Has led the community since 2015.", revision=1, **more):
    return {"text_uk": uk, "text_en": en, "revision": revision, **more}


@pytest.mark.parametrize(("language", "word"), [("uk", "Створити сторінку"), ("en", "Start the page")])
def test_without_a_page_there_is_a_button_to_begin(client, member, language, word):
    client.force_login(member.user)
    assert word in text(client.get(f"{PREFIX[language]}/member/office/"))
    client.post(f"{PREFIX[language]}/member/office/start/")
    assert member.office.slug == "iryna-savchuk"
    assert Event.objects.get(verb="office.opened").actor == member.user


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
