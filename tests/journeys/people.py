"""What people do in the journeys, in the words of the pages they see. They have a browser and a mailbox, no more."""

import re

from playwright.sync_api import expect

from applications import services as applications
from mayors_club import delivery
from members import services as members
from tests.client import StrictClient
from tests.members.signing_in import app_code

PREFIX = {"uk": "", "en": "/en"}
COMMUNITY = {"uk": "Миргородська", "en": "myrhorod"}


class Post:
    """The letters that have arrived; asking for one lets the worker’s tasks run once."""

    def __init__(self, sink):
        self.sink = sink

    def to(self, address) -> list:
        applications.answer_link_requests()
        members.answer_sign_in_requests()
        delivery.deliver_due(seconds=60)
        return [letter for letter in self.sink.letters if letter.envelope_to == [address]]

    def last(self, address):
        letters = self.to(address)
        assert letters, f"no letter to {address}"
        return letters[-1]

    def subjects(self, address) -> list[str]:
        return [str(letter.message["Subject"]).strip() for letter in self.to(address)]

    def link(self, address) -> str:
        """The one personal link of the newest letter, as the mail program shows it."""
        links = re.findall(r"^(http\S+/(?:apply|member)/\S+)$", self.last(address).text, re.MULTILINE)
        assert len(links) == 1, self.last(address).text
        return links[0]

    def code(self, address) -> str:
        found = re.search(r"^ +(\d[\d ]{5,})$", self.last(address).text, re.MULTILINE)
        assert found, self.last(address).text
        return found[1]


class Applicant:
    """A mayor with two devices and a mailbox."""

    def __init__(self, device, post, email="mayor@myrhorod.example", language="uk"):
        self.device, self.post, self.email, self.language = device, post, email, language
        self.page = device(language=language)

    def starts(self):
        self.page.goto(f"{PREFIX[self.language]}/apply/")
        self.page.locator("[name=started_by][value=mayor]").check()
        self.page.locator("[name=email]").fill(self.email)
        # Nobody fills in a form within a second: the page itself refuses such haste.
        self.page.wait_for_timeout(2500)
        self.presses_main_button()
        self.page.wait_for_url("**/apply/started/")

    def opens_link(self, width=1280):
        """On a device that has never seen the site."""
        self.page = self.device(width, self.language)
        self.page.goto(self.post.link(self.email))

    def fills_about_you(self):
        self.opens_section("about-you")
        self.page.locator("[name=full_name_uk]").fill("Ірина Савчук")
        self.page.locator("[name=full_name_latin]").fill("Iryna Savchuk")
        self.page.locator("[name=greeting_uk]").fill("пані Ірино")
        self.page.locator("[name=greeting_en]").fill("Ms Savchuk")
        self.page.locator(f"[name=language][value={self.language}]").check()
        self.continues()

    def fills_office(self):
        self.opens_section("office")
        self.page.locator("[name=office_kind][value=elected]").check()
        self.page.locator("select[name=title]").select_option(index=2)
        self.page.locator("[name=community]").press_sequentially(COMMUNITY[self.language], delay=20)
        self.page.locator("[role=listbox] [role=option]").first.click()
        self.page.locator("[name=term_1_start_month]").fill("11")
        self.page.locator("[name=term_1_start_year]").fill("2020")
        self.page.locator("[name=term_1_running]").check()
        self.page.locator("[name=proof_url]").fill("https://myrhorod.example/rishennia-1")
        self.continues()

    def fills_community(self):
        self.opens_section("community")
        self.page.locator("[name=community_website]").fill("https://myrhorod.example/")
        self.continues()

    def fills_motivation(self):
        self.opens_section("motivation")
        self.page.locator("[name=motivation]").fill("Хочу почути, як інші громади готуються до зими.")
        self.continues()

    def fills_everything(self):
        self.fills_about_you()
        self.fills_office()
        self.fills_community()
        self.fills_motivation()

    def opens_section(self, section):
        base = re.match(r".*/apply/[^/]+/", self.page.url)[0]
        self.page.goto(f"{base}{section}/")

    def presses_main_button(self):
        """The one solid button of the page."""
        self.page.locator("main form button.btn:not(.alt)").first.click()

    def continues(self):
        with self.page.expect_navigation():
            self.presses_main_button()
        assert self.page.locator(".esum").count() == 0, self.page.locator("main").inner_text()

    def submits(self):
        self.opens_section("check")
        self.page.locator("[name=consent]").check()
        self.presses_main_button()
        self.page.wait_for_url("**/submitted/")

    def applies(self):
        self.starts()
        self.opens_link()
        self.fills_everything()
        self.submits()

    def reads_status(self) -> str:
        self.opens_section("status")
        return words(self.page)

    def replies(self, text):
        self.page = self.device(390, self.language)
        self.page.goto(self.post.link(self.email))
        self.opens_section("reply")
        self.page.locator("[name=proof_url]").fill("https://myrhorod.example/rishennia-2")
        self.page.locator("[name=answer]").fill(text)
        with self.page.expect_navigation():
            self.presses_main_button()
        assert self.page.locator(".esum").count() == 0, self.page.locator("main").inner_text()

    def signs_in(self):
        signs_in(self.page, self.post, self.email, PREFIX[self.language])

    def activates(self):
        self.page = self.device(language=self.language)
        self.page.goto(self.post.link(self.email))
        with self.page.expect_navigation():
            self.presses_main_button()


