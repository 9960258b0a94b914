"""What to start, decided from the environment before anything is started."""

import errno
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mayors_club.stack import folder
from mayors_club.stack.errors import StackError
from mayors_club.stack.places import PROJECT

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


@dataclass(frozen=True)
class Plan:
    """Empty addresses mean: bring our own."""

    var: Path
    host: str
    port: int
    database_url: str
    redis_url: str
    email_url: str
    demo: bool

    @property
    def site_url(self) -> str:
        # Not 127.0.0.1: browsers refuse passkeys there.
        return f"http://localhost:{self.port}"

    @property
    def letters(self) -> Path:
        return self.var / "letters"

    def environment(self, ours: Mapping[str, str]) -> dict[str, str]:
        """The environment of the site's programs; what the person has set wins, except for what we decided here."""
        defaults = {
            "SITE_URL": self.site_url,
            "ALLOWED_HOSTS": ",".join({"localhost": 1, "127.0.0.1": 1, "[::1]": 1, self.host: 1}),
            "SECRET_KEY": folder.secret_key(self.var),
            "MEETING_KEY": folder.meeting_key(self.var),
            "PRIVATE_ROOT": str(self.var / "private"),
            "STATIC_ROOT": str(self.var / "static"),
        }
        decided = {
            "DJANGO_SETTINGS_MODULE": "mayors_club.settings",
            "DEMO": "1" if self.demo else "0",
            "PYTHONUNBUFFERED": "1",
        }
        return {**defaults, **{name: value for name, value in ours.items() if value}, **decided}

    @property
    def demo_mark(self) -> Path:
        return self.var / "has-demo-data"


def read_plan(environment: Mapping[str, str], var: Path = PROJECT / "var") -> Plan:
    database_url, email_url = environment.get("DATABASE_URL", ""), environment.get("EMAIL_URL", "")
    plan = Plan(
        var=var,
        host=environment.get("LISTEN") or "127.0.0.1",
        port=_port(environment.get("PORT") or "8000"),
        database_url=database_url,
        redis_url=environment.get("REDIS_URL", ""),
        email_url=email_url,
        demo=_yes_or_no(environment, "DEMO", default=not database_url),
    )
    has_demo_data = plan.demo or (not database_url and plan.demo_mark.exists())
    if email_url and has_demo_data:
        raise StackError(
            "Demo data must not meet a real mail server: unset EMAIL_URL, or set DATABASE_URL to your own database."
        )
    return plan


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StackError(f"PORT={text} is not a port number; write one from 1 to 65535.")
    return int(text)


def _yes_or_no(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    word = environment.get(name, "").strip().lower()
    if word and word not in YES | NO:
        raise StackError(f"{name}={word} is neither yes nor no. Write 1 or 0.")
    return word in YES if word else default


def check_port(plan: Plan) -> None:
    """Refuse a taken port. The web server shares ports (SO_REUSEPORT) and would not notice by itself."""
    hosts = [plan.host, "::1"] if plan.host == "127.0.0.1" else [plan.host]  # browsers try ::1 first for “localhost”
    for host in hosts:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, plan.port))
            except OSError as problem:
                if complaint := _complaint(problem, host, plan):
                    raise StackError(complaint) from problem


def _complaint(problem: OSError, host: str, plan: Plan) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {plan.port} is taken: choose another one, as in `make run PORT={plan.port + 1}`."
    if problem.errno == errno.EACCES:
        return f"Port {plan.port} needs more rights than you have: choose a higher one, as in `make run PORT=8000`."
    return f"LISTEN={host} is not an address of this machine." if host == plan.host else ""
