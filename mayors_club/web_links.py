"""Addresses that people gave as a source, as links of a page."""

from urllib.parse import urlsplit


def web(url: str | None) -> str:
    """Only addresses of the web become links."""
    return url if url and urlsplit(url).scheme in ("http", "https") else ""


def host_of(url: str) -> str:
    """Where a link leads, in a word: «starohorod.example»."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
