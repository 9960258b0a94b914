"""Every address of the site, read from the URLconf."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.regex_helper import normalize


@dataclass(frozen=True)
class Address:
    """`path` holds a {name} for every part that varies."""

    name: str
    path: str
    view: object

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    @property
    def app(self) -> str:
        """The namespace of its name."""
        return self.name.rpartition(":")[0]

    @property
    def is_public(self) -> bool:
        """Open to people who have not signed in (@login_not_required)."""
        return getattr(self.view, "login_required", True) is False


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns, prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in patterns:
        path = prefix + _piece(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(namespace + (pattern.name or path), path, pattern.callback)


def _piece(pattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return ""  # Ukrainian has no prefix; English addresses are the same ones under /en/
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))
    template, _names = normalize(pattern.regex.pattern)[0]
    return re.sub(r"%\((\w+)\)s", r"{\1}", template)
