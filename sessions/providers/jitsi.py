"""Jitsi Meet that asks for a signed ticket: who it is, which room, from when until when (prosody checks it)."""

import secrets
from urllib.parse import quote, urlsplit

import jwt
from django.conf import settings

from sessions.providers.ticket import RoomFailed, Ticket
from sessions.sealing import Secret

AUDIENCE = "jitsi"


def new_room() -> str:
    return secrets.token_hex(16)  # small letters: Jitsi compares names of rooms without case


def prepare(secret: Secret, number: int) -> None:
    """A room comes about when the first person enters it; here only what is needed for that is looked at."""
    if not (settings.JITSI_URL and settings.JITSI_APP_ID and settings.JITSI_SECRET and secret.room):
        raise RoomFailed("JITSI_URL, JITSI_APP_ID or JITSI_SECRET is not set, or there is no room")


def place(secret: Secret) -> str:
    return settings.JITSI_URL


def address_for(secret: Secret, ticket: Ticket) -> str:
    prepare(secret, 0)
    return f"{settings.JITSI_URL}/{quote(secret.room)}?jwt={_signed(secret, ticket)}"


def _signed(secret: Secret, ticket: Ticket) -> str:
    person = {"id": str(ticket.credential), "name": ticket.name}
    if ticket.is_host:
        # The first is read by Jitsi's own service, the second by prosody's module token_affiliation.
        person |= {"moderator": True, "affiliation": "owner"}
    claims = {
        "aud": AUDIENCE,
        "iss": settings.JITSI_APP_ID,
        "sub": urlsplit(settings.JITSI_URL).hostname,
        "room": secret.room,
        "jti": str(ticket.credential),
        "nbf": int(ticket.valid_from.timestamp()),
        "exp": int(ticket.valid_until.timestamp()),
        "context": {"user": person},
    }
    return jwt.encode(claims, settings.JITSI_SECRET, algorithm="HS256")
