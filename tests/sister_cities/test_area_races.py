"""Two people, or two presses, at the same instant."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sister_cities.models import Agreement, Document, Proposal
from sister_cities.services import acts, documents, life, proposing
from sister_cities.services.doubles import Doubled
from tests.at_once import at_once
from tests.factories import PDF, make_community, make_member, make_representative
from tests.sister_city_factories import LIFE, make_agreement, make_city

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    mayor = make_member(community=make_community())
    return mayor, make_representative(mayor, can_manage_agreements=True)


def fresh(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_two_presses_propose_one_agreement(people):
    mayor, _assistant = people
    city = make_city()

    def press():
        return proposing.propose(
            community=mayor.community, city=city, kind="project", procedure="law", status="idea", key="a", by=mayor.user
        )

    assert failures(at_once(press, press, press)) == []
    assert Agreement.objects.count() == Proposal.objects.count() == 1


def test_two_people_propose_one_tie(people):
    mayor, assistant = people
    city = make_city()

    def by(user):
        return lambda: proposing.propose(
            community=mayor.community,
            city=city,
            kind="project",
            procedure="law",
            status="idea",
            key=user.email,
            by=user,
        )

    (late,) = failures(at_once(by(mayor.user), by(assistant.user)))
    assert isinstance(late, Doubled)
    assert late.agreement == Agreement.objects.get()


def test_two_people_take_different_steps(people):
    agreement = make_agreement("with_ministry")
    agreed = {"order_no": "88", "agreed_on": LIFE["agreed_on"]}
    mayor, assistant = people
    (late,) = failures(
        at_once(
            lambda: proposing.step(fresh(agreement), "agreed", agreed, by=mayor.user),
            lambda: proposing.step(fresh(agreement), "draft", {}, by=assistant.user),
        )
    )
    assert isinstance(late, life.NotNow)


def test_two_people_propose_different_steps(people):
    agreement = make_agreement()
    mayor, assistant = people
    paused = {"suspended_on": LIFE["suspended_on"], "suspended_reason_uk": "Перерва"}
    outcomes = at_once(
        lambda: proposing.step(fresh(agreement), "suspended", paused, by=mayor.user),
        lambda: proposing.step(
            fresh(agreement), "suspended", {**paused, "suspended_reason_uk": "Інше"}, by=assistant.user
        ),
    )
    assert [type(late) for late in failures(outcomes)] == [proposing.Waiting]


def test_two_changes_leave_one_that_waits(people):
    agreement = make_agreement()
    mayor, assistant = people
    outcomes = at_once(
        lambda: proposing.change(fresh(agreement), {"fields": ["sport"]}, by=mayor.user),
        lambda: proposing.change(fresh(agreement), {"fields": ["youth"]}, by=assistant.user),
    )
    assert failures(outcomes) == []
    assert sorted(agreement.proposals.values_list("state", flat=True)) == ["pending", "withdrawn"]


def test_two_presses_record_one_act_and_keep_one_document(people):
    agreement, key, user = make_agreement("draft"), uuid4(), people[0].user

    def act():
        return acts.record(fresh(agreement), happened_on=LIFE["signed_on"], title_uk="Візит", by=user)

    def paper():
        file = SimpleUploadedFile("угода.pdf", PDF)
        return documents.add(fresh(agreement), file, kind="other", title_uk="Угода", key=key, by=user)

    assert failures(at_once(act, act, paper, paper)) == []
    assert agreement.acts.count() == Document.objects.count() == 1
    with Document.objects.get().file.open() as file:
        assert file.read() == PDF
