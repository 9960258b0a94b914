"""Public pages of sessions as a reader sees them."""

import json
import re

from sessions.models import Move


def read(client, path: str) -> str:
    """The page on one line, with ordinary spaces."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def topics(client, path: str) -> list[str]:
    """As they stand on the list, in its order."""
    return re.findall(r'<h3><a href="[^"]+"[^>]*>([^<]+)</a></h3>', read(client, path))


def document(client, path: str) -> dict:
    """What the page says to machines."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).content.decode())
    return json.loads(block)


def make_move(session, days_before, sequence=1) -> Move:
    """It was planned for another time: so many days before the one it has now."""
    return Move.objects.create(
        session=session,
        kind=Move.Kind.MOVED,
        from_starts_at=session.starts_at - days_before,
        from_ends_at=session.ends_at - days_before,
        to_starts_at=session.starts_at,
        to_ends_at=session.ends_at,
        sequence=sequence,
    )
