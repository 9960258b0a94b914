"""The applicant's pages in a real browser."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.models import AccessLink, Application
from tests.applications.applicant import ANSWERS, as_saved, at
from tests.factories import make_application, make_community, make_link, make_proof

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BAD_OFFICE = {
    "office_kind": "former",
    "title": "city_f",
    "community": "Старо",
    "term_rows": "2",
    "term_1_start_month": "11",
    "term_1_start_year": "2015",
    "term_1_end_month": "10",
    "term_1_end_year": "2010",
}


@pytest.fixture
def draft(transactional_db):
    make_community(name_uk="Старогородська")
    application = Application.objects.create(
        email="iryna@starohorod.example",
        answers=as_saved({"about-you": ANSWERS["about-you"], "office": BAD_OFFICE, "motivation": {"motivation": ""}}),
    )
    make_proof(application)
    return application


@pytest.fixture
def complete(transactional_db):
    make_community(name_uk="Миргородська", centre_uk="Миргород", centre_latin="Myrhorod")
    return Application.objects.create(email="iryna@starohorod.example", answers=as_saved(ANSWERS))


def open_page(page, live_server, path):
    page.goto(live_server.url + path)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("tasks", []),
        ("section", ["about-you"]),
        ("section", ["office"]),
        ("section", ["community"]),
        ("section", ["motivation"]),
        ("section", ["representatives"]),
        ("proof", []),
        ("saved", []),
        ("check", []),
        ("withdraw", []),
    ],
)
def test_axe_finds_nothing_on_a_draft(live_server, page, axe_everywhere, sideways, draft, name, more, language):
    open_page(page, live_server, at(name, make_link(draft), *more, language=language))
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert sideways() == 0


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("path", ["apply/", "apply/started/", "apply/resend/", "apply/resend/sent/"])
def test_axe_finds_nothing_on_the_way_in(live_server, page, axe_everywhere, path, language):
    open_page(page, live_server, f"/{'' if language == 'uk' else 'en/'}{path}")
    axe_everywhere(page)


@pytest.mark.parametrize(
    ("language", "error", "sent"), [("uk", "Помилка: ", "Заяву подано"), ("en", "Error: ", "submitted")]
)
def test_axe_finds_nothing_before_and_after_sending(live_server, page, axe_everywhere, complete, language, error, sent):
    open_page(page, live_server, at("check", make_link(complete), language=language))
    axe_everywhere(page)
    submit = page.locator("main form button.btn").first
    submit.click()
    expect(page).to_have_title(re.compile(f"^{error}"))
    axe_everywhere(page)
    page.locator("[name=consent]").check()
    submit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(sent)
    axe_everywhere(page)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize(
    "status", ["submitted", "more_info", "in_review", "accepted", "declined", "withdrawn", "lapsed"]
)
def test_axe_finds_nothing_on_the_status(live_server, page, axe_everywhere, transactional_db, status, language):
    token = make_link(make_application(status))
    open_page(page, live_server, at("status", token, language=language))
    axe_everywhere(page)
    if status == "more_info":
        open_page(page, live_server, at("reply", token, language=language))
        axe_everywhere(page)
    if status == "in_review":
        open_page(page, live_server, at("answers", token, language=language))
        axe_everywhere(page)


def test_axe_finds_nothing_on_a_link_that_is_over(live_server, page, axe_everywhere, complete):
    open_page(page, live_server, at("tasks", make_link(complete, expires_at=timezone.now())))
    axe_everywhere(page)
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Перевірте пошту")


def test_real_browser_sends_a_form_from_a_page_without_referrer(live_server, page, complete):
    """Browsers say `Origin: null` there, which Django's check against forgery refuses: these pages do without it."""
    open_page(page, live_server, at("section", make_link(complete), "motivation"))
    page.get_by_role("button", name="Зберегти й продовжити").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Представники")


def test_text_survives_a_cut_connection(live_server, browser, complete):
    # A page of its own: its console may complain about the connection.
    context = browser.new_context()
    page = context.new_page()
    open_page(page, live_server, at("section", make_link(complete), "motivation"))
    page.get_by_label("Чому Ви хочете вступити").fill("Довгий текст, набраний у поїзді.")
    context.set_offline(True)
    page.get_by_role("button", name="Зберегти й продовжити").click()
    expect(page.get_by_text("Ще не надіслано")).to_be_visible()
    context.set_offline(False)
    # The tab was closed meanwhile.
    page.reload()
    expect(page.get_by_text("Ми повернули те, що Ви написали")).to_be_visible()
    expect(page.get_by_label("Чому Ви хочете вступити")).to_have_value("Довгий текст, набраний у поїзді.")
    page.get_by_role("button", name="Зберегти й продовжити").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Представники")
    complete.refresh_from_db()
    assert complete.answers["motivation"]["values"]["motivation"] == ["Довгий текст, набраний у поїзді."]
    assert page.evaluate("localStorage.length") == 0
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_saves_and_never_removes_a_term(live_server, browser, complete, javascript):
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    open_page(page, live_server, at("section", make_link(complete), "office"))
    page.get_by_role("button", name="Додати ще одну каденцію").click()
    expect(page.get_by_role("group", name="Каденція 2")).to_be_visible()
    page.get_by_role("group", name="Каденція 1").get_by_label("Від: рік").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ваша громада")
    complete.refresh_from_db()
    assert complete.answers["office"]["values"]["term_1_start_year"] == ["2020"]
    context.close()


def test_terms_come_and_go_without_javascript(live_server, browser, complete):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, live_server, at("section", make_link(complete), "office"))
    page.get_by_role("button", name="Додати ще одну каденцію").click()
    expect(page.get_by_role("group", name="Каденція 2")).to_be_visible()
    page.get_by_role("group", name="Каденція 2").get_by_label("Від: рік").fill("2010")
    page.get_by_role("button", name="Прибрати каденцію 1").click()
    expect(page.get_by_role("group", name="Каденція 2")).to_have_count(0)
    expect(page.get_by_label("Від: рік")).to_have_value("2010")
    context.close()


def test_assistant_sees_where_the_mayor_was_asked(live_server, page, axe_everywhere, transactional_db):
    application = Application.objects.create(
        assistant_email="oksana@starohorod.example",
        invited_email="iryna@starohorod.example",
        started_by="assistant",
        status="awaiting_mayor",
    )
    open_page(page, live_server, at("tasks", make_link(application, purpose=AccessLink.Purpose.ASSISTANT)))
    axe_everywhere(page)
