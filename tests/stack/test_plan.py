import socket

import pytest
from cryptography.fernet import Fernet

from mayors_club.stack.errors import StackError
from mayors_club.stack.plan import check_port, read_plan
from tests.stack.launching import free_port

OUTSIDE = {"DATABASE_URL": "postgresql://db.town.example/club"}
MAIL = {"EMAIL_URL": "smtp://mail.town.example"}


@pytest.mark.parametrize(
    ("environment", "demo"),
    [
        ({}, True),
        ({"DEMO": "0"}, False),
        (OUTSIDE, False),
        ({**OUTSIDE, "DEMO": "yes"}, True),
        ({**OUTSIDE, **MAIL}, False),
        ({"REDIS_URL": "redis://cache.town.example"}, True),
        ({**MAIL, "DEMO": "0"}, False),
    ],
)
def test_demo_is_seeded_only_into_our_own_database_or_when_asked(tmp_path, environment, demo):
    assert read_plan(environment, tmp_path).demo is demo


def test_switching_demo_off_does_not_let_seeded_rows_meet_a_mail_server(tmp_path):
    plan = read_plan({}, tmp_path)
    plan.demo_mark.touch()

    with pytest.raises(StackError, match="must not meet a real mail server"):
        read_plan({**MAIL, "DEMO": "0"}, tmp_path)
    assert not read_plan({**MAIL, **OUTSIDE}, tmp_path).demo


def test_environment_keeps_what_the_person_set_and_its_own_keys(tmp_path):
    plan = read_plan({"PORT": "8123"}, tmp_path)
    first, second = plan.environment({"CLUB_PHONE": "+380 44 111 11 11", "SITE_URL": ""}), plan.environment({})

    assert first["CLUB_PHONE"] == "+380 44 111 11 11"
    assert first["SITE_URL"] == "http://localhost:8123"
    assert first["DEMO"] == "1"
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert first["MEETING_KEY"] == second["MEETING_KEY"]
    assert Fernet(first["MEETING_KEY"])
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("secret-key", "meeting-key")] == [0o600, 0o600]


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_port_shared_by_another_server_counts_as_taken(tmp_path, family, host):
    plan = read_plan({"PORT": str(free_port())}, tmp_path)
    check_port(plan)
    with socket.create_server((host, plan.port), family=family, reuse_port=True), pytest.raises(StackError) as refusal:
        check_port(plan)
    assert (
        str(refusal.value) == f"Port {plan.port} is taken: choose another one, as in `make run PORT={plan.port + 1}`."
    )


def test_foreign_address_is_refused_by_name(tmp_path):
    with pytest.raises(StackError, match=r"LISTEN=192\.0\.2\.1 is not an address of this machine"):
        check_port(read_plan({"LISTEN": "192.0.2.1"}, tmp_path))
