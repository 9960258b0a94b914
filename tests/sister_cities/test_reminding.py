"""What the calendar does to agreements, and what it has people told: each thing once."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from mayors_club.months import months_before
from members.letter_kinds import AGREEMENT_REMINDERS
from sister_cities.models import Confirmation
from sister_cities.services import clocks, reminding
from tests import factories
from tests.sister_city_factories import LIFE, make_agreement, make_city

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def letters(name: str) -> list[str]:
    return sorted(OutgoingEmail.objects.filter(name=name).values_list("to", flat=True))


@pytest.fixture
def member():
    return factories.make_member()


@pytest.mark.parametrize(
    ("status", "ends_on", "becomes"),
    [
        ("active", TODAY - timedelta(days=1), "expired"),
        ("dormant", TODAY - timedelta(days=1), "expired"),
        ("suspended", TODAY - timedelta(days=1), "expired"),
        # Its last day is a day in force.
        ("active", TODAY, "active"),
        ("terminated", TODAY - timedelta(days=1), "terminated"),
    ],
)
def test_what_ran_out_awaits_its_renewal(status, ends_on, becomes):
    agreement = make_agreement(status, ends_on=ends_on, source_on=TODAY)
    clocks.run_clocks(TODAY)
    agreement.refresh_from_db()
    assert agreement.status == becomes


@pytest.mark.parametrize(
    ("heard_on", "becomes"), [(date(2024, 11, 20), "dormant"), (date(2024, 11, 21), "active"), (TODAY, "active")]
)
def test_after_twenty_four_silent_months_no_activity_is_known(heard_on, becomes):
    agreement = make_agreement(procedure="earlier", source_on=heard_on)
    moved = clocks.run_clocks(TODAY)
    agreement.refresh_from_db()
    assert (agreement.status, moved) == (becomes, int(becomes == "dormant"))
    if becomes == "dormant":
        event = Event.objects.get(verb="agreement.moved")
        assert (event.from_state, event.to_state, event.actor_kind) == ("active", "dormant", "system")


def test_a_row_of_which_nothing_is_known_is_silent_since_it_was_taken_in():
    old = make_agreement(procedure="unknown", signed_on=None, accepted_at=timezone.now() - timedelta(days=800))
    new = make_agreement(procedure="unknown", signed_on=None)
    assert list(clocks.silent(timezone.localdate())) == [old]
    assert new.status == "active"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 21), 24, date(2024, 11, 21)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 12, 15), 12, date(2025, 12, 15)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before


def test_the_ministrys_thirty_days_are_said_once_to_member_and_representative(member):
    helper = factories.make_representative(member, can_manage_agreements=True)
    factories.make_representative(member, can_manage_agreements=False)
    make_agreement("with_ministry", community=member.community, ministry_sent_on=TODAY - timedelta(days=30))
    make_agreement("with_ministry", community=member.community, ministry_sent_on=TODAY - timedelta(days=29))
    assert reminding.remind(TODAY) == 2
    assert reminding.remind(TODAY) == 0
    assert letters("agreement_ministry_due") == sorted([member.user.email, helper.user.email])


def test_a_draft_sent_anew_has_its_own_thirty_days(member):
    agreement = make_agreement("with_ministry", community=member.community, ministry_sent_on=date(2026, 9, 1))
    reminding.remind(date(2026, 10, 2))
    agreement.ministry_sent_on = date(2026, 10, 10)
    agreement.save()
    assert reminding.remind(date(2026, 11, 8)) == 0
    assert reminding.remind(date(2026, 11, 9)) == 1


def test_the_end_is_announced_half_a_year_and_two_months_before(member):
    ends_on = date(2027, 6, 1)
    make_agreement(community=member.community, ends_on=ends_on, source_on=TODAY)
    told = [day for day in range(365) if reminding.remind(TODAY + timedelta(days=day)) and day]
    days = {TODAY + timedelta(days=day) for day in told}
    assert {ends_on - timedelta(days=180), ends_on - timedelta(days=60)} <= days
    assert len(letters("agreement_expiring")) == 2


def test_who_hears_late_hears_once(member):
    make_agreement(community=member.community, ends_on=TODAY + timedelta(days=20))
    reminding.remind(TODAY)
    reminding.remind(TODAY + timedelta(days=1))
    assert len(letters("agreement_expiring")) == 1


def unconfirmed(member, **fields):
    long_ago = timezone.now() - timedelta(days=400)
    return make_agreement(
        community=member.community, city=make_city(), procedure="earlier", accepted_at=long_ago, **fields
    )


def test_one_letter_asks_about_all_agreements_of_a_community(member):
    first, second = unconfirmed(member), unconfirmed(member)
    soon = unconfirmed(member)
    type(soon).objects.filter(pk=soon.pk).update(accepted_at=timezone.now() - timedelta(days=345))
    fresh = unconfirmed(member, confirmed_on=timezone.localdate(), confirmed_by=member.user)
    assert reminding.remind() == 1
    assert set(Confirmation.objects.values_list("agreement", flat=True)) == {first.pk, second.pk, soon.pk}
    assert fresh.pk
    assert reminding.remind() == 0
    letter = OutgoingEmail.objects.get(name="agreement_confirm")
    assert letter.body_text.count("Лінденталь") == 3
    assert "\n1. Лінденталь" in letter.body_text


def test_a_letter_about_one_agreement_speaks_of_one(member):
    unconfirmed(member)
    reminding.remind()
    letter = OutgoingEmail.objects.get(name="agreement_confirm")
    assert "Партнер: Лінденталь, Німеччина." in letter.body_text
    assert "Щоб підтвердити угоду, досить одного натискання" in letter.body_text


def test_who_does_not_answer_is_asked_again_in_a_year(member):
    unconfirmed(member)
    today = timezone.localdate()
    asked = [day for day in range(0, 800, 5) if reminding.remind(today + timedelta(days=day))]
    assert len(asked) >= 2
    assert all(later - earlier > 300 for earlier, later in pairwise(asked))


def test_without_anybody_to_ask_nothing_is_marked_as_asked():
    agreement = make_agreement(procedure="earlier", accepted_at=timezone.now() - timedelta(days=400))
    assert reminding.remind() == 0
    factories.make_member(community=agreement.community)
    assert reminding.remind() == 1


@pytest.mark.parametrize("status", ["terminated", "expired", "draft"])
def test_what_is_over_or_not_yet_public_is_not_asked_about(member, status):
    make_agreement(status, community=member.community, accepted_at=timezone.now() - timedelta(days=400))
    reminding.remind(LIFE["ministry_sent_on"])
    assert letters("agreement_confirm") == []


def test_whoever_switched_the_reminders_off_hears_nothing(member):
    member.user.letters_off = [AGREEMENT_REMINDERS]
    member.user.save()
    unconfirmed(member)
    assert reminding.remind() == 0
