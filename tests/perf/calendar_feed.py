"""What a personal feed of 40 sessions costs beside building the same bytes by hand.

    python -m tests.perf.calendar_feed

Needs settings, no database. "By hand" folds as fast as plain Python can; every round measures all of them, so that a
busy machine slows them alike. Throughput as a multiple of building by hand.
"""

import os
import statistics
import timeit
from datetime import UTC, datetime, timedelta
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
django.setup()

from sessions import calendar  # noqa: E402
from sessions.calendar import Attendee, Entry  # noqa: E402

MANY, ROUNDS = 40, 7
TEXT = "Розберемо, які рішення можна впровадити за один опалювальний сезон.\n\nСторінка сесії: {url}"


def entry(number: int, **fields) -> Entry:
    starts_at = datetime(2026, 1, 8, 13, tzinfo=UTC) + timedelta(days=14 * number)
    url = f"https://klub.example/member/sessions/{number}/"
    return Entry(
        uid=UUID(int=number),
        sequence=number % 3,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        changed_at=starts_at - timedelta(days=20),
        is_cancelled=False,
        summary=f"Експертна сесія № {number}. Тепло взимку без газу: що встигне громада",
        description=TEXT.format(url=url),
        url=url,
        **fields,
    )


def by_hand(entries: list[Entry]) -> bytes:
    head, tail = (
        ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{calendar.PRODID}", "METHOD:PUBLISH"],
        ["END:VCALENDAR", ""],
    )
    return "\r\n".join([*head, *(line for one in entries for line in event_by_hand(one)), *tail]).encode()


def event_by_hand(one: Entry) -> list[str]:
    return [
        "BEGIN:VEVENT",
        folded("SUMMARY:" + escaped(one.summary)),
        f"DTSTART:{one.starts_at:%Y%m%dT%H%M%SZ}",
        f"DTEND:{one.ends_at:%Y%m%dT%H%M%SZ}",
        f"DTSTAMP:{one.changed_at:%Y%m%dT%H%M%SZ}",
        f"UID:{one.uid}",
        f"SEQUENCE:{one.sequence}",
        folded("DESCRIPTION:" + escaped(one.description)),
        f"LAST-MODIFIED:{one.changed_at:%Y%m%dT%H%M%SZ}",
        f"LOCATION:{one.url}",
        'ORGANIZER;CN="Клуб мерів":mailto:office@mayorsclub.example',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"URL:{one.url}",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def folded(line: str) -> str:
    """Cut at 75 octets, between letters: continuation bytes of UTF-8 begin with the bits 10."""
    octets, pieces, start = line.encode(), [], 0
    while len(octets) - start > 75 - bool(pieces):
        end = start + 75 - bool(pieces)
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start = end
    return "\r\n ".join([*pieces, octets[start:].decode()])


def from_nothing(entries: list[Entry]) -> bytes:
    calendar._published.cache_clear()
    return calendar.publish(entries, language="uk")


def main() -> None:
    entries = [entry(number) for number in range(1, MANY + 1)]
    invited = entry(1, attendee=Attendee("Ірина Савчук", "savchuk@starohorod.example"))
    ways = {
        "by hand": (lambda: by_hand(entries), 20),
        "feed, entries kept": (lambda: calendar.publish(entries, language="uk"), 200),
        "feed, after a restart": (lambda: from_nothing(entries), 3),
        "tag of the feed (304)": (lambda: calendar.tag(entries, language="uk"), 200),
        "one invitation": (lambda: calendar.request(invited), 20),
    }
    seconds = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, (way, times) in ways.items():
            seconds[name].append(timeit.timeit(way, number=times) / times)
    median = {name: statistics.median(measured) for name, measured in seconds.items()}
    for name, cost in median.items():
        print(f"{name}: {cost * 1e6:.0f} µs, {median['by hand'] / cost:.2f}")


if __name__ == "__main__":
    main()
