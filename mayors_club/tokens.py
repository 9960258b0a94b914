"""Capability tokens of personal links: the address holds the token, the database only its hash."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256, hexadecimal. A plain hash suffices: the token is random and long, so it cannot be guessed from it."""
    return hashlib.sha256(token.encode()).hexdigest()
