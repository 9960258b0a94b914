"""Pages of the desk cost the same for one row and for many, and ask nothing twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications import services
from tests.applications.committee import address, make_committee, open_to, opinion, submit_to
from tests.factories import make_letter, make_mandate, make_member, make_representative, make_revision, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def queries_of(client, user, url) -> list[str]:
    """The second visit: the first fills what is remembered for the process."""
    client.force_login(user)
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def crowded(committee, rows):
    """One application with `rows` of everything that its page shows, among `rows` others like it."""
    for _ in range(rows):
        make_staff("committee")
    application = open_to(committee, office_kind="elected")
    for _ in range(rows):
        again = open_to(committee, community=application.community)
        opinion(again, committee.chair)
        opinion(again, committee.deputy, "abstain")
        opinion(again, committee.members[0])
        submit_to(committee)
        member = make_member(community=application.community)
        make_mandate(member, is_contested=True)
        make_representative(member, full_name_uk=application.full_name_uk)
        make_revision(application, answers={"motivation": {"values": {"motivation": [str(rows)]}}})
        make_letter(status="failed", about=again)
    for elector in committee.electors:
        opinion(application, elector)
    return application


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("page", "person", "count"),
    [
        ("index", "secretariat", 6),
        ("index", "chair", 5),
        ("list", "chair", 5),
        ("review", "chair", 15),
        ("review", "secretariat", 14),
        ("decide", "chair", 7),
    ],
)
def test_page_costs_the_same_for_any_number_of_rows(committee, client, page, person, count, rows):
    application = crowded(committee, rows)
    urls = {
        "index": reverse("admin:index"),
        "list": f"{reverse('admin:applications_application_changelist')}?queue=all",
    }
    asked = queries_of(client, getattr(committee, person), urls.get(page) or address(page, application))
    assert len(asked) == len(set(asked)), "the same question twice"
    assert len(asked) == count, "\n".join(asked)


def test_decision_itself_costs_the_same_for_any_number_of_electors(committee, django_assert_max_num_queries):
    for _ in range(20):
        make_staff("committee")
    application = open_to(committee)
    for elector in application.round.ballots.all():
        opinion(application, elector.reviewer)
    with django_assert_max_num_queries(45):
        services.decide(application, kind="accept", by=committee.chair)
