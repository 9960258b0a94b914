from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.utils import timezone

from mayors_club.models import Event
from members import services
from members.models import Mandate, Member, User
from tests.factories import make_community, make_mandate, make_member, make_representative, make_staff, make_user

pytestmark = pytest.mark.django_db
TERM = {
    "kind": "elected",
    "starts_on": date(2020, 11, 1),
    "ends_on": None,
    "precision": "month",
    "source_url": "https://town.example/tvk",
}


def admit(chair, **changed):
    columns = {
        "email": "Mayor@Town.example",
        "language": "en",
        "full_name_uk": "Ірина Савчук",
        "full_name_latin": "Iryna Savchuk",
        "greeting_uk": "пані Ірино",
        "greeting_en": "Ms Savchuk",
        "title_uk": "міська голова",
        "title_en": "Mayor",
        "phone": "+380501112233",
        "community": None,
        "community_typed": "Старогород",
        "mandates": [TERM],
        "effective_at": timezone.now() + timedelta(minutes=10),
        "by": chair,
    }
    return services.admit(**{**columns, **changed})


@pytest.fixture
def chair():
    return make_staff("chair")


def verbs_about(subject):
    return list(Event.objects.about(subject).values_list("verb", "from_state", "to_state"))


def test_admit_makes_a_user_a_membership_and_its_terms(chair):
    community = make_community()
    member = admit(chair, community=community)
    assert member.user.email == "mayor@town.example"
    assert member.user.language == "en"
    assert member.user.full_name_uk == "Ірина Савчук"
    assert not member.user.has_usable_password()
    assert member.status == "onboarding"
    mandate = member.mandates.get()
    assert (mandate.community, mandate.kind, mandate.precision) == (community, "elected", "month")
    assert not mandate.is_contested
    assert verbs_about(member) == [("member.admitted", "", "onboarding")]


def test_admitted_person_cannot_sign_in_before_the_decision_takes_effect(chair):
    member = admit(chair)
    able = User.objects.able_to_sign_in
    assert member.user not in able()
    assert member.user in able(now=member.effective_at)


@pytest.mark.parametrize("who", ["representative", "staff", "former member"])
def test_admit_attaches_to_the_existing_user(chair, who):
    user = make_user("mayor@town.example", full_name_uk="Савчук Ірина")
    if who == "representative":
        make_representative(user=user)
    elif who == "staff":
        user.is_staff = True
        user.save()
    else:
        make_member(user, status=Member.Status.ENDED)
    member = admit(chair)
    user.refresh_from_db()
    assert member.user == user
    assert user.full_name_uk == "Савчук Ірина"
    assert user.is_staff == (who == "staff")


def test_admit_refuses_a_second_live_membership(chair):
    existing = admit(chair)
    with pytest.raises(services.AlreadyMember) as refusal:
        admit(chair)
    assert refusal.value.member == existing
    assert Member.objects.count() == 1


def test_admitted_former_colleague_does_not_get_the_old_powers_back(chair):
    user = make_staff("secretariat", email="mayor@town.example", is_superuser=True, is_active=False)
    admit(chair)
    user.refresh_from_db()
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)
    assert not user.groups.exists()


def test_elected_term_overlapping_another_persons_is_contested(chair):
    community = make_community()
    other = make_mandate(make_member(community=community), starts_on=date(2021, 1, 1))
    member = admit(chair, community=community)
    mandate = member.mandates.get()
    other.refresh_from_db()
    assert mandate.is_contested
    assert not other.is_contested
    assert Event.objects.about(member).get().codes == {"contested_mandates": [mandate.pk]}


def test_terms_that_only_touch_or_are_not_elected_are_not_contested(chair):
    community = make_community()
    make_mandate(make_member(community=community), starts_on=date(2015, 11, 1), ends_on=date(2020, 11, 1))
    acting = {**TERM, "kind": "acting", "starts_on": date(2018, 1, 1), "ends_on": date(2019, 1, 1)}
    member = admit(chair, community=community, mandates=[acting, TERM])
    assert [mandate.is_contested for mandate in member.mandates.all()] == [False, False]


def test_admit_writes_nothing_when_a_term_is_impossible(chair):
    backwards = {**TERM, "starts_on": date(2020, 11, 1), "ends_on": date(2015, 11, 1)}
    with pytest.raises(DatabaseError):
        admit(chair, community=make_community(), mandates=[backwards])
    assert not User.objects.with_email("mayor@town.example").exists()


def test_readmission_replaces_the_same_term_of_the_former_membership(chair):
    community = make_community()
    user = make_user("mayor@town.example")
    former = make_member(user, status=Member.Status.ENDED, community=community)
    make_mandate(former)
    earlier = make_mandate(former, starts_on=date(2010, 11, 1), ends_on=date(2015, 11, 1))
    member = admit(chair, community=community)
    assert not member.mandates.get().is_contested
    assert list(former.mandates.all()) == [earlier]


