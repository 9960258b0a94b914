"""A member and her representative write the same page at once, in two browsers; the secretariat publishes it."""

import pytest
from playwright.sync_api import expect

from offices import services
from tests import factories, office_factories
from tests.journeys.people import PREFIX, signs_in, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SAID = {
    "uk": {
        "saved": "Це ще не опубліковано.",
        "conflict": "Цей розділ тим часом збережено ще раз",
        "oksana": "Оксана Дорошенко (кабінет: Ірина Савчук)",
        "merged": "обидві зміни на місці",
        "submit": "Переглянути зміни й подати",
        "review": "На перевірці",
        "english": "Англійською",
        "restored": "Попередній текст знову в чернетці.",
    },
    "en": {
        "saved": "This is not public yet.",
        "conflict": "This section has been saved meanwhile",
        "oksana": "Oksana Doroshenko (for Iryna Savchuk)",
        "merged": "both changes are kept",
        "submit": "See the changes and submit",
        "review": "In review",
        "english": "In English",
        "restored": "The earlier text is in the draft again.",
    },
}
HERS, MINE = "Очолює громаду з 2015 року й викладає фізику.", "Очолює громаду з листопада 2015 року."


@pytest.fixture
def office(site):
    iryna = factories.make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    oksana = factories.make_user(full_name_uk="Оксана Дорошенко", full_name_latin="Oksana Doroshenko")
    member = factories.make_member(iryna, full_name_latin="Iryna Savchuk")
    factories.make_representative(member, oksana)
    return office_factories.make_office(member)


class Editor:
    """Somebody at the page of the office, with a browser of their own."""

    def __init__(self, device, post, user, language, width=1280):
        self.page, self.said, self.office = (
            device(width, language),
            SAID[language],
            f"{PREFIX[language]}/member/office/",
        )
        signs_in(self.page, post, user.email, PREFIX[language])

    def opens(self, path=""):
        self.page.goto(self.office + path)

    def writes(self, **texts):
        for name, text in texts.items():
            self.page.locator(f"[name={name}]").fill(text)

    def saves(self):
        self.page.locator("main form.bilingual .acts button.btn:not(.alt)").last.click()

    def sees(self, *names):
        for name in names:
            self.page.get_by_text(self.said[name]).first.wait_for()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_two_people_write_one_page(new_device, post, office, language):
    oksana_user = office.member.representatives.get().user
    iryna = Editor(new_device, post, office.member.user, language)
    oksana = Editor(new_device, post, oksana_user, language, width=390)

    write_the_same_sentence(iryna, oksana)
    write_two_languages(iryna, oksana)

    # When Iryna looks at the changes and submits them, and the secretariat publishes
    iryna.opens()
    iryna.page.get_by_role("link", name=iryna.said["submit"]).click()
    expect(iryna.page.locator("main")).to_contain_text("рахує кожну гривню", use_inner_text=True)
    iryna.page.locator("main form button.btn").click()
    iryna.sees("review")
    oksana.opens()
    oksana.sees("review")
    assert MINE not in public_page(new_device, office)
    edition = office.editions.in_review().get()
    services.publish(edition, seen=edition.changes, by=factories.make_staff("secretariat"))

    # Then everybody reads it, and the letter says so
    assert MINE in public_page(new_device, office)
    assert len(post.to(office.member.user.email)) > 1

    # When Iryna brings Oksana's sentence back
    iryna.opens("history/")
    iryna.page.locator("main ol li", has_text=iryna.said["oksana"]).last.get_by_role("link").click()
    iryna.page.wait_for_url("**/member/office/history/*/")
    iryna.page.locator("main form button.btn").click()

    # Then it is saved, and the public page is as it was
    iryna.sees("restored")
    iryna.opens("lead/")
    expect(iryna.page.locator("[name=text_uk]")).to_have_value(HERS)
    assert MINE in public_page(new_device, office)


def write_the_same_sentence(iryna, oksana):
    # Given both have opened the same section
    iryna.opens("lead/")
    oksana.opens("lead/")

    # When Oksana saves first, and Iryna after her
    oksana.writes(text_uk=HERS)
    oksana.saves()
    oksana.sees("saved")
    iryna.writes(text_uk=MINE)
    iryna.saves()

    # Then Iryna is shown what Oksana changed, has her own text still, and may save it all the same
    iryna.sees("conflict", "oksana")
    expect(iryna.page.locator("main ins").first).to_contain_text("викладає фізику", use_inner_text=True)
    expect(iryna.page.locator("[name=text_uk]")).to_have_value(MINE)
    iryna.saves()
    iryna.sees("saved")


def write_two_languages(iryna, oksana):
    # When one writes Ukrainian and the other, on a telephone, English
    iryna.opens("vision/")
    oksana.opens("vision/")
    oksana.page.get_by_text(oksana.said["english"], exact=True).first.click()
    oksana.writes(text_en="A community is strong when everybody counts.")
    oksana.saves()
    oksana.sees("saved")
    iryna.writes(text_uk="Громада сильна, коли рахує кожну гривню.")
    iryna.saves()

    # Then both changes are kept, and the page says so
    iryna.sees("merged")
    iryna.opens("vision/")
    expect(iryna.page.locator("[name=text_en]")).to_have_value("A community is strong when everybody counts.")


def public_page(new_device, office) -> str:
    """As a stranger reads it."""
    stranger = new_device()
    stranger.goto(f"/offices/{office.slug}/")
    return words(stranger)


def test_without_javascript_rows_come_and_go_and_are_saved(browser, site, post, office):
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    signs_in(page, post, office.member.user.email, "")
    page.goto("/member/office/achievements/")
    page.get_by_role("button", name="Додати ще").click()
    page.locator("[name=row_2_year]").fill("2018")
    page.locator("[name=row_2_title_uk]").fill("Бюджет участі")
    page.get_by_role("button", name="Прибрати запис 1").click()
    expect(page.locator("[name=row_1_title_uk]")).to_have_value("Бюджет участі")
    page.locator("[name=row_1_year]").press("Enter")
    page.wait_for_url("**/member/office/")
    assert office.editions.open().get().sections.get(kind="achievements").rows[0]["title_uk"] == "Бюджет участі"
    context.close()
