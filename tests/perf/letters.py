"""How fast letters leave, beside a plain smtplib loop that sends the same bytes over one connection.

    python -m tests.perf.letters [rounds]

Works in the empty, migrated database named by DATABASE_URL (tests/perf/test_letters.py brings one), with a mail server
in a process of its own, which answers at once or after 5 ms. A round writes 600 letters with a calendar part, sends
their bytes in a loop, then sends them as the worker does. The last line is JSON, for a test.
"""

import json
import os
import smtplib
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402

from mayors_club import attempts, delivery, mail  # noqa: E402
from mayors_club.models import OutgoingEmail  # noqa: E402

LETTERS = 600
PAUSES = {"at once": 0, "after 5 ms": 0.005}
INVITATION = """BEGIN:VCALENDAR
PRODID:-//klub.example//UK
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:5f1d2c4b-7a39-4a55-9a3b-0a1b2c3d4e5f@klub.example
DTSTAMP:20261122T020000Z
DTSTART:20261126T130000Z
DTEND:20261126T143000Z
SEQUENCE:0
SUMMARY:Тепло взимку: як громади готують
  котельні\\, мережі та людей до відключень
DESCRIPTION:Сторінка сесії: https://klub.example/member/sessions/7/
ORGANIZER;CN=Клуб мерів:mailto:office@klub.example
ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:mayor@town.example
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def main(rounds: int) -> None:
    medians = {}
    for kind, pause in PAUSES.items():
        with sink(pause) as server:
            ratios = [one_round(server) for _ in range(rounds)]
        medians[kind] = statistics.median(ratios)
        print(f"{LETTERS} letters, server answers {kind}: median {medians[kind]:.2f} of the loop")
    print(json.dumps(medians))


@contextmanager
def sink(pause: float):
    command = [sys.executable, "-m", "tests.perf.sink", str(pause)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(server.stdout.readline())
        yield server
        server.stdin.close()


def one_round(server) -> float:
    write()
    contents = [attempts.build(letter).content for letter in OutgoingEmail.objects.all()]
    loop = timed(lambda: send_in_a_loop(contents))
    forget(server)
    ours = timed(deliver)
    assert forget(server) == [LETTERS, LETTERS], "lost or doubled"
    assert OutgoingEmail.objects.filter(status=OutgoingEmail.Status.SENT).count() == LETTERS
    print(f"  loop {LETTERS / loop:.0f}/s, ours {LETTERS / ours:.0f}/s: {loop / ours:.2f}", flush=True)
    return loop / ours


def write() -> None:
    OutgoingEmail.objects.filter(dedupe_key__startswith="perf:").delete()
    assert not OutgoingEmail.objects.exists(), "the letters of somebody would be sent to nobody: use an empty database"
    with transaction.atomic():
        for n in range(LETTERS):
            mail.queue(
                "sign_in_code",
                to=f"mayor{n}@town.example",
                language="uk",
                context={"minutes": 15},
                secret_values={"code": "493817"},
                dedupe_key=f"perf:{n}",
                calendar=INVITATION,
            )


def send_in_a_loop(contents: list[bytes]) -> None:
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, local_hostname="klub.example") as line:
        for n, content in enumerate(contents):
            line.sendmail("bounces@klub.example", [f"mayor{n}@town.example"], content)


def deliver() -> None:
    while delivery.deliver_due().is_unfinished:
        continue


def forget(server) -> list[int]:
    """How many letters came since the last question, and how many different ones."""
    print(file=server.stdin, flush=True)
    return [int(number) for number in server.stdout.readline().split()]


def timed(call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
