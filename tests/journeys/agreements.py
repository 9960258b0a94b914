"""What people do with an agreement, in the words of the pages they see."""

import re

from sister_cities.models import Agreement
from tests.journeys.people import signs_in, words
from tests.journeys.sessions import presses_main

BUTTON = {
    "uk": {"send": "Надіслати секретаріату", "go on": "Продовжити"},
    "en": {"send": "Send to the secretariat", "go on": "Continue"},
}


def proposes_draft(page, prefix, city) -> Agreement:
    """The first letters of the city, a press on the suggestion, then where it stands; a draft has no dates."""
    page.goto(f"{prefix}/member/sister-cities/")
    page.goto(f"{prefix}/member/sister-cities/new/")
    page.locator("[name=city]").press_sequentially(city[:5], delay=20)
    page.locator("[role=listbox] [role=option]").first.click()
    page.locator("[name=kind][value=sister_city]").check()
    page.locator("[name=fields][value=education]").check()
    page.locator("[name=procedure][value=law]").check()
    page.locator("select[name=status]").select_option("draft")
    presses_main(page)
    return Agreement.objects.get()


def comes_back(page, post, email, prefix):
    """Weeks later: whoever has been away is asked for a code again."""
    page.goto(f"{prefix}/member/sister-cities/")
    if "login" in page.url:
        signs_in(page, post, email, prefix)


def steps_to(page, prefix, agreement, status, **facts):
    """By the button of the agreement's own page, which leads to a page that asks for just the facts of this step."""
    page.goto(f"{prefix}/member/sister-cities/{agreement.pk}/")
    with page.expect_navigation():
        page.locator(f"main a[href$='/step/{status}/']").click()
    for name, value in facts.items():
        page.locator(f"[name={name}]").fill(value)
    presses_main(page)
    agreement.refresh_from_db()


def takes_in(desk, agreement):
    """From the work list to the proposal, and the press that accepts it."""
    desk.page.goto("/admin/")
    with desk.page.expect_navigation():
        desk.page.locator("a[href*='/proposals/']").first.click()
    with desk.page.expect_navigation():
        desk.page.locator("form[action$='/accept/'] button").click()
    agreement.refresh_from_db()


def on_the_map(page, prefix) -> list[str]:
    """The labels on the map of the whole registry, as a stranger's browser draws them."""
    page.goto(f"{prefix}/sister-cities/")
    return page.locator(".map svg text").all_text_contents()


def link_to_confirm(post, address) -> str:
    found = re.findall(r"^(http\S+/sister-cities/confirm/\S+)$", post.last(address).text, re.MULTILINE)
    assert len(found) == 1, post.last(address).text
    return found[0]


def confirms(page, link):
    page.goto(link)
    presses_main(page)
    return words(page)