def test_annulled_readmission_gives_the_terms_back_to_the_former_membership(chair):
    community = make_community()
    user = make_user("mayor@town.example")
    former = make_member(user, status=Member.Status.ENDED, community=community)
    make_mandate(former)
    member = admit(chair, community=community)
    services.annul(member, by=chair)
    assert former.mandates.get().starts_on == date(2020, 11, 1)


def test_annul_leaves_no_terms_and_no_way_in(chair):
    member = admit(chair, effective_at=timezone.now() - timedelta(seconds=1), community=make_community())
    services.annul(member, by=chair)
    assert member.status == "annulled"
    assert not Mandate.objects.exists()
    assert member.user not in User.objects.able_to_sign_in()
    assert verbs_about(member)[-1] == ("member.annulled", "onboarding", "annulled")
    assert admit(chair).status == "onboarding"


def test_end_membership_ends_representatives_and_says_why(chair):
    member = make_member()
    active = make_representative(member)
    invited = make_representative(member, status="invited")
    services.end_membership(member, reason="excluded", by=chair)
    for representative in (active, invited):
        representative.refresh_from_db()
        assert (representative.status, representative.ended_by) == ("ended", chair)
        assert Event.objects.about(representative).get().codes == {"because": "membership"}
    assert (member.status, member.end_reason, member.ended_by) == ("ended", "excluded", chair)
    event = Event.objects.about(member).get()
    assert (event.verb, event.from_state, event.to_state, event.codes) == (
        "member.ended",
        "active",
        "ended",
        {"reason": "excluded"},
    )


def test_end_membership_needs_a_known_reason(chair):
    member = make_member()
    with pytest.raises(ValueError, match="boredom"):
        services.end_membership(member, reason="boredom", by=chair)
    member.refresh_from_db()
    assert member.status == "active"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def request_of(client):
    request = RequestFactory().get("/")
    request.session = client.session
    return request


def is_signed_in(client):
    return get_user(request_of(client)).is_authenticated


def test_end_membership_closes_sessions_of_those_who_then_have_nobody(chair):
    member = make_member()
    only_here = make_representative(member)
    elsewhere_too = make_representative(member)
    make_representative(user=elsewhere_too.user)
    clients = [signed_in(user) for user in (member.user, only_here.user, elsewhere_too.user)]
    services.end_membership(member, reason="resigned", by=chair)
    assert [is_signed_in(client) for client in clients] == [False, False, True]


def test_end_membership_leaves_a_colleague_signed_in(chair):
    colleague = make_staff("secretariat")
    client = signed_in(colleague)
    services.end_membership(make_member(colleague), reason="resigned", by=chair)
    assert is_signed_in(client)


def test_close_sessions_can_keep_the_one_in_use():
    user = make_member().user
    here, there = signed_in(user), signed_in(user)
    request = request_of(here)
    request.user = user
    services.close_sessions(user, keep=request)
    request.session.save()
    here.cookies["sessionid"] = request.session.session_key
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


def test_confirm_activation_takes_the_members_corrections():
    member = make_member(status=Member.Status.ONBOARDING)
    services.confirm_activation(member, by=member.user, greeting_uk="Ірино Петрівно")
    member.refresh_from_db()
    assert (member.status, member.greeting_uk) == ("active", "Ірино Петрівно")
    assert member.confirmed_at
    assert verbs_about(member) == [("member.activated", "onboarding", "active")]


VERBS = {
    "active": lambda member, by: services.confirm_activation(member, by=by),
    "ended": lambda member, by: services.end_membership(member, reason="resigned", by=by),
    "annulled": lambda member, by: services.annul(member, by=by),
}


@pytest.mark.parametrize("to", VERBS)
@pytest.mark.parametrize("came_from", Member.Status.values)
def test_every_pair_of_states_follows_the_table(chair, came_from, to):
    member = make_member(status=came_from)
    if to in Member.TRANSITIONS[came_from]:
        VERBS[to](member, chair)
        assert verbs_about(member)[-1][1:] == (came_from, to)
    else:
        with pytest.raises(services.WrongState):
            VERBS[to](member, chair)
        assert verbs_about(member) == []
    member.refresh_from_db()
    assert member.status == (to if to in Member.TRANSITIONS[came_from] else came_from)


def test_nothing_leads_back_to_onboarding():
    assert all("onboarding" not in targets for targets in Member.TRANSITIONS.values())


def test_ended_representative_stays_as_it_ended(chair):
    representative = make_representative(status="ended")
    before = representative.ended_at
    services.end_representative(representative, by=chair)
    representative.refresh_from_db()
    assert representative.ended_at == before
    assert not Event.objects.about(representative).exists()
