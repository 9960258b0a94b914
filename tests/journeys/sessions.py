"""What people do around a session, in the words of the pages they see."""

import icalendar

from sessions.models import Expert, ExpertSession, Seat
from tests.factories import make_community, make_member, make_user
from tests.journeys.people import words
from tests.session_factories import in_kyiv

# Moved by a day into the night after which the clocks are an hour ahead.
SATURDAY, SUNDAY = in_kyiv(2027, 3, 27, 15), in_kyiv(2027, 3, 28, 15)
SUMMARY = {
    "uk": "Три рішення окуповуються за одну зиму.",
    "en": "Three measures pay off within one winter.",
}


def calendar_part(letter) -> icalendar.Calendar:
    parts = [part for part in letter.message.walk() if part.get_content_type() == "text/calendar"]
    assert len(parts) == 1, letter.text
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True))


def entry(letter) -> tuple:
    calendar = calendar_part(letter)
    event = calendar.walk("VEVENT")[0]
    return str(calendar["METHOD"]), int(event["SEQUENCE"]), event["DTSTART"].dt, str(event["UID"])


def mayor_of(name, latin, language):
    user = make_user(language=language, full_name_uk=name, full_name_latin=latin)
    return make_member(user, full_name_uk=name, full_name_latin=latin, community=make_community())


def answers_of() -> dict:
    rows = Seat.objects.values_list("member__full_name_uk", "answer", "representative__full_name_uk")
    return {name: (answer, representative) for name, answer, representative in rows}


def plans(desk, meeting) -> ExpertSession:
    """In the admin's own form; the meeting's address is typed on a page of its own."""
    page = desk.page
    page.goto("/admin/expert_sessions/expertsession/add/")
    for field, value in {
        "day": "2027-03-27",
        "starts": "15:00",
        "ends": "16:30",
        "topic_uk": "Тепло взимку без газу",
        "topic_en": "Winter heating without gas",
        "lead_uk": "Розберемо, що встигне громада.",
        "lead_en": "What a community can manage.",
        "text_uk": "Скільки це коштує і де громади втрачають час.",
        "text_en": "What it costs, and where communities lose time.",
    }.items():
        page.locator(f"[name={field}]").fill(value)
    page.locator("[name=provider]").select_option("link")
    page.locator("select[name=expert]").select_option(str(Expert.objects.get().pk))
    with page.expect_navigation():
        page.locator("[name=_save]").click()
    assert page.locator(".errornote, .esum").count() == 0, page.locator("body").inner_text()
    session = ExpertSession.objects.get()
    page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/room/")
    page.locator("[name=address]").fill(f"http://127.0.0.1:{meeting.server_port}/room-of-413")
    presses_main(page)
    return session


def announces(desk, session):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/announce/")
    presses_main(desk.page)
    session.refresh_from_db()
    assert session.status == "announced", desk.reads()


def moves(desk, session, **time):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/move/")
    for field, value in time.items():
        desk.page.locator(f"[name={field}]").fill(value)
    presses_main(desk.page)
    # The second press confirms what the first one has read back.
    presses_main(desk.page, "button[name=confirm]")
    session.refresh_from_db()
    assert session.starts_at == SUNDAY, desk.reads()


def writes_summary(desk, session):
    desk.page.goto(f"/admin/expert_sessions/expertsession/{session.pk}/summary/")
    desk.page.locator("[name=summary_uk]").fill(SUMMARY["uk"])
    desk.page.locator("[name=summary_en]").fill(SUMMARY["en"])
    presses_main(desk.page, "button[name=publish]")
    session.refresh_from_db()
    assert session.summary_published_at, desk.reads()


def presses_main(page, button="main form button.btn:not(.alt), #content form [type=submit]"):
    with page.expect_navigation():
        page.locator(button).first.click()
    assert page.locator(".errornote, .esum").count() == 0, page.locator("body").inner_text()


def answers(page, address, choice):
    """The choices of the form in their order: going, a representative by name, not going."""
    page.goto(address)
    page.locator("form[action$='/answer/'] [name=answer]").nth(choice).check()
    with page.expect_navigation():
        page.locator("form[action$='/answer/'] button").first.click()


def joins(page, address, open_door):
    """In a new tab, so that the page of the session stays."""
    page.goto(address)
    assert open_door in words(page)
    with page.expect_popup() as tab:
        page.locator("form[action$='/join/'] button").click()
    tab.value.locator("form:has([name=accepted]) button").click()
    tab.value.wait_for_url("**/room-of-413*")
    assert "Ви в кімнаті" in tab.value.locator("main").inner_text()
