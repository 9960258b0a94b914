"""A process that does what web requests do, on command: one JSON object a line in, one out.

{"do": "write", "count": 200} queues letters, each in a transaction of its own; {"do": "prepare", "count": 3} makes
applications on which the committee has voted; {"do": "decide"} decides the next one. Answers say how long it took.
"""

import json
import sys
import time
import uuid

import django

django.setup()

from django.db import OperationalError, connection, transaction  # noqa: E402

from applications import services  # noqa: E402
from mayors_club import mail  # noqa: E402
from tests.applications.committee import make_committee, voted  # noqa: E402

waiting = []


def write(count):
    for _ in range(count):
        key = uuid.uuid4().hex
        with transaction.atomic():
            mail.queue(
                "sign_in_code",
                to=f"person-{key[:8]}@town.example",
                language="uk",
                context={"minutes": 15},
                secret_values={"code": "493817"},
                dedupe_key=f"fault:{key}",
            )


def prepare(count):
    committee = make_committee()
    waiting.extend((voted(committee), committee.chair) for _ in range(count))


def decide():
    application, chair = waiting.pop()
    services.decide(application, kind="accept", by=chair)


VERBS = {"write": write, "prepare": prepare, "decide": decide}

print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    started = time.monotonic()
    try:
        VERBS[order.pop("do")](**order)
        answer = {"ok": True}
    except OperationalError as problem:
        connection.close()
        answer = {"ok": False, "problem": str(problem)}
    print(json.dumps({**answer, "seconds": time.monotonic() - started}), flush=True)
