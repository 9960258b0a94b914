import pytest

from applications import services
from applications.models import Application, Ballot, ConflictDeclaration
from applications.services.refusals import NotYours
from mayors_club.models import Event
from tests.applications.committee import make_committee, open_to, submit_to
from tests.factories import make_application, make_member, make_representative, make_staff, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def choices(application):
    return dict(application.round.ballots.values_list("reviewer", "choice"))


def test_open_screening_moves_and_leaves_one_event(committee):
    application = make_application("submitted")
    services.open_screening(application, by=committee.secretariat)
    assert application.status == "screening"
    event = Event.objects.about(application).get()
    assert (event.verb, event.from_state, event.to_state) == ("application.screening_opened", "submitted", "screening")
    assert event.actor == committee.secretariat


@pytest.mark.parametrize("status", [status for status in Application.Status if status != "submitted"])
def test_open_screening_only_from_submitted(committee, status):
    with pytest.raises(services.WrongState):
        services.open_screening(make_application(status), by=committee.secretariat)


def test_only_the_secretariat_screens(committee):
    for person in (*committee.electors, make_staff("duty_officer"), make_user()):
        with pytest.raises(NotYours):
            services.open_screening(make_application("submitted"), by=person)
        with pytest.raises(NotYours):
            services.open_round(make_application("screening"), by=person)


def test_secretariat_does_not_screen_an_own_file(committee):
    application = make_application("submitted", email=committee.secretariat.email)
    with pytest.raises(NotYours):
        services.open_screening(application, by=committee.secretariat)


def test_open_round_freezes_the_electorate(committee):
    former = make_staff("committee")
    former.is_active = False
    former.save()
    application = submit_to(committee)
    services.open_round(application, by=committee.secretariat)
    newcomer = make_staff("committee")
    assert application.status == "in_review"
    assert choices(application) == {elector.pk: "" for elector in committee.electors}
    assert not Application.objects.visible_to(newcomer).exists()


def test_open_round_counts_a_person_with_two_roles_once(committee):
    both = make_staff("committee", "chair")
    application = open_to(committee)
    assert application.round.ballots.filter(reviewer=both).count() == 1


@pytest.mark.parametrize("status", [status for status in Application.Status if status != "screening"])
def test_open_round_only_from_screening(committee, status):
    with pytest.raises(services.WrongState):
        services.open_round(make_application(status), by=committee.secretariat)


def test_declared_recusal_is_carried_into_the_round(committee):
    application = submit_to(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    services.declare_interest(application, kind="none", by=committee.deputy)
    services.open_round(application, by=committee.secretariat)
    assert choices(application)[committee.chair.pk] == "recused"
    assert choices(application)[committee.deputy.pk] == ""
    assert application.declarations.get(reviewer=committee.chair).kind == "family"


def own_files(colleague):
    """Five ways in which an application is a colleague's own file."""
    address = "mayor@own.example"
    yield "the applicant", {"email": colleague.email}
    yield "filled it in", {"email": address, "assistant_email": colleague.email}
    named = [{"full_name": "Тестова", "email": colleague.email, "position": ""}]
    yield "named as representative", {"email": address, "representatives": named}
    applicant = make_user(address)
    make_representative(make_member(applicant), colleague)
    yield "represents the applicant", {"email": address}
    other = make_user("assistant@own.example")
    make_representative(make_member(colleague), other)
    yield "represented by the applicant", {"email": other.email}


def test_own_file_is_recused_at_once_and_nowhere_to_be_found(committee):
    colleague = committee.members[0]
    for case, fields in own_files(colleague):
        application = submit_to(committee, **fields)
        # Even a declaration made by mistake changes nothing.
        ConflictDeclaration.objects.create(application=application, reviewer=colleague, kind="none")
        services.open_round(application, by=committee.secretariat)
        assert choices(application)[colleague.pk] == Ballot.Choice.RECUSED, case
        assert application.declarations.get(reviewer=colleague).kind == "own_file", case
        assert application not in Application.objects.visible_to(colleague), case
        application.status = "withdrawn"
        application.withdrawn_at = application.submitted_at
        application.save()


def test_own_file_is_hidden_from_every_role(committee):
    for colleague in (committee.secretariat, committee.chair, committee.deputy, make_staff("committee")):
        for status in ("submitted", "screening", "in_review", "accepted"):
            application = make_application(status, assistant_email=colleague.email)
            assert application not in Application.objects.visible_to(colleague)
