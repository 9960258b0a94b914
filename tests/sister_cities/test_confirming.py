"""“Does it still stand?”: behind the link of a letter in one press, or in the members' area."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mayors_club.models import Event
from members.models import Member
from sister_cities.models import Agreement, Confirmation
from sister_cities.services import confirming
from tests import factories
from tests.sister_city_factories import make_agreement, make_city, make_confirmation

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return factories.make_member()


@pytest.fixture
def question(member):
    return make_confirmation(make_agreement(community=member.community), member.user)


def address(question) -> str:
    return f"/sister-cities/confirm/{confirming.token_for(question.letter)}/"


def test_one_press_confirms_all_of_them(client, member, question):
    other = make_confirmation(
        make_agreement("dormant", community=member.community, city=make_city(name_uk="Штайнфельд")),
        member.user,
        letter=question.letter,
    )
    page = client.get(address(question))
    assert page.status_code == 200
    assert "Штайнфельд, Німеччина" in page.content.decode()
    fields = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert client.post(address(question), fields)["Location"] == "/sister-cities/confirmed/"
    for agreement in (question.agreement, other.agreement):
        agreement.refresh_from_db()
        assert (agreement.confirmed_on, agreement.confirmed_by) == (timezone.localdate(), member.user)
        assert agreement.status == Agreement.Status.ACTIVE
    assert Event.objects.filter(verb="agreement.confirmed", actor=member.user).count() == 2


def test_looking_uses_nothing_up_and_pressing_twice_does_nothing(client, question):
    for _look in range(2):
        assert client.get(address(question)).status_code == 200
    fields = {f"answer_{question.pk}": "stands"}
    client.post(address(question), fields)
    again = client.post(address(question), fields)
    assert again["Location"] == "/sister-cities/confirmed/"
    assert Event.objects.filter(verb="agreement.confirmed").count() == 1
    assert client.get(address(question)).status_code == 410


@pytest.mark.parametrize("answer", ["changed", "ended"])
def test_what_has_changed_is_not_confirmed(client, question, answer):
    response = client.post(address(question), {f"answer_{question.pk}": answer})
    assert response["Location"] == "/sister-cities/answered/"
    question.refresh_from_db()
    question.agreement.refresh_from_db()
    assert (question.answer, question.agreement.confirmed_on) == (answer, None)
    assert Event.objects.get(verb="agreement.answered").codes == {"answer": answer}


def test_without_an_answer_the_form_says_so(client, question):
    response = client.post(address(question), {f"answer_{question.pk}": "perhaps"})
    assert response.status_code == 422
    assert Confirmation.objects.get().answer == ""


def test_the_link_is_private(client, question):
    response = client.get(address(question))
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert client.get(address(question)[:-3] + "xx/").status_code == 404


@pytest.mark.parametrize("change", ["left", "moved", "old", "hidden"])
def test_the_link_works_as_long_as_its_person_keeps_the_agreement(client, member, question, change):
    if change == "left":
        Member.objects.filter(pk=member.pk).update(status="ended", ended_at=timezone.now(), end_reason="resigned")
    if change == "moved":
        Member.objects.filter(pk=member.pk).update(community=factories.make_community())
    if change == "hidden":
        Agreement.objects.filter(pk=question.agreement_id).update(accepted_at=None)
    with time_machine.travel(timezone.now() + timedelta(days=61 if change == "old" else 0), tick=False):
        assert client.get(address(question)).status_code == (404 if change in ("left", "moved") else 410)
        client.post(address(question), {f"answer_{question.pk}": "stands"})
    question.agreement.refresh_from_db()
    assert question.agreement.confirmed_on is None


def test_a_member_confirms_in_the_area(client, member):
    agreement = make_agreement("dormant", community=member.community)
    client.force_login(member.user)
    client.post(f"/member/sister-cities/{agreement.pk}/confirm/")
    agreement.refresh_from_db()
    assert (agreement.confirmed_by, agreement.status) == (member.user, "active")
    moved = Event.objects.get(verb="agreement.moved")
    assert (moved.from_state, moved.to_state) == ("dormant", "active")


def test_nobody_confirms_the_agreement_of_another_community(client, member):
    foreign = make_agreement()
    client.force_login(member.user)
    assert client.post(f"/member/sister-cities/{foreign.pk}/confirm/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.confirmed_on is None


def test_what_is_not_public_cannot_be_confirmed(member):
    with pytest.raises(confirming.NotYours):
        confirming.confirm(make_agreement("draft", community=member.community), by=member.user)


def test_confirmed_on_behalf_of_the_member(member):
    helper = factories.make_representative(member, can_manage_agreements=True)
    agreement = make_agreement(community=member.community)
    confirming.confirm(agreement, by=helper.user, on_behalf_of=member.user)
    event = Event.objects.get(verb="agreement.confirmed")
    assert (event.actor, event.on_behalf_of) == (helper.user, member.user)


def test_a_form_that_was_open_meanwhile_hears_of_the_confirmation(member):
    agreement = make_agreement(community=member.community)
    before = agreement.changed_at
    confirming.confirm(agreement, by=member.user)
    agreement.refresh_from_db()
    assert agreement.changed_at > before


@pytest.mark.parametrize(
    ("answer", "words", "leads_to"),
    [
        ("stands", "Більше нічого робити не потрібно", "/sister-cities/confirmed/"),
        ("changed", "запишіть, будь ласка, зміни в кабінеті", "/sister-cities/answered/"),
    ],
)
def test_an_answered_link_still_says_what_is_to_be_done(client, question, answer, words, leads_to):
    fields = {f"answer_{question.pk}": answer}
    client.post(address(question), fields)
    assert words in client.get(address(question)).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert client.post(address(question), fields)["Location"] == leads_to
