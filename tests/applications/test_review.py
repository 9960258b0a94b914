import pytest

from applications import services
from applications.models import Application, BallotChange
from applications.services.refusals import AlreadyDeclared, DeclareFirst, NotYours, RoundClosed
from mayors_club.models import Event
from tests.applications.committee import make_committee, open_to, opinion, submit_to
from tests.factories import make_application, make_revision, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def test_no_conflict_leaves_an_event_without_names(committee):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    event = Event.objects.about(application).last()
    assert (event.verb, event.codes) == ("application.interest_declared", {"kind": "none"})
    assert services.has_declared(application, committee.chair)


def test_recusal_takes_the_application_out_of_the_persons_querysets(committee):
    application, other = open_to(committee), open_to(committee)
    for person in (committee.members[0], committee.chair):
        services.declare_interest(application, kind="contest", by=person)
        assert list(Application.objects.visible_to(person)) == [other]
    assert application in Application.objects.visible_to(committee.deputy)


def test_lifted_recusal_and_no_conflict_hide_nothing(committee):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    declaration = services.declare_interest(application, kind="work", by=committee.deputy)
    declaration.lifted_at = declaration.declared_at
    declaration.save()
    assert application in Application.objects.visible_to(committee.chair)
    assert application in Application.objects.visible_to(committee.deputy)


def test_recusal_empties_the_ballot_and_keeps_its_history(committee):
    application = open_to(committee)
    reviewer = committee.members[0]
    opinion(application, reviewer, "yes", note="Знаю громаду")
    services.declare_interest(application, kind="same_community", by=reviewer)
    ballot = application.round.ballots.get(reviewer=reviewer)
    assert (ballot.choice, ballot.note) == ("recused", "")
    assert list(ballot.changes.values_list("choice", "note")) == [("yes", "Знаю громаду"), ("recused", "")]


def test_recusal_cannot_be_declared_away(committee):
    application = open_to(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    with pytest.raises(AlreadyDeclared):
        services.declare_interest(application, kind="none", by=committee.chair)


def test_recusal_after_the_round_changes_no_ballot(committee):
    application = open_to(committee)
    opinion(application, committee.members[0])
    application.round.closed_at = application.round.opened_at
    application.round.save()
    services.declare_interest(application, kind="family", by=committee.members[0])
    assert application.round.ballots.get(reviewer=committee.members[0]).choice == "yes"


def test_secretariat_declares_nothing(committee):
    with pytest.raises(NotYours):
        services.declare_interest(submit_to(committee), kind="none", by=committee.secretariat)


def test_opinion_is_bound_to_the_revision_that_was_read(committee):
    application = open_to(committee)
    first = application.revisions.get()
    make_revision(application)
    ballot = opinion(
        application, committee.chair, "no", revision=first, note="Немає рішення", note_visibility="private"
    )
    ballot.refresh_from_db()
    assert (ballot.choice, ballot.revision, ballot.note, ballot.note_visibility) == (
        "no",
        first,
        "Немає рішення",
        "private",
    )
    assert ballot.cast_at is not None


def test_opinion_changes_until_the_round_closes_and_leaves_history(committee):
    application = open_to(committee)
    for choice in ("yes", "abstain", "no"):
        opinion(application, committee.chair, choice)
    assert list(BallotChange.objects.values_list("choice", flat=True)) == ["yes", "abstain", "no"]
    verbs = Event.objects.about(application).values_list("verb", flat=True)
    assert list(verbs).count("application.opinion_given") == 3


def test_event_of_an_opinion_says_nothing_about_it(committee):
    application = open_to(committee)
    opinion(application, committee.chair, "no", note="Таємниця")
    assert Event.objects.about(application).last().codes == {"revision": 1}


@pytest.mark.parametrize(
    "status", [status for status in Application.Status if status not in ("in_review", "more_info")]
)
def test_opinion_only_while_the_committee_reviews(committee, status):
    application = make_application(status)
    with pytest.raises(NotYours):
        give(application, committee.chair)


def test_opinion_while_a_question_is_open(committee):
    application = open_to(committee)
    Application.objects.filter(pk=application.pk).update(status="more_info", status_before="in_review")
    assert opinion(application, committee.chair).choice == "yes"


def test_opinion_not_after_the_round_is_closed(committee):
    application = open_to(committee)
    opinion(application, committee.chair)
    application.round.closed_at = application.round.opened_at
    application.round.save()
    with pytest.raises(RoundClosed):
        give(application, committee.chair, "no")


def test_opinion_not_after_the_decision_even_if_the_round_looks_open(committee):
    application = open_to(committee)
    opinion(application, committee.chair)
    Application.objects.filter(pk=application.pk).update(status="withdrawn", withdrawn_at=application.submitted_at)
    with pytest.raises(RoundClosed):
        give(application, committee.chair, "no")


def test_opinion_needs_a_declaration_first(committee):
    with pytest.raises(DeclareFirst):
        give(open_to(committee), committee.chair)


def test_opinion_is_for_electors_only(committee):
    application = open_to(committee)
    for person in (make_staff("committee"), committee.secretariat):
        with pytest.raises(NotYours):
            give(application, person)


def test_recused_gives_no_opinion(committee):
    application = open_to(committee)
    services.declare_interest(application, kind="work", by=committee.chair)
    with pytest.raises(NotYours):
        give(application, committee.chair)


def test_opinion_on_a_revision_of_another_application_is_a_mistake(committee):
    application, other = open_to(committee), open_to(committee)
    with pytest.raises(ValueError, match="revision of this application"):
        opinion(application, committee.chair, revision=other.revisions.get())
    with pytest.raises(ValueError, match="for, against or abstain"):
        opinion(application, committee.chair, "recused")


def test_waiting_for_an_opinion_ends_with_the_opinion(committee):
    application = open_to(committee)
    assert list(Application.objects.awaiting_opinion_of(committee.chair)) == [application]
    opinion(application, committee.chair)
    assert not Application.objects.awaiting_opinion_of(committee.chair).exists()
    assert list(Application.objects.awaiting_opinion_of(committee.deputy)) == [application]


def test_waiting_for_a_decision_begins_with_the_quorum(committee):
    application = open_to(committee)
    for elector in committee.electors[:2]:
        opinion(application, elector)
    assert not Application.objects.awaiting_decision().exists()
    opinion(application, committee.electors[2], "abstain")
    found = Application.objects.awaiting_decision().get()
    assert (found.votes_given, found.votes_base) == (3, 4)


def give(application, by, choice="yes"):
    return services.give_opinion(application, choice=choice, revision=latest(application), by=by)


def latest(application):
    return application.revisions.last() or make_revision(application)
