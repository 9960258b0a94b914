"""Steps of an agreement: every pair of statuses, the facts of each, their order, and who has to wait for whom."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sister_cities.facts import DAYS, asked, needed, needed_by_step
from sister_cities.models import Agreement, Proposal
from sister_cities.models.life import FACTS, PUBLIC, WAYS, Status
from sister_cities.services import life, proposing
from tests.factories import make_admin, make_member
from tests.sister_city_factories import LIFE, STATUSES, make_agreement

pytestmark = pytest.mark.django_db
PAIRS = [(way, before, to) for way, statuses in STATUSES.items() for before in statuses for to in Status]


def in_days(number):
    """Told when the test runs: between collecting and running it may become midnight."""
    return lambda: timezone.localdate() + timedelta(days=number)


@pytest.fixture
def mayor():
    return make_member()


def facts_for(agreement, to) -> dict:
    """Good ones."""
    facts = {name: LIFE[name] for name in needed_by_step(agreement, to) if name in LIFE}
    if to == Status.SIGNED:
        facts["source_uk"] = "Сайт міської ради"
    if to == Status.EXPIRED:
        facts["ends_on"] = in_days(-3)()
    if "last_act_on" in asked(agreement, to):
        facts["last_act_on"] = timezone.localdate()
    if to == Status.ACTIVE and agreement.status == Status.EXPIRED:
        facts["ends_on"] = in_days(900)()
    return facts


def before(status, way, **fields):
    over = {"ends_on": in_days(-9)()} if status == Status.EXPIRED else {}
    return make_agreement(status, procedure=way, **over | fields)


@pytest.mark.parametrize(("way", "status", "to"), PAIRS)
def test_every_pair_of_statuses(way, status, to, mayor):
    agreement = before(status, way)
    allowed = to in agreement.next_statuses
    facts = facts_for(agreement, to)
    if status == to:
        return
    if not allowed:
        with pytest.raises(life.NotNow):
            life.move(agreement, to, facts, by=mayor.user)
        assert not Event.objects.exists()
        return
    life.move(agreement, to, facts, by=mayor.user)
    agreement.refresh_from_db()
    assert agreement.status == to
    event = Event.objects.get()
    assert (event.verb, event.from_state, event.to_state) == ("agreement.moved", status, to)


@pytest.mark.parametrize(
    ("to", "name"), [(to, name) for to in FACTS for name in needed(to, "law") if name.startswith(FACTS[to])]
)
def test_each_missing_fact_is_named(to, name, mayor):
    way = WAYS["law"]
    agreement = before(way[way.index(to) - 1] if to in way else Status.ACTIVE, "law", ends_on=None)
    facts = facts_for(agreement, to)
    del facts[name]
    with pytest.raises(life.FactsRefused) as refused:
        life.move(agreement, to, facts, by=mayor.user)
    assert [*refused.value.problems] == [name]


def problems(agreement, to, **facts) -> dict:
    with pytest.raises(life.FactsRefused) as refused:
        life.move(agreement, to, facts_for(agreement, to) | facts, by=agreement.proposed_by)
    assert not Event.objects.exists()
    return {name: str(words) for name, words in refused.value.problems.items()}


@pytest.mark.parametrize(
    ("status", "to", "name", "day"),
    [
        ("draft", "council_approved", "council_on", in_days(1)),
        ("draft", "council_approved", "council_on", date(202, 2, 12)),
        ("council_approved", "with_ministry", "ministry_sent_on", LIFE["council_on"] - timedelta(days=1)),
        ("with_ministry", "agreed", "agreed_on", LIFE["ministry_sent_on"] - timedelta(days=1)),
        ("agreed", "signed", "signed_on", LIFE["agreed_on"] - timedelta(days=1)),
        ("agreed", "signed", "ends_on", LIFE["signed_on"] - timedelta(days=1)),
        ("agreed", "signed", "ends_on", in_days(-1)),
        ("signed", "registered", "registered_on", LIFE["signed_on"] - timedelta(days=1)),
        ("active", "suspended", "suspended_on", LIFE["signed_on"] - timedelta(days=1)),
        ("active", "expired", "ends_on", in_days(1)),
        ("active", "terminated", "terminated_on", LIFE["signed_on"] - timedelta(days=1)),
        ("expired", "active", "ends_on", in_days(-1)),
    ],
)
def test_a_wrong_day_is_named(status, to, name, day):
    day = day() if callable(day) else day
    assert [*problems(before(status, "law"), to, **{name: day})] == [name]


def test_an_earlier_day_is_named_with_what_it_contradicts():
    words = problems(before("with_ministry", "law"), "agreed", agreed_on=date(2026, 2, 19))["agreed_on"]
    assert "20\xa0лютого\xa02026\xa0року" in words


def test_by_law_the_day_of_the_signature_is_exact():
    words = problems(before("agreed", "law"), "signed", signed_precision="month")
    assert [*words] == ["signed_on"]


def test_renewal_asks_for_a_new_end_and_a_silent_one_for_an_act():
    assert [*problems(before("expired", "law"), "active", ends_on=None)] == ["ends_on"]
    assert [*problems(before("dormant", "law"), "active", last_act_on=None)] == ["last_act_on"]


@pytest.mark.parametrize("status", [status for status in Status if status != Status.TERMINATED])
def test_ending_is_possible_from_everywhere(status, mayor):
    agreement = before(status, "law")
    life.move(agreement, "terminated", facts_for(agreement, "terminated"), by=mayor.user)
    assert (agreement.status, agreement.status_since) == ("terminated", LIFE["terminated_on"])


def test_returned_by_the_ministry_begins_its_thirty_days_anew(mayor):
    agreement = before("with_ministry", "law")
    life.move(agreement, "draft", {}, by=mayor.user)
    assert (agreement.ministry_due_on, agreement.council_on) == (None, LIFE["council_on"])


def test_a_status_stands_since_the_day_that_is_written_down(mayor):
    agreement = before("agreed", "law")
    life.move(agreement, "signed", facts_for(agreement, "signed"), by=mayor.user)
    assert agreement.status_since == LIFE["signed_on"]


def test_pressing_twice_takes_one_step(mayor):
    agreement = before("draft", "law")
    for _press in range(2):
        proposing.step(agreement, "council_approved", facts_for(agreement, "council_approved"), by=mayor.user)
    assert Event.objects.count() == 1


def test_a_step_from_an_old_page_is_refused(mayor):
    agreement = before("contact", "law")
    Agreement.objects.filter(pk=agreement.pk).update(status="draft")
    with pytest.raises(life.NotNow):
        proposing.step(agreement, "with_ministry", facts_for(agreement, "with_ministry"), by=mayor.user)


def test_without_a_person_it_is_the_clock():
    agreement = before("active", "law")
    life.move(agreement, "dormant")
    assert Event.objects.get().actor_kind == Event.ActorKind.SYSTEM


@pytest.mark.parametrize("to", ["contact", "council_approved", "with_ministry", "agreed"])
def test_before_the_signature_an_accepted_one_moves_at_once(to, mayor):
    way = WAYS["law"]
    agreement = before(way[way.index(to) - 1], "law")
    assert proposing.step(agreement, to, facts_for(agreement, to), by=mayor.user) is None
    assert agreement.status == to


@pytest.mark.parametrize(
    ("status", "to"), [("agreed", "signed"), *((one, "terminated") for one in PUBLIC if one != "terminated")]
)
def test_from_the_signature_on_a_step_is_a_proposal(status, to, mayor):
    agreement = before(status, "law")
    facts = facts_for(agreement, to)
    proposal = proposing.step(agreement, to, facts, by=mayor.user)
    agreement.refresh_from_db()
    assert (agreement.status, proposal.kind, proposal.state) == (status, "step", "pending")
    assert proposal.content["status"] == to
    assert not [name for name in DAYS & facts.keys() if proposal.content[name] != facts[name].isoformat()]


def test_while_it_is_not_accepted_every_step_is_free(mayor):
    agreement = before("agreed", "law", accepted_at=None)
    proposing.step(agreement, "signed", facts_for(agreement, "signed"), by=mayor.user)
    assert (agreement.status, Proposal.objects.count()) == ("signed", 0)


def test_what_ends_before_it_was_public_needs_nobody(mayor):
    agreement = before("draft", "law")
    proposing.step(agreement, "terminated", facts_for(agreement, "terminated"), by=mayor.user)
    assert agreement.status == "terminated"


def test_the_same_step_twice_is_one_proposal_and_another_waits(mayor):
    agreement = before("active", "law")
    facts = facts_for(agreement, "terminated")
    first, second = (proposing.step(agreement, "terminated", facts, by=mayor.user) for _press in range(2))
    assert first == second
    with pytest.raises(proposing.Waiting) as waiting:
        proposing.step(agreement, "suspended", facts_for(agreement, "suspended"), by=mayor.user)
    assert waiting.value.proposal == first


@pytest.mark.parametrize(("status", "to"), [("agreed", "signed"), ("active", "suspended"), ("expired", "active")])
def test_an_accepted_proposal_is_written_as_it_was_proposed(status, to, mayor):
    agreement = before(status, "law")
    facts = facts_for(agreement, to)
    proposal, staff = proposing.step(agreement, to, facts, by=mayor.user), make_admin()
    life.apply(proposal, by=staff)
    agreement.refresh_from_db()
    assert agreement.status == to
    assert {name: getattr(agreement, name) for name in facts} == facts
    event = Event.objects.get(verb="agreement.moved")
    assert (event.actor, event.on_behalf_of) == (staff, mayor.user)


def test_a_proposal_overtaken_by_the_life_cannot_be_applied(mayor):
    agreement = before("active", "law")
    proposal, staff = (
        proposing.step(agreement, "suspended", facts_for(agreement, "suspended"), by=mayor.user),
        make_admin(),
    )
    life.move(agreement, "terminated", facts_for(agreement, "terminated"), by=staff)
    with pytest.raises(life.NotNow):
        life.apply(proposal, by=staff)


def test_what_was_declined_takes_no_steps(mayor):
    agreement = before("draft", "law", accepted_at=None, declined_at=timezone.now())
    with pytest.raises(life.NotNow):
        proposing.step(agreement, "terminated", facts_for(agreement, "terminated"), by=mayor.user)
