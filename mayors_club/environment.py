"""Reads settings from the environment; refuses to start on what is missing or misspelt, with a hint."""

import environ
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
