"""A member invites somebody of the team; that person comes in with their own mailbox, acts, and leaves in one click."""

import pytest
from playwright.sync_api import expect

from members.models import Representative
from tests.factories import make_community, make_member
from tests.journeys.people import PREFIX, signs_in, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

AIDE = "aide@myrhorod.example"
SAID = {
    "uk": {
        "invited": "Запрошення надіслано",
        "acting": "Ви працюєте в кабінеті: Ірина Савчук, Старогород.",
        "accepted": "Ваше запрошення прийнято",
        "deeds": "Поки що нічого.",
        "gone": "Ця людина більше не може діяти від Вашого імені.",
    },
    "en": {
        "invited": "The invitation is on its way",
        "acting": "You are working in the members’ area of: Iryna Savchuk, Starohorod.",
        "accepted": "Your invitation has been accepted",
        "deeds": "Nothing so far.",
        "gone": "This person can no longer act for you.",
    },
}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_representative_from_the_invitation_to_the_last_click(new_device, post, language):
    said, prefix = SAID[language], PREFIX[language]
    mayor = make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk", community=make_community())
    mayor.user.language = language
    mayor.user.save()

    # Given a member who has just signed in
    desk = new_device(language=language)
    signs_in(desk, post, mayor.user.email, prefix)

    # When she invites Maksym with two rights
    desk.goto(f"{prefix}/member/representatives/")
    desk.locator("main .head a.btn").click()
    desk.locator("[name=full_name_uk]").fill("Максим Демченко")
    desk.locator("[name=email]").fill(AIDE)
    desk.locator("[name=scopes][value=can_edit_office]").check()
    desk.locator("[name=scopes][value=can_attend_sessions]").check()
    desk.locator("main form [type=submit]").click()
    expect(desk.locator("main")).to_contain_text(said["invited"], use_inner_text=True)

    # Then his letter leads to the invitation, on a telephone that has never seen the site
    phone = new_device(390, language)
    phone.goto(post.link(AIDE))
    assert said["acting"] not in phone.locator("body").inner_text()
    phone.locator("button[name=accept]").click()
    phone.wait_for_url("**/member/")
    assert said["acting"] in phone.locator("body").inner_text().replace("\xa0", " ")
    assert said["accepted"] in post.subjects(mayor.user.email)

    # And he cannot appoint others
    assert phone.goto(f"{prefix}/member/representatives/").status == 404

    # When she takes the rights away
    desk.goto(f"{prefix}/member/representatives/")
    assert said["deeds"] in words(desk)
    desk.locator("main form[action*='/end/'] button").click()
    expect(desk.locator("main")).to_contain_text(said["gone"], use_inner_text=True)

    # Then his open session is over at the next click
    phone.goto(f"{prefix}/member/")
    assert "/login/" in phone.url
    assert Representative.objects.get().status == "ended"
