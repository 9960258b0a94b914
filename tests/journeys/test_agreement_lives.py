"""An agreement from a draft to the yearly confirmation, in both languages; the clock is the test’s own."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from members.models import Community
from sister_cities.cities import fill_search
from sister_cities.models import Agreement
from sister_cities.services import clocks, reminding
from tests.factories import make_representative, make_staff, make_user
from tests.journeys.agreements import (
    comes_back,
    confirms,
    link_to_confirm,
    on_the_map,
    proposes_draft,
    steps_to,
    takes_in,
)
from tests.journeys.people import PREFIX, Colleague, signs_in, words
from tests.journeys.sessions import mayor_of
from tests.session_factories import in_kyiv
from tests.sister_city_factories import make_city

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SIGNED = {"signed_on_day": "1", "signed_on_month": "4", "signed_on_year": "2027"}
START = in_kyiv(2027, 2, 1, 10)
SAID = {
    "uk": {
        "city": "Лінденталь",
        "accepted": "внесено до реєстру",
        "waits": "очікує",
        "in force": "чинна",
        "question": "Чи Ваші угоди досі чинні?",
        "done": "Вашу відповідь записано",
        "confirmed": "5 квітня 2028 року",
    },
    "en": {
        "city": "Lindental",
        "accepted": "registry",
        "waits": "waiting",
        "in force": "In force",
        "question": "Do your agreements still stand?",
        "done": "Your answer is written down",
        "confirmed": "5 April 2028",
    },
}


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=True) as traveller:
        yield traveller


@pytest.fixture(params=["uk", "en"])
def language(request):
    return request.param


@pytest.fixture
def mayor(post, language):
    member = mayor_of("Ірина Савчук", "Iryna Savchuk", language)
    Community.objects.filter(pk=member.community_id).update(latitude="49.97", longitude="33.61")
    return member


@pytest.fixture
def helper(mayor, language):
    user = make_user("aide@starohorod.example", language=language)
    nothing = {"can_edit_office": False, "can_publish_office": False, "can_attend_sessions": False}
    return make_representative(mayor, user, can_manage_agreements=True, **nothing)


@pytest.fixture
def city():
    found = make_city()
    fill_search(found, [])
    found.save()
    return found


def test_an_agreement_lives(no_limits_left_from_before, clock, language, post, new_device, mayor, helper, city):
    said, prefix = SAID[language], PREFIX[language]
    desk = Colleague(new_device, post, make_staff("secretariat"))
    stranger = new_device(1280, language)
    assert said["city"] not in on_the_map(stranger, prefix)

    # The representative proposes a draft, and the secretariat takes it in.
    page = new_device(390, language)
    signs_in(page, post, helper.user.email, prefix)
    agreement = proposes_draft(page, prefix, said["city"])
    assert (agreement.proposed_by, agreement.proposed_for) == (helper.user, mayor.user)
    takes_in(desk, agreement)
    assert agreement.accepted_by == desk.user
    assert said["city"] in post.last(helper.user.email).text
    assert said["city"] not in on_the_map(stranger, prefix)

    def weeks_later(*day) -> Colleague:
        """The representative signs in anew, and so does the secretariat."""
        clock.move_to(in_kyiv(*day, 10))
        comes_back(page, post, helper.user.email, prefix)
        return Colleague(new_device, post, desk.user)

    # The council, the ministry and its thirty days.
    weeks_later(2027, 2, 19)
    steps_to(page, prefix, agreement, "council_approved", council_no="311", council_on="2027-02-18")
    weeks_later(2027, 2, 22)
    steps_to(page, prefix, agreement, "with_ministry", ministry_sent_on="2027-02-22")
    weeks_later(2027, 3, 25)
    assert reminding.remind() == 2
    assert "22" in post.last(mayor.user.email).text
    steps_to(page, prefix, agreement, "agreed", order_no="88", agreed_on="2027-03-22")
    assert agreement.status == Agreement.Status.AGREED

    # It is signed: the secretariat looks at it once more, and everybody sees it.
    desk = weeks_later(2027, 4, 2)
    steps_to(page, prefix, agreement, "signed", **SIGNED, source_uk="Сайт громади")
    assert agreement.status == Agreement.Status.AGREED
    takes_in(desk, agreement)
    assert agreement.status == Agreement.Status.SIGNED
    assert said["city"] in on_the_map(stranger, prefix)

    # Registered and in force.
    desk = weeks_later(2027, 4, 5)
    for status, facts in (("registered", {"registered_no": "417", "registered_on": "2027-04-04"}), ("active", {})):
        steps_to(page, prefix, agreement, status, **facts)
        takes_in(desk, agreement)
    stranger.goto(f"{prefix}/sister-cities/{agreement.pk}/")
    assert said["in force"].lower() in words(stranger).lower()

    # A year later one letter asks, and one press on a telephone answers.
    clock.move_to(in_kyiv(2028, 4, 5, 10))
    clocks.run_clocks()
    assert reminding.remind() == 2
    assert said["question"] in post.subjects(mayor.user.email)
    assert said["done"] in confirms(new_device(390, language), link_to_confirm(post, mayor.user.email))
    agreement.refresh_from_db()
    assert (agreement.confirmed_by, agreement.confirmed_on) == (mayor.user, timezone.localdate())
    stranger.goto(f"{prefix}/sister-cities/{agreement.pk}/")
    assert said["confirmed"] in words(stranger)
    assert reminding.remind(timezone.localdate() + timedelta(days=1)) == 0
