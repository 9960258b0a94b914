"""The members' directory in a real browser: both languages, light and dark, phone and computer."""

import pytest
from playwright.sync_api import expect

from members.models import DirectoryEntry, RelayLetter
from members.services.relay import token_of
from tests.directory_factories import make_entry, make_relay_letter
from tests.factories import make_community, make_mandate, make_member, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POPULATION = {"population": 32_000, "population_year": 2022, "population_source": "Держстат"}


@pytest.fixture
def petro(transactional_db):
    member = make_member(
        make_user(full_name_uk="Петро Ганок"), full_name_latin="Petro Hanok", community=make_community(**POPULATION)
    )
    make_mandate(member, kind="acting")
    make_entry(
        member,
        languages=["en", "pl"],
        topics=["energy", "water", "recovery"],
        email="a.very.long.address.of.the.head@hromada-with-a-long-name.example",
        email_for=1,
        phone="+380441234567",
        phone_for=1,
    )
    return member


@pytest.fixture
def at_desk(page, seat, petro):
    """The browser of another member."""
    mayor = make_member(make_user(full_name_uk="Ірина Савчук"), full_name_latin="Iryna Savchuk")
    make_mandate(mayor, community=None, community_typed="Мала", ends_on="2024-01-01")
    seat(mayor.user)
    page.mayor = mayor
    return page


def paths(mayor, petro):
    letter = make_relay_letter(petro, mayor)
    return {
        "list": "/member/directory/",
        "nobody": "/member/directory/?q=щось&size=over",
        "entry": f"/member/directory/{petro.pk}/",
        "mine": "/member/directory/mine/",
        "answer": f"/member/directory/letters/{letter.pk}/answer/",
        "report": f"/member/directory/report/{token_of(letter)}/",
    }


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["uk", "en"])
@pytest.mark.parametrize("name", ["list", "nobody", "entry", "mine", "answer", "report"])
def test_axe_finds_nothing(live_server, at_desk, petro, axe_everywhere, sideways, name, prefix):
    at_desk.goto(live_server.url + prefix + paths(at_desk.mayor, petro)[name])
    axe_everywhere(at_desk)
    at_desk.set_viewport_size({"width": 320, "height": 700})
    assert sideways() == 0


def test_member_finds_another_and_writes(live_server, at_desk, petro, axe_everywhere):
    at_desk.goto(live_server.url + "/member/directory/")
    at_desk.get_by_label("Ім’я, громада або область").fill("ганак")
    at_desk.get_by_role("button", name="Показати").click()
    at_desk.wait_for_url("**/member/directory/?q=*")
    at_desk.get_by_role("link", name="Петро Ганок").click()
    at_desk.get_by_role("button", name="Надіслати листа").click()
    expect(at_desk.get_by_role("alert")).to_contain_text("Напишіть листа")
    axe_everywhere(at_desk)
    at_desk.get_by_label("Ваш лист").fill("Чи можна приїхати до Вас?")
    at_desk.get_by_role("button", name="Надіслати листа").click()
    expect(at_desk.get_by_text("Лист надсилається")).to_be_visible()
    assert RelayLetter.objects.get().recipient == petro


def test_member_looks_before_saving(live_server, at_desk, petro):
    at_desk.goto(live_server.url + "/member/directory/mine/")
    at_desk.get_by_label("польська").check()
    at_desk.get_by_role("button", name="Переглянути, не зберігаючи").click()
    expect(at_desk.get_by_text("Попередній перегляд: ще не збережено")).to_be_visible()
    assert not DirectoryEntry.objects.filter(member=at_desk.mayor).exists()
    at_desk.get_by_role("button", name="Зберегти").click()
    expect(at_desk.get_by_text("Збережено.", exact=True)).to_be_visible()
    assert DirectoryEntry.objects.get(member=at_desk.mayor).languages == ["pl"]
