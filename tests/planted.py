"""Personal data planted where it may stand, to be found nowhere after an erasure."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from applications.models import Ballot, BallotChange
from tests import factories

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SECRET_WORDS = "Незабутня"


def make_closed(status, closed_at, number_in_year=1):
    """A closed application with every kind of personal data around it."""
    application = factories.make_application(
        status=status,
        status_since=closed_at,
        submitted_at=closed_at - 30 * DAY,
        number_year=2025,
        number_in_year=number_in_year,
        full_name_uk=SECRET_WORDS,
        motivation=SECRET_WORDS,
        answers={"motivation": {"values": {"motivation": [SECRET_WORDS]}}},
        phone="+380500000000",
    )
    factories.make_question(application, text=SECRET_WORDS, answered_at=closed_at)
    reviewer = factories.make_staff("committee")
    factories.make_round(application, [reviewer])
    ballot = factories.make_ballot(application, reviewer, Ballot.Choice.NO, note=SECRET_WORDS)
    BallotChange.objects.create(ballot=ballot, note=SECRET_WORDS, note_visibility="committee")
    application.decisions.update(text=SECRET_WORDS, against_outcome_reason=SECRET_WORDS)
    factories.make_link(application)
    factories.make_proof(application)
    factories.make_letter(about=application, body_text=SECRET_WORDS, subject=SECRET_WORDS)
    return application


def everything_in_the_database() -> str:
    """Every row of every table of ours as text."""
    with connection.cursor() as cursor:
        tables = [
            table
            for table in connection.introspection.table_names(cursor)
            if table.startswith(("applications_", "mayors_club_", "members_", "offices_", "expert_sessions_"))
        ]
        text = ""
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM {table} t")  # noqa: S608 - our tables
            text += cursor.fetchone()[0]
    return text
