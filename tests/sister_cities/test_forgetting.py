"""What the registry forgets, on whose word and on which day; what a person gets of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club import erasure, retention
from mayors_club.own_data import OWN_DATA
from mayors_club.private_files import private_storage
from members.models import Member
from sister_cities.models import Agreement, AgreementReport, Confirmation, Coordinator, ImportRun, Proposal
from tests import factories
from tests import sister_city_factories as make
from tests.planted import everything_in_the_database

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"


def surround(member, word) -> Agreement:
    """Everything that one member leaves around an agreement."""
    user, now = member.user, timezone.now()
    agreement = make.make_agreement(community=member.community, proposed_by=user)
    decided = {"state": "accepted", "decided_at": now, "decided_by": user}
    make.make_proposal(agreement, proposed_by=user, content={"source_uk": f"{word}-proposal"}, **decided)
    make.make_coordinator(agreement, name=f"{word}-coordinator", email=user.email, side="ours")
    make.make_confirmation(agreement, user)
    make.make_act(agreement, recorded_by=user)
    make.make_document(agreement, uploaded_by=user)
    make.make_report(email=user.email, text=f"{word}-report")
    return agreement


def test_own_data_hold_all_of_it_and_nothing_of_the_other():
    mine, other = factories.make_member(), factories.make_member()
    surround(mine, "Моя")
    surround(other, "Чужа")
    tables = OWN_DATA.document(mine.user)["tables"]
    told = str(tables)
    assert [word for word in ("Моя-proposal", "Моя-coordinator", "Моя-report") if word not in told] == []
    assert "Чужа" not in told
    ours = {name: len(rows) for name, rows in tables.items() if name.startswith("sister_cities.")}
    assert set(ours.values()) == {1}
    assert len(ours) == 7


def test_an_erased_person_is_nowhere_and_the_agreement_stays():
    member = factories.make_member(status=Member.Status.ENDED)
    agreement = surround(member, "Незабутня")
    kept = factories.make_member()
    surround(kept, "Інша")
    erasure.erase_person(member.user)
    assert "Незабутня" not in everything_in_the_database()
    assert member.user.email not in everything_in_the_database()
    assert Agreement.objects.filter(pk=agreement.pk).exists()
    assert {rows.objects.count() for rows in (Coordinator, Confirmation, Proposal, AgreementReport)} == {1}


@pytest.mark.parametrize(("days", "left"), [(364, 1), (367, 0)])
def test_what_was_dealt_with_goes_after_a_year(days, left):
    user, then = factories.make_user(), timezone.now() - days * DAY
    make.make_proposal(state="declined", decided_at=then, decided_by=user)
    make.make_confirmation(make.make_agreement(), user, asked_at=then)
    make.make_report(closed_at=then, closed_by=user)
    ImportRun.objects.create(state="confirmed", closed_at=then, closed_by=user)
    report = retention.apply()
    for rows, name in (
        (Proposal, "proposals_deleted"),
        (Confirmation, "confirmations_deleted"),
        (AgreementReport, "agreement_reports_deleted"),
        (ImportRun, "imports_deleted"),
    ):
        assert (rows.objects.count(), report[name]) == (left, 1 - left)


@pytest.mark.parametrize(("days", "is_kept"), [(29, True), (31, False)])
def test_a_spreadsheet_that_nobody_came_back_to_goes_with_its_file(days, is_kept):
    run = make.make_run(uploaded_at=timezone.now() - days * DAY)
    retention.apply()
    assert ImportRun.objects.exists() == private_storage().exists(run.file.name) == is_kept


def test_what_is_waiting_stays():
    make.make_proposal(proposed_at=timezone.now() - 400 * DAY)
    make.make_report(created_at=timezone.now() - 400 * DAY)
    retention.apply()
    assert (Proposal.objects.count(), AgreementReport.objects.count()) == (1, 1)
