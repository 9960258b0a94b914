"""What a community proposes: new ties, other facts; doubled, withdrawn, replaced."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sister_cities.facts import told
from sister_cities.models import Agreement, Proposal
from sister_cities.models.life import PUBLIC, Status
from sister_cities.services import life, proposing
from sister_cities.services.doubles import Doubled
from tests.factories import make_admin, make_community, make_member, make_representative
from tests.sister_city_factories import LIFE, STATUSES, make_agreement, make_city

pytestmark = pytest.mark.django_db
SOURCE = {"source_uk": "Сайт міської ради"}
ORGANISATION = {"organisation": "Lindental Stadtwerke GmbH"}
EVERY = [(way, status) for way, statuses in STATUSES.items() for status in statuses]


@pytest.fixture
def mayor():
    return make_member(community=make_community())


def propose(mayor, status="idea", procedure="law", **more):
    options = {"community": mayor.community, "kind": "sister_city", "by": mayor.user, **more}
    options.setdefault("city", None)
    options["city"] = options["city"] or make_city()
    return proposing.propose(procedure=procedure, status=status, **options)


def facts_of(status, procedure) -> dict:
    facts = {name: LIFE[name] for name in told(status, procedure) if name in LIFE} | SOURCE
    if procedure == "earlier":
        facts |= {"signed_on": date(2008, 5, 1), "signed_precision": "year"}
    if procedure == "organisation":
        facts |= ORGANISATION
    if status == Status.EXPIRED:
        facts["ends_on"] = timezone.localdate() - timedelta(days=1)
    return facts


@pytest.mark.parametrize(("procedure", "status"), EVERY)
def test_a_tie_enters_in_any_status_of_its_way(mayor, procedure, status):
    agreement = propose(mayor, status, procedure, facts=facts_of(status, procedure))
    agreement.refresh_from_db()
    proposal = agreement.proposals.get()
    assert (agreement.status, agreement.accepted_at, agreement.partner_country) == (status, None, "DE")
    assert (proposal.kind, proposal.state, proposal.proposed_by) == ("new", "pending", mayor.user)
    assert not Agreement.objects.public().exists()


def refused(mayor, status, procedure="law", **more) -> dict:
    with pytest.raises(life.FactsRefused) as found:
        propose(mayor, status, procedure, **more)
    assert not Agreement.objects.exists()
    return found.value.problems


@pytest.mark.parametrize("procedure", ["law", "organisation"])
def test_what_is_signed_needs_its_dates_and_its_source(mayor, procedure):
    wanted = {"signed_on", "source_uk"} | (
        {"organisation"}
        if procedure == "organisation"
        else {"council_no", "council_on", "ministry_sent_on", "order_no", "agreed_on"}
    )
    assert refused(mayor, "signed", procedure).keys() == wanted


@pytest.mark.parametrize("country", ["RU", "BY"])
@pytest.mark.parametrize("status", [status for status in Status if status != Status.TERMINATED])
def test_a_city_of_an_aggressor_is_refused_in_words(mayor, country, status):
    procedure = "law"
    problems = refused(mayor, status, procedure, facts=facts_of(status, procedure), city=make_city(country=country))
    assert "Росії" in str(problems["status"])


@pytest.mark.parametrize("country", ["RU", "BY"])
@pytest.mark.parametrize("missing", ["terminated_on", "terminated_reason_uk"])
def test_even_its_history_needs_day_and_reason(mayor, country, missing):
    facts = facts_of("terminated", "earlier")
    problems = refused(
        mayor, "terminated", "earlier", facts={**facts, missing: None}, city=make_city(country=country)
    )  # fmt: skip
    assert [*problems] == [missing]


def test_history_of_a_tie_with_an_aggressor_is_taken(mayor):
    facts = facts_of("terminated", "earlier")
    assert propose(mayor, "terminated", "earlier", facts=facts, city=make_city(country="RU")).pk


def test_signed_after_the_law_is_not_earlier(mayor):
    facts = facts_of("active", "earlier") | {"signed_on": date(2024, 4, 24)}
    assert [*refused(mayor, "active", "earlier", facts=facts)] == ["signed_on"]


def test_status_of_another_way_is_refused(mayor):
    assert [*refused(mayor, "with_ministry", "earlier", facts={"ministry_sent_on": LIFE["ministry_sent_on"]})] == [
        "status"
    ]


def test_english_alone_is_refused(mayor):
    assert [*refused(mayor, "idea", facts={"source_en": "Website"})] == ["source_en"]


def test_an_organisation_belongs_to_its_way(mayor):
    assert [*refused(mayor, "idea", facts=ORGANISATION)] == ["organisation"]


@pytest.mark.parametrize("day", [None, date(2008, 1, 1), date(2010, 1, 1)])
def test_a_doubled_tie_leads_to_the_one_that_is_there(mayor, day):
    known = make_agreement(community=mayor.community, procedure="earlier", signed_on=date(2008, 1, 1))
    facts = facts_of("active", "earlier") | {"signed_on": day}
    with pytest.raises(Doubled) as doubled:
        propose(mayor, "active", "earlier", facts=facts, city=known.city)
    assert doubled.value.agreement == known


def test_other_kinds_other_communities_and_successors_are_no_doubles(mayor):
    known = make_agreement("terminated", community=mayor.community, procedure="earlier")
    assert propose(mayor, city=known.city).pk
    assert propose(mayor, city=known.city, kind="memorandum").pk
    assert propose(mayor, city=known.city, community=make_community()).pk


def test_a_declined_or_withdrawn_one_is_no_double(mayor):
    first = propose(mayor)
    proposing.withdraw(first.proposals.get(), by=mayor.user)
    assert propose(mayor, city=first.city).pk != first.pk


def test_the_same_form_sent_twice_is_one_agreement(mayor):
    city = make_city()
    first, second = (propose(mayor, city=city, key="abc") for _press in range(2))
    assert first == second
    assert Event.objects.filter(verb="agreement.proposed").count() == 1
    with pytest.raises(Doubled):
        propose(mayor, city=city, key="another form")


def test_a_representative_proposes_for_the_member(mayor):
    assistant = make_representative(mayor, can_manage_agreements=True)
    agreement = propose(mayor, by=assistant.user, on_behalf_of=mayor.user)
    proposal, event = agreement.proposals.get(), Event.objects.get()
    assert (agreement.proposed_by, agreement.proposed_for) == (assistant.user, mayor.user)
    assert (proposal.proposed_by, proposal.proposed_for) == (assistant.user, mayor.user)
    assert (event.actor, event.on_behalf_of) == (assistant.user, mayor.user)


@pytest.mark.parametrize("status", ["draft", "with_ministry"])
def test_facts_change_at_once_before_it_is_public(mayor, status):
    agreement = make_agreement(status)
    assert proposing.change(agreement, {"fields": ["sport"], "note": "Дзвонити зранку."}, by=mayor.user) is None
    agreement.refresh_from_db()
    assert (agreement.fields, agreement.note) == (["sport"], "Дзвонити зранку.")
    assert Event.objects.get().codes == {"columns": ["fields", "note"]}


@pytest.mark.parametrize("status", PUBLIC)
def test_public_facts_wait_for_the_secretariat_and_the_note_does_not(mayor, status):
    agreement = make_agreement(status, ends_on=date(2031, 4, 10) if status != "expired" else date(2026, 11, 1))
    before = agreement.fields
    proposal = proposing.change(agreement, {"fields": ["sport"], "note": "Дзвонити зранку."}, by=mayor.user)
    agreement.refresh_from_db()
    assert (agreement.fields, agreement.note) == (before, "Дзвонити зранку.")
    assert (proposal.kind, proposal.content) == ("facts", {"fields": ["sport"]})
    life.apply(proposal, by=make_admin())
    agreement.refresh_from_db()
    assert agreement.fields == ["sport"]


def test_a_day_goes_through_the_proposal_unharmed(mayor):
    agreement = make_agreement()
    proposal = proposing.change(agreement, {"ends_on": date(2030, 1, 2)}, by=mayor.user)
    assert proposal.content == {"ends_on": "2030-01-02"}
    life.apply(Proposal.objects.get(pk=proposal.pk), by=make_admin())
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2030, 1, 2)


def test_a_second_change_takes_the_place_of_the_first(mayor):
    agreement = make_agreement()
    first = proposing.change(agreement, {"fields": ["sport"]}, by=mayor.user)
    assert proposing.change(agreement, {"fields": ["sport"]}, by=mayor.user) == first
    second = proposing.change(agreement, {"fields": ["youth"]}, by=mayor.user)
    first.refresh_from_db()
    assert (first.state, second.state) == ("withdrawn", "pending")
    assert proposing.change(agreement, {"fields": agreement.fields}, by=mayor.user) is None
    second.refresh_from_db()
    assert second.state == "withdrawn"


def test_a_form_shown_before_somebody_else_changed_it_is_refused(mayor):
    agreement = make_agreement("draft")
    seen = proposing.version_of(agreement)
    proposing.change(agreement, {"fields": ["sport"]}, seen=seen, by=mayor.user)
    with pytest.raises(proposing.Changed):
        proposing.change(agreement, {"fields": ["youth"]}, seen=seen, by=mayor.user)
    # The same once more is a second press.
    proposing.change(agreement, {"fields": ["sport"]}, seen=seen, by=mayor.user)
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"signed_on": None}, "signed_on"),
        ({"council_no": ""}, "council_no"),
        ({"signed_on": date(2026, 3, 1)}, "signed_on"),
        ({"source_uk": ""}, "source_uk"),
        ({"ends_on": date(2026, 11, 1)}, "ends_on"),
        ({"procedure": "earlier"}, "signed_on"),
        ({"procedure": "organisation"}, "organisation"),
    ],
)
def test_facts_that_do_not_fit_are_refused(mayor, facts, problem):
    agreement = make_agreement()
    with pytest.raises(life.FactsRefused) as refused:
        proposing.change(agreement, facts, by=mayor.user)
    assert problem in refused.value.problems
    assert not Proposal.objects.exists()


def test_a_change_that_makes_a_double_is_refused(mayor):
    first = make_agreement(community=mayor.community)
    second = make_agreement(community=mayor.community, city=first.city, kind="friendship")
    with pytest.raises(Doubled) as doubled:
        proposing.change(second, {"kind": "sister_city"}, by=mayor.user)
    assert doubled.value.agreement == first


def test_nobody_changes_status_or_acceptance_by_facts(mayor):
    agreement = make_agreement("draft", accepted_at=None)
    proposing.change(agreement, {"status": "active", "accepted_at": timezone.now()}, by=mayor.user)
    agreement.refresh_from_db()
    assert (agreement.status, agreement.accepted_at) == ("draft", None)


def test_withdrawing_a_new_one_takes_it_off_the_way(mayor):
    agreement = propose(mayor)
    proposing.withdraw(agreement.proposals.get(), by=mayor.user)
    agreement.refresh_from_db()
    assert not Agreement.objects.kept().exists()
    with pytest.raises(proposing.NotPending):
        proposing.withdraw(agreement.proposals.get(), by=mayor.user)
    with pytest.raises(life.NotNow):
        proposing.change(agreement, {"note": "Ще раз"}, by=mayor.user)


def test_withdrawing_a_change_leaves_the_agreement(mayor):
    agreement = make_agreement()
    proposing.withdraw(proposing.change(agreement, {"fields": ["sport"]}, by=mayor.user), by=mayor.user)
    assert Agreement.objects.public().get() == agreement
