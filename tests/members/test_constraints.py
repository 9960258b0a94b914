"""What the database itself refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.models import Mandate, Member, PersonalLink, Representative, User
from tests.factories import make_community, make_mandate, make_member, make_representative, make_user

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def refused(name, call):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        call()


def test_address_of_a_user_is_in_lower_case():
    user = make_user("mayor@town.example")
    refused("user_email_lower", lambda: User.objects.filter(pk=user.pk).update(email="Mayor@town.example"))


def test_address_of_a_user_is_unique():
    make_user("mayor@town.example")
    refused("email", lambda: make_user("MAYOR@town.example"))


def test_one_live_membership_for_a_person():
    member = make_member()
    refused("member_one_live_membership", lambda: make_member(member.user, status="onboarding"))
    make_member(member.user, status="ended")
    make_member(member.user, status="annulled")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("member_active_has_confirmed", {"status": "active", "confirmed_at": None}),
        ("member_ended_has_reason", {"status": "ended", "ended_at": None, "end_reason": "resigned"}),
        ("member_ended_has_reason", {"status": "ended", "ended_at": NOW, "end_reason": ""}),
        ("member_status_known", {"status": "asleep"}),
    ],
)
def test_member_is_refused(constraint, columns):
    member = make_member()
    refused(constraint, lambda: Member.objects.filter(pk=member.pk).update(**columns))


def test_mandate_does_not_end_before_it_starts():
    member = make_member(community=None)
    refused("mandate_ends_after_start", lambda: make_mandate(member, starts_on="2020-11-01", ends_on="2015-11-01"))


def test_one_elected_head_of_a_community_at_a_time():
    community = make_community()
    first, second = make_member(community=community), make_member(community=community)
    make_mandate(first, starts_on="2015-11-01", ends_on="2020-11-01")
    refused("mandate_one_elected_head", lambda: make_mandate(second, starts_on="2020-10-01"))
    make_mandate(second, starts_on="2020-11-01")
    refused("mandate_one_elected_head", lambda: make_mandate(first, starts_on="2024-01-01"))


@pytest.mark.parametrize("columns", [{"is_contested": True}, {"kind": "acting"}, {"community": None}])
def test_contested_or_other_terms_may_overlap(columns):
    member = make_member()
    make_mandate(member)
    make_mandate(member, **columns)
    assert Mandate.objects.count() == 2


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("representative_active_has_user", {"user": None}),
        ("representative_active_has_user", {"accepted_at": None}),
        ("representative_ended_has_time", {"status": "ended", "ended_at": None}),
    ],
)
def test_representative_is_refused(constraint, columns):
    representative = make_representative()
    refused(constraint, lambda: Representative.objects.filter(pk=representative.pk).update(**columns))


def test_person_represents_a_member_once():
    representative = make_representative()
    again = {"member": representative.member, "email": representative.email}
    refused("representative_once_per_member", lambda: make_representative(status="invited", **again))
    make_representative(status="ended", **again)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("personal_link_expires_later", {"expires_at": NOW - timedelta(days=400)}),
        ("personal_link_purpose_known", {"purpose": "anything"}),
    ],
)
def test_personal_link_is_refused(constraint, columns):
    link = PersonalLink.objects.create(
        user=make_user(), purpose="welcome", token_hash="x", expires_at=NOW + timedelta(days=7)
    )
    refused(constraint, lambda: PersonalLink.objects.filter(pk=link.pk).update(**columns))


def test_hash_of_a_link_is_unique():
    columns = {"user": make_user(), "purpose": "welcome", "token_hash": "x", "expires_at": NOW + timedelta(days=7)}
    PersonalLink.objects.create(**columns)
    refused("token_hash", lambda: PersonalLink.objects.create(**columns))
