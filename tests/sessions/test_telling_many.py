"""Six hundred invitations in one run: seconds and questions to the database, printed by `pytest -s`."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mayors_club.models import OutgoingEmail
from sessions import services
from sessions.models import Invitee
from tests import factories
from tests.session_factories import make_session

pytestmark = pytest.mark.django_db
PEOPLE = 600
# Ten a batch of 50, and some around them; the savepoints of the test's own transaction count as well.
QUESTIONS = 200
SECONDS = 60


def test_six_hundred_invitations():
    community = factories.make_community()
    for number in range(PEOPLE):
        user = factories.make_user(language="en" if number % 10 == 0 else "uk")
        factories.make_member(user, community=community)
    session = make_session(provider="jitsi")
    assert services.reconcile(session) == PEOPLE
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        assert services.write_letters() == PEOPLE
    seconds = time.perf_counter() - started
    print(f"\n{PEOPLE} letters in {seconds:.2f} s, {len(asked)} questions")
    assert len(asked) <= QUESTIONS
    assert seconds < SECONDS
    people = OutgoingEmail.objects.exclude(calendar="").values_list("to", flat=True)
    assert len(set(people)) == len(people) == Invitee.objects.filter(told_confirmed=True).count() == PEOPLE
