"""The photograph in a real browser: with the frame, and without any script."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from offices.crops import Crop
from offices.models import Section
from tests import office_factories
from tests.client import StrictClient
from tests.photographs import corners, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDIT, CROP = "/member/office/portrait/", "/member/office/portrait/crop/"


@pytest.fixture
def office(transactional_db):
    return office_factories.make_office()


@pytest.fixture
def session(office, live_server):
    client = StrictClient()
    client.force_login(office.member.user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}


@pytest.fixture
def editor(page, session):
    page.context.add_cookies([session])
    return page


def choose(page, live_server):
    page.goto(live_server.url + EDIT)
    photograph = {"name": "я.jpg", "mimeType": "image/jpeg", "buffer": written(corners((1500, 1500)))}
    page.get_by_label("Світлина", exact=True).set_input_files(photograph)
    page.get_by_label("Хто і що на світлині, українською").fill("Ірина Савчук біля ратуші")
    page.get_by_role("button", name="Зберегти").last.click()
    page.wait_for_url(f"**{CROP}")


def shown(office):
    return Section.objects.get(edition__office=office, edition__status="draft", kind="portrait").portrait.crop


def test_photograph_is_uploaded_and_framed(live_server, office, editor, axe_everywhere, sideways):
    editor.goto(live_server.url + EDIT)
    axe_everywhere(editor)
    choose(editor, live_server)
    axe_everywhere(editor)
    expect(editor.get_by_label("Найближче")).to_be_hidden()
    frame = editor.get_by_role("group", name="Частина, яку видно на сторінці")
    for name in ("Ліворуч", "Наблизити", "Вгору", "Віддалити", "Праворуч", "Вниз"):
        editor.get_by_role("button", name=name, exact=True).click()
    frame.focus()
    for _number in range(40):
        editor.keyboard.press("ArrowLeft")
    editor.keyboard.press("-")
    expect(editor.locator("[data-crop-status]")).to_have_text(re.compile("Видно 77\N{NO-BREAK SPACE}% ширини"))
    editor.get_by_role("button", name="Зберегти цю частину").click()
    editor.wait_for_url("**/member/office/")
    crop = shown(office)
    assert (crop.width, crop.height) == (1156, 1445)
    assert 0 < crop.left < 40


@pytest.mark.parametrize("width", [390, 1280])
def test_photograph_keeps_its_shape_under_the_frame(live_server, office, editor, width):
    editor.set_viewport_size({"width": width, "height": 900})
    choose(editor, live_server)
    seen = editor.locator("[data-crop-picture] img").bounding_box()
    assert seen["height"] == pytest.approx(seen["width"], abs=1)
    frame = editor.locator("[data-crop-box]").bounding_box()
    assert frame["height"] == pytest.approx(frame["width"] * 5 / 4, abs=2)


def test_frame_follows_a_finger_and_a_tap(live_server, office, editor):
    choose(editor, live_server)
    for _number in range(6):
        editor.get_by_role("button", name="Наблизити", exact=True).click()
    editor.evaluate("scrollTo(0, 0)")
    picture = editor.locator("[data-crop-picture]").bounding_box()
    frame = editor.locator("[data-crop-box]")
    editor.locator("[data-crop-picture]").click(position={"x": 3, "y": 3})
    assert frame.bounding_box()["x"] == pytest.approx(picture["x"], abs=2)
    inside = frame.bounding_box()
    editor.mouse.move(inside["x"] + 50, inside["y"] + 50)
    editor.mouse.down()
    editor.mouse.move(inside["x"] + 5000, inside["y"] + 5000, steps=4)
    editor.mouse.up()
    editor.get_by_role("button", name="Зберегти цю частину").click()
    editor.wait_for_url("**/member/office/")
    crop = shown(office)
    assert crop.box[2:] == pytest.approx((1500, 1500), abs=4)


def test_without_a_script_there_are_three_questions(browser, live_server, office, session, axe):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    context.add_cookies([session])
    page = context.new_page()
    choose(page, live_server)
    page.get_by_label("Найближче").check()
    page.get_by_label("Ліва частина").check()
    page.get_by_label("Верх").check()
    page.get_by_role("button", name="Зберегти цю частину").click()
    page.wait_for_url("**/member/office/")
    context.close()
    assert shown(office) == Crop(0, 0, 600, 750)
