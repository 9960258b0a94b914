"""The field for a community with a keyboard, with a pointer, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_community

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.community_form"),
]

NAMES = [
    ("Миргородська", "Миргород", "Myrhorod", "Полтавська область"),
    ("Миролюбненська", "Миролюбне", "Myroliubne", "Хмельницька область"),
    ("Миколаївська", "Миколаїв", "Mykolaiv", "Миколаївська область"),
    ("Миколаївська", "Миколаїв", "Mykolaiv", "Львівська область"),
]


@pytest.fixture(autouse=True)
def towns(transactional_db):
    for number, (name, centre, latin, oblast) in enumerate(NAMES):
        make_community(
            code=f"UA000000000000000{number:02}",
            slug=f"town-{number}",
            kind="urban",
            name_uk=name,
            centre_uk=centre,
            centre_latin=latin,
            oblast_uk=oblast,
            raion_uk="",
        )


@pytest.fixture
def field(live_server, page):
    page.goto(f"{live_server.url}/community-form/")
    return page.get_by_role("combobox", name="Громада")


def test_keyboard_chooses_a_suggestion(page, field, axe_everywhere):
    field.press_sequentially("Мирг")
    options = page.get_by_role("option")
    expect(options).to_have_text(["Миргородська громада, Полтавська область", "Моєї громади немає в списку"])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("Схожі громади: 1")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    axe_everywhere(page)
    field.press("Enter")
    expect(field).to_have_value("Миргородська громада, Полтавська область")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("UA00000000000000000")


def test_keyboard_goes_round_and_escape_closes(page, field):
    field.press_sequentially("Мирго")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("Мирго")
    assert field.get_attribute("aria-activedescendant") is None


def test_pointer_chooses_among_namesakes(page, field):
    field.press_sequentially("mykolaiv")
    page.get_by_role("option", name="Львівська область").click()
    page.get_by_role("button", name="Далі").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("UA00000000000000003")


def test_missing_community_is_said_so(page, field):
    field.press_sequentially("Атлантида")
    expect(page.get_by_role("status")).to_have_text("Нічого не знайдено: перевірте написання")
    page.get_by_role("option", name="Моєї громади немає в списку").click()
    page.get_by_role("button", name="Далі").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("немає: Атлантида")


def test_text_changed_after_the_choice_counts(page, field):
    field.press_sequentially("Мирго")
    page.get_by_role("option").first.click()
    field.fill("Миколаївська")
    page.get_by_role("button", name="Далі").click()
    expect(page.get_by_role("radio")).to_have_count(3)


def test_list_to_choose_from_passes_axe(page, field, axe_everywhere, sideways):
    field.fill("Миколаївська")
    field.press("Enter")
    expect(page.get_by_role("radio")).to_have_count(3)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways() == 0


@pytest.fixture
def page_without_javascript(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_the_server_asks(live_server, page_without_javascript):
    page = page_without_javascript
    page.goto(f"{live_server.url}/community-form/")
    page.get_by_label("Громада").fill("Мирогрод")
    page.get_by_role("button", name="Далі").click()
    choice = page.get_by_role("group", name="Уточніть громаду")
    choice.get_by_label("Миргородська громада, Полтавська область").check()
    page.get_by_role("button", name="Далі").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("UA00000000000000000")