class Colleague:
    """Somebody who works at the desk, at their own computer, with their telephone's codes."""

    def __init__(self, device, post, user):
        self.device, self.post, self.user = device, post, user
        self._page = None

    @property
    def page(self):
        if self._page is None:
            self._page = self.device()
            self._bring_session(self._page)
        return self._page

    def signs_in(self):
        """With the e-mailed code and the telephone's; elsewhere in the journeys the session is simply there."""
        self._page = self.device()
        self._page.goto("/admin/")
        signs_in(self._page, self.post, self.user.email, "")
        self._page.locator("[name=code]").fill(app_code(self.user))
        with self._page.expect_navigation():
            self._page.locator("main form button.btn").first.click()
        expect(self._page).to_have_url(re.compile(r"^[^?]*/admin/"))

    def _bring_session(self, page):
        client = StrictClient()
        client.force_login(self.user)
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "domain": "localhost", "path": "/"}])

    def opens(self, name):
        self.page.goto("/admin/")
        link = self.page.get_by_role("link", name=re.compile(name))
        assert link.count(), self.page.locator("body").inner_text()
        with self.page.expect_navigation():
            link.first.click()
        if self.page.locator("[name=kind][value=none]").count():
            self.declares()

    def declares(self, kind="none"):
        self.page.locator(f"[name=kind][value={kind}]").check()
        self.presses("Продовжити")

    def presses(self, button):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def opens_round(self, name):
        self.opens(name)
        self.presses("Відкрити розгляд")

    def votes(self, name, choice="yes"):
        self.opens(name)
        self.page.locator(f"[name=choice][value={choice}]").check()
        self.presses("Висловити думку")

    def takes_back(self, name):
        """A second thought: from the work list, while the letters wait."""
        self.opens(name)
        self.presses("Скасувати рішення")

    def reads(self) -> str:
        return words(self.page)

    def reads_letters(self) -> str:
        letters = [frame.content_frame.locator("body") for frame in self.page.locator("iframe").all()]
        for letter in letters:
            expect(letter).not_to_be_empty()
        return " ".join(letter.inner_text() for letter in letters)

    def decides(self, name, kind, **answers):
        """Fills in the panel, sees the letter, confirms; answers with what the letter's preview said."""
        self.opens(name)
        self.page.locator(f"[name=kind][value={kind}]").check()
        for field, value in answers.items():
            self._answers(field, value)
        self.presses("Переглянути лист")
        seen = self.reads_letters()
        # By keyboard: beside a sandboxed frame that has just loaded, the headless browser may misplace a click.
        with self.page.expect_navigation():
            self.page.locator("button[name=confirm]").press("Enter")
        return seen

    def _answers(self, field, value):
        control = self.page.locator(f"[name={field}]").first
        if control.evaluate("node => node.tagName") == "SELECT":
            control.select_option(value)
        elif control.get_attribute("type") in ("checkbox", "radio"):
            self.page.locator(f"[name={field}][value='{value}']").check()
        else:
            control.fill(value)


def words(page) -> str:
    """What the page says, without the no-break spaces of good typography."""
    return page.locator("main").inner_text().replace("\xa0", " ")


def signs_in(page, post, email, prefix):
    """From whatever page asks for it: the address, then the code of the letter."""
    if "login" not in page.url:
        page.goto(f"{prefix}/login/")
    page.locator("main [name=email]").fill(email)
    with page.expect_navigation():
        page.locator("main form button.btn:not(.alt)").first.click()
    page.locator("[name=code]").fill(post.code(email))
    with page.expect_navigation():
        page.locator("main form button.btn:not(.alt)").first.click()
