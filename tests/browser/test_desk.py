"""The committee's desk in a real browser: nothing for axe on any page, a silent console, no sideways scrolling."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications import services
from tests.applications.committee import address, decided, make_committee, open_to, opinion, submit_to, voted
from tests.factories import make_application, make_letter, make_proof, make_revision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def committee():
    return make_committee(1)


def busy_review(committee):
    application = open_to(
        committee, motivation="Дуже довга мотивація. " * 20, proof_url=f"https://town.example/{'a' * 200}"
    )
    make_proof(application)
    make_revision(application, answers={"motivation": {"values": {"motivation": ["Інша мотивація"]}}})
    opinion(application, committee.chair, "no", note="Бракує рішення ради", revision=application.revisions.first())
    opinion(application, committee.deputy, "abstain")
    return address("review", application)


def work_list(committee):
    make_application("submitted")
    open_to(committee)
    make_letter(status="failed", last_error="550 mailbox unavailable")
    return reverse("admin:index")


def gate(committee):
    return address("review", open_to(committee))


def screening(committee):
    return address("review", submit_to(committee))


def undo(committee):
    return address("review", decided(committee).application)


def form(committee):
    return address("decide", voted(committee))


@pytest.mark.parametrize(
    ("make", "person"),
    [
        (work_list, "secretariat"),
        (work_list, "chair"),
        (gate, "chair"),
        (screening, "secretariat"),
        (busy_review, "chair"),
        (busy_review, "secretariat"),
        (undo, "chair"),
        (form, "chair"),
    ],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_page_is_accessible_and_fits(page, live_server, seat, committee, axe_everywhere, sideways, make, person):
    path = make(committee)
    seat(getattr(committee, person))
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


def test_form_in_error_and_preview_are_accessible(page, live_server, seat, committee, axe_everywhere, sideways):
    application = voted(committee)
    seat(committee.chair)
    page.goto(live_server.url + address("review", application))
    page.get_by_label("Відмовити").check()
    page.get_by_role("button", name="Переглянути лист").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe_everywhere(page)
    page.get_by_label("Прийняти до Клубу").check()
    page.get_by_role("button", name="Переглянути лист").click()
    page.get_by_role("button", name="Підтвердити рішення").wait_for()
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


def test_only_the_fields_of_the_chosen_step_are_shown(page, live_server, seat, committee):
    application = voted(committee)
    seat(committee.chair)
    page.goto(live_server.url + address("review", application))
    fields = [page.locator(f"#id_{name}") for name in ("reason_code", "answer_due_on", "against_outcome_reason")]
    shown = {
        "Прийняти до Клубу": [False, False, False],
        "Попросити уточнення": [False, True, False],
        "Відмовити": [True, False, True],
    }
    for label, visible in shown.items():
        page.get_by_label(label).check()
        for field, is_visible in zip(fields, visible, strict=True):
            expect(field).to_be_visible(visible=is_visible)


def test_recusal_from_the_page(page, live_server, seat, committee):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    seat(committee.chair)
    page.goto(live_server.url + address("review", application))
    recuse = page.get_by_role("button", name="Заявити самовідвід")
    recuse.click()
    # The browser itself leads to what is missing.
    expect(page.locator("#recuse_kind")).to_be_focused()
    assert not application.declarations.recusals().exists(), "a reason is chosen by the person"
    page.locator("#recuse_kind").select_option("family")
    recuse.click()
    expect(page.get_by_text("Ваш самовідвід записано")).to_be_visible()
    assert page.goto(live_server.url + address("review", application)).status == 404
