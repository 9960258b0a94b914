"""Where a person goes who is let in: one module of providers/ for each video service, all with the same words.

`new_room()` answers the name of a fresh room ("" where the service knows none), `prepare(secret, number)` makes sure
that it exists, `place(secret)` is where it stands, `address_for(secret, ticket)` where this one person goes.
"""

from types import ModuleType
from urllib.parse import urlsplit

from sessions.providers import bigbluebutton, jitsi, link
from sessions.providers.ticket import Ticket
from sessions.sealing import Secret

PROVIDERS: dict[str, ModuleType] = {"jitsi": jitsi, "bigbluebutton": bigbluebutton, "link": link}
NAMES = {
    "zoom.us": "Zoom",
    "meet.google.com": "Google Meet",
    "teams.microsoft.com": "Microsoft Teams",
    "teams.live.com": "Microsoft Teams",
    "webex.com": "Webex",
}


def prepare(provider: str, secret: Secret, number: int) -> None:
    """Make sure that the room exists. Safe to repeat. Raises RoomFailed."""
    PROVIDERS[provider].prepare(secret, number)


def address_for(provider: str, secret: Secret, ticket: Ticket, *, room_failed: bool = False) -> str:
    """Where to send this person: belongs into a Location header and nowhere else. Raises RoomFailed."""
    if room_failed and secret.fallback:
        return secret.fallback
    return PROVIDERS[provider].address_for(secret, ticket)


def allowed_origins(provider: str, secret: Secret) -> list[str]:
    """Where the Join button may lead: hosts without any path, for the form-action of the page that shows it."""
    addresses = [PROVIDERS[provider].place(secret), secret.fallback]
    return sorted({source for address in addresses if address for source in _sources(address)})


def name_of(provider: str, secret: Secret) -> str:
    """What people call the service, "" when that is not known."""
    if provider != "link":
        return {"jitsi": "Jitsi Meet", "bigbluebutton": "BigBlueButton"}[provider]
    host = urlsplit(secret.address).hostname or ""
    return next((name for known, name in NAMES.items() if host == known or host.endswith(f".{known}")), "")


def _sources(address: str) -> list[str]:
    """The origin itself; and its subdomains, because services send on from zoom.us to a numbered host of theirs."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    is_name = "." in parts.netloc and not parts.netloc.replace(".", "").replace(":", "").isdigit()
    return [origin, f"{parts.scheme}://*.{parts.netloc}"] if is_name else [origin]
