"""Reads settings from the environment; refuses to start on what is missing or misspelt, with a hint."""

import base64
import hashlib

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def strict_bool(name: str, default: bool) -> bool:
    """A boolean that must be spelt: an unknown word stops the start instead of silently meaning "no"."""
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    word = env.str(name, default="1" if default else "0").strip().lower()
    if word not in words:
        raise ImproperlyConfigured(f"{name}={word!r} is neither yes nor no. Write 1 or 0.")
    return words[word]


def required(name: str, hint: str) -> str:
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {hint}")
    return value


def meeting_keys(development_secret: str) -> list[str]:
    """Fernet keys separated by commas: the first one encrypts, all of them decrypt. A malformed one refuses to start.

    A developer's commands need none: their key follows from the other secret.
    """
    hint = 'Make one: python -c "import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())"'
    keys = [key.strip() for key in env.str("MEETING_KEY", default="").split(",") if key.strip()]
    if not keys and development_secret:
        return [base64.urlsafe_b64encode(hashlib.sha256(b"meeting" + development_secret.encode()).digest()).decode()]
    if not keys:
        raise ImproperlyConfigured(f"MEETING_KEY is not set. {hint}")
    for number, key in enumerate(keys, 1):
        try:
            Fernet(key)
        except ValueError as problem:  # never the key itself: this goes into logs
            raise ImproperlyConfigured(f"MEETING_KEY: key {number} of {len(keys)} is not one. {hint}") from problem
    return keys
