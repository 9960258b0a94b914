"""Which letter somebody is owed: the difference between what they were told and what is so."""

import pytest

from sessions import services
from sessions.models import ExpertSession, Invitee, Notice
from tests.session_factories import in_kyiv

Kind = Notice.Kind
TOLD = {"told_sequence": 0, "told_starts_at": in_kyiv(2027, 1, 14, 15), "told_ends_at": in_kyiv(2027, 1, 14, 16)}
OTHER = {**TOLD, "told_starts_at": in_kyiv(2027, 1, 14, 14)}
GONE = {"removed_at": in_kyiv(2027, 1, 1)}
IN = {"told_confirmed": True}
OWED = [
    ("announced", {}, Kind.INVITATION),
    ("announced", {"as_representative": True}, Kind.ADDED),
    ("announced", GONE, None),
    ("announced", {**TOLD, **IN}, None),
    ("open", {**OTHER, **IN}, Kind.MOVED),
    ("live", {**TOLD, **IN, **GONE}, Kind.REMOVED),
    ("announced", {**TOLD, **GONE}, None),
    ("announced", {**TOLD, "told_kind": "removed"}, Kind.ADDED),
    ("announced", {**TOLD, "told_kind": "cancelled"}, Kind.REOPENED),
    ("announced", {**OTHER, "told_kind": "postponed"}, Kind.REOPENED),
    ("postponed", {**TOLD, **IN}, Kind.POSTPONED),
    ("postponed", {**TOLD, "told_kind": "postponed"}, None),
    ("postponed", {}, None),
    ("cancelled", {**TOLD, **IN}, Kind.CANCELLED),
    ("cancelled", {**TOLD, **IN, **GONE}, Kind.CANCELLED),
    ("cancelled", {**TOLD, "told_kind": "postponed"}, Kind.CANCELLED),
    ("cancelled", {**TOLD, **GONE, "told_kind": "postponed"}, None),
    ("cancelled", {**TOLD, "told_kind": "cancelled"}, None),
    ("cancelled", {}, None),
    ("planned", {}, None),
    ("held", {}, None),
    ("held", {**OTHER, **IN}, None),
]


@pytest.mark.parametrize(("status", "columns", "owed"), OWED)
def test_the_letter_is_the_difference(status, columns, owed):
    times = {"starts_at": TOLD["told_starts_at"], "ends_at": TOLD["told_ends_at"]}
    assert services.next_letter(ExpertSession(status=status, **times), Invitee(**columns)) == owed


def test_a_change_of_time_by_a_pause_is_called_one():
    session = ExpertSession(status="announced", starts_at=TOLD["told_starts_at"], ends_at=TOLD["told_ends_at"])
    assert services.next_letter(session, Invitee(**OTHER, **IN), is_paused=True) == Kind.PAUSED
