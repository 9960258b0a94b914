"""Role × address × own, foreign, missing × GET, POST: each does what tests/permissions/rules.py says.

The matrix is made from the URLconf, so a new address without a rule fails here.
"""

from typing import NamedTuple

import pytest
from django.db import transaction

from tests.addresses import addresses
from tests.permissions.cast import make_world
from tests.permissions.people import ROLES
from tests.permissions.rules import rule_of

ADDRESSES = [address for address in addresses() if not address.path.endswith("/{object_id}/")]  # redirects of Django's
FILES = {"applications:proof_file", "applications:staff_proof"}
OBJECTS = {
    "pk",
    "object_id",
    "token",
    "proof_id",
    "portrait_id",
    "photo_id",
    "slug",
    "_0",
    "kind",
    "record_id",
    "report_id",
    "number",
    "material_id",
    "proposal_id",
    "question_id",
    "act_id",
}
SIGN_IN = ("/login/?next=", "/admin/login/?next=")


def test_every_address_has_a_rule():
    assert [address.name for address in ADDRESSES if rule_of(address.name) is None] == []


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: every request undoes what it did, and all of it goes at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_role_opens_what_it_may_and_nothing_else(world, role):
    wrong = [line for address in ADDRESSES if rule_of(address.name) for line in judge(world, address, role)]
    assert not wrong, "\n".join(wrong)


def judge(world, address, role):
    """Lines about every answer that is not as the rule says."""
    rule = rule_of(address.name)
    for whose, may in expected(address, rule, role):
        got = {method: ask(world, address, role, whose, method) for method in ("get", "post")}
        for method, answer in got.items():
            allowed = may if method == "get" or rule.post is None or whose != "own" else rule.post
            if answer.status_code >= 500 and address.name != "readyz":
                yield f"{address.name} {whose} {method}: {answer.status_code}"
            elif is_open(address, answer) and role not in allowed:
                yield f"{address.name} {whose} {method}: open to {role} ({answer.status_code})"
        methods_open = [method for method, answer in got.items() if is_open(address, answer)]
        if role in may and not methods_open:
            codes = [answer.status_code for answer in got.values()]
            yield f"{address.name} {whose}: closed to {role} {codes}"


def expected(address, rule, role):
    """Whose object, and who may; a missing one is of interest where the own one opens."""
    yield "own", rule.own
    if rule.foreign is not None:
        yield "foreign", rule.foreign
    if role in rule.own and OBJECTS.intersection(address.parameters):
        yield "missing", set()


class Answer(NamedTuple):
    """As much of a response as is judged."""

    status_code: int
    location: str
    content: bytes


def ask(world, address, role, whose, method) -> Answer:
    """One request whose every effect is undone: what both tests want to know is asked once."""
    asked = (address, role, whose, method)
    if asked not in world.answers:
        with transaction.atomic():
            path = address.path.format(**world.parts(address, role, whose))
            response = getattr(world.client(role), method)(path)
            transaction.set_rollback(True)
        if response.streaming:
            b"".join(response)  # a file is closed when it has been read
        content = response.content if response.status_code == 404 else b""
        world.answers[asked] = Answer(response.status_code, response.get("Location", ""), content)
    return world.answers[asked]


def is_open(address, answer) -> bool:
    """Whether the address did its work; Django's admin sends who asks for a missing row back to its first page."""
    if answer.status_code == 302:
        is_missing = answer.location == "/admin/" and address.path.startswith("/admin/")
        return not (answer.location.startswith(SIGN_IN) or is_missing or address.name in FILES)
    return answer.status_code in (200, 303, 304, 400, 409, 422, 429, 503)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["committee", "recused", "duty_officer", "member", "anonymous"])
def test_foreign_and_missing_answer_alike(world, role):
    """Status and bytes: ids tell nothing."""
    for address in ADDRESSES:
        rule = rule_of(address.name)
        if rule and rule.foreign is not None and role not in rule.foreign:
            for method in ("get", "post"):
                foreign, missing = (ask(world, address, role, whose, method) for whose in ("foreign", "missing"))
                assert foreign.status_code == missing.status_code, address.name
                if foreign.status_code == 404:
                    assert foreign.content == missing.content, address.name
