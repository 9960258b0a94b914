"""The factories themselves: every state of every model with states can be made."""

import pytest

from applications.models import Application
from mayors_club.models import OutgoingEmail
from members.models import Member, Representative
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Application.Status.values)
def test_make_application_in_every_state(status):
    application = factories.make_application(status=status)
    application.full_clean(exclude=["answers", "terms", "representatives"])
    assert application.status == status
    assert application.revisions.count() == (1 if application.submitted_at else 0)


@pytest.mark.parametrize("status", Member.Status.values)
def test_make_member_in_every_state(status):
    assert factories.make_member(status=status).status == status


@pytest.mark.parametrize("status", Representative.Status.values)
def test_make_representative_in_every_state(status):
    assert factories.make_representative(status=status).status == status


@pytest.mark.parametrize("status", OutgoingEmail.Status.values)
def test_make_letter_in_every_state(status):
    assert factories.make_letter(status=status).status == status


def test_make_round_freezes_the_electorate():
    application = factories.make_application(status="in_review")
    electors = [factories.make_staff("committee") for _ in range(3)]
    review_round = factories.make_round(application, electors)
    factories.make_ballot(application, electors[0], "yes")
    assert sorted(review_round.ballots.values_list("choice", flat=True)) == ["", "", "yes"]


def test_make_proof_writes_a_file():
    proof = factories.make_proof(factories.make_application())
    assert proof.file.storage.exists(proof.file.name)
    assert proof.size == len(factories.PDF)
