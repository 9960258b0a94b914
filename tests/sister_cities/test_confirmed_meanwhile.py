"""Somebody confirms while others have been asked: their letters and their links."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from members.models import Member
from sister_cities.models import Agreement, Confirmation
from sister_cities.services import confirming, reminding
from tests import factories
from tests.client import StrictClient
from tests.sister_city_factories import make_agreement, make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return factories.make_member()


@pytest.fixture
def helper(member):
    user = factories.make_user(full_name_uk="Максим Демченко", full_name_latin="Maksym Demchenko")
    return factories.make_representative(member, user=user, can_manage_agreements=True).user


def unconfirmed(member, name="Лінденталь", days=400) -> Agreement:
    return make_agreement(
        community=member.community,
        city=make_city(name_uk=name),
        procedure="earlier",
        accepted_at=timezone.now() - timedelta(days=days),
    )


def letter_to(user) -> OutgoingEmail:
    return OutgoingEmail.objects.get(name="agreement_confirm", to=user.email)


def link_of(user) -> str:
    question = Confirmation.objects.filter(user=user).first()
    return f"/sister-cities/confirm/{confirming.token_for(question.letter)}/"


def test_letter_that_has_nothing_left_to_ask_does_not_leave(member, helper):
    first, second = unconfirmed(member), unconfirmed(member)
    reminding.remind()
    confirming.confirm(first, by=helper, on_behalf_of=member.user)
    assert letter_to(member.user).status == "queued"
    confirming.confirm(second, by=helper, on_behalf_of=member.user)
    assert {letter_to(user).status for user in (member.user, helper)} == {"superseded"}


def test_letter_that_has_left_stays_what_it_is(member, helper):
    agreement = unconfirmed(member)
    reminding.remind()
    OutgoingEmail.objects.update(status="sent", sent_at=timezone.now())
    confirming.confirm(agreement, by=helper)
    assert letter_to(member.user).status == "sent"
    with pytest.raises(mail.AlreadyLeft):
        mail.supersede([letter_to(member.user)])


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", ("Це вже підтверджено", "Максим Демченко")), ("/en", ("It has been confirmed already", "Maksym Demchenko"))],
)
def test_link_says_who_has_confirmed_and_when(member, helper, prefix, words):
    agreement = unconfirmed(member)
    reminding.remind()
    link, client = prefix + link_of(member.user), StrictClient()
    question = Confirmation.objects.get(user=member.user)
    confirming.confirm(agreement, by=helper, on_behalf_of=member.user)
    page = client.get(link)
    assert page.status_code == 410
    assert [word for word in (*words, str(timezone.localdate().year)) if word not in page.content.decode()] == []
    pressed = client.post(link, {f"answer_{question.pk}": "stands"})
    assert pressed["Location"] == link
    agreement.refresh_from_db()
    assert agreement.confirmed_by == helper


def test_link_asks_only_about_the_others(member, helper):
    done, open_one = unconfirmed(member, "Штайнфельд"), unconfirmed(member)
    reminding.remind()
    confirming.confirm(done, by=helper)
    page = StrictClient().get(link_of(member.user))
    (field,) = page.context["form"].fields.values()
    assert (page.status_code, field.label) == (200, "Лінденталь, Німеччина")
    assert page.context["known"] == [("Штайнфельд, Німеччина", timezone.localdate(), "Максим Демченко")]
    assert open_one.pk


def test_agreement_that_moved_away_takes_nothing_with_it(member):
    gone, stays = unconfirmed(member), unconfirmed(member, "Штайнфельд")
    reminding.remind()
    Agreement.objects.filter(pk=gone.pk).update(community=factories.make_community())
    page = StrictClient().get(link_of(member.user))
    assert [one.agreement for one in page.context["form"].questions] == [stays]


def test_what_was_confirmed_just_before_the_letter_is_not_asked_about(member):
    """The list is made, then somebody confirms, then the letter is written."""
    late, soon = unconfirmed(member), unconfirmed(member, days=345)
    keeper = reminding.keepers_of([member.community_id])[member.community_id]
    listed = list(confirming.unconfirmed(months=reminding.TOGETHER_MONTHS))
    confirming.confirm(late, by=member.user)
    assert reminding._ask(listed, keeper, timezone.localdate()) == 0
    assert not OutgoingEmail.objects.filter(name="agreement_confirm").exists()
    assert (len(listed), soon.reminders.count()) == (2, 0)
    assert Member.objects.count() == 1


def test_what_went_to_another_community_just_before_the_letter_is_not_asked_about(member):
    gone, stays = unconfirmed(member), unconfirmed(member, "Штайнфельд")
    keeper = reminding.keepers_of([member.community_id])[member.community_id]
    listed = list(confirming.unconfirmed())
    Agreement.objects.filter(pk=gone.pk).update(community=factories.make_community())
    reminding._ask(listed, keeper, timezone.localdate())
    assert {one.agreement for one in Confirmation.objects.all()} == {stays}


def test_who_says_that_it_has_ended_is_heard_although_somebody_has_confirmed_it_meanwhile(member, helper):
    """The page was open before the other one pressed."""
    agreements = [unconfirmed(member), unconfirmed(member)]
    reminding.remind()
    first, second = Confirmation.objects.filter(user=helper).order_by("agreement_id")
    confirming.confirm(agreements[0], by=member.user)
    answers = {f"answer_{first.pk}": "ended", f"answer_{second.pk}": "stands"}
    response = StrictClient().post(link_of(helper), answers)
    assert response["Location"] == "/sister-cities/answered/"
    found = Confirmation.objects.filter(user=helper).order_by("agreement_id")
    assert list(found.values_list("answer", flat=True)) == ["ended", "stands"]
    assert Event.objects.get(verb="agreement.answered").codes == {"answer": "ended"}


@pytest.mark.parametrize(
    ("answer", "words", "leads_to"),
    [
        ("stands", "Більше нічого робити не потрібно", "/sister-cities/confirmed/"),
        ("changed", "запишіть, будь ласка, зміни в кабінеті", "/sister-cities/answered/"),
    ],
)
def test_own_answer_comes_before_what_others_confirmed(member, helper, answer, words, leads_to):
    done, open_one = unconfirmed(member, "Штайнфельд"), unconfirmed(member)
    reminding.remind()
    confirming.confirm(done, by=helper)
    link, client = link_of(member.user), StrictClient()
    question = Confirmation.objects.get(user=member.user, agreement=open_one)
    for _press in range(2):
        assert client.post(link, {f"answer_{question.pk}": answer})["Location"] == leads_to
    page = client.get(link)
    text = page.content.decode()
    assert (page.status_code, words in text, "Максим Демченко" in text) == (410, True, True)
    assert "Це вже підтверджено" not in text
    assert "Уже підтверджено" in text


def test_nobody_is_thanked_for_an_answer_that_came_too_late(member):
    agreement = unconfirmed(member)
    reminding.remind()
    link = link_of(member.user)
    Confirmation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert StrictClient().post(link, {f"answer_{Confirmation.objects.get().pk}": "stands"})["Location"] == link
    agreement.refresh_from_db()
    assert agreement.confirmed_on is None
