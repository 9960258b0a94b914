"""A test client that reads every page it fetches and fails on what no page of ours may have."""

import json
import time
from html.parser import HTMLParser

from django.test import Client

NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}


class StrictClient(Client):
    def force_login(self, user, backend=None, *, second_factor=True):
        """Without letters: members by a code just now, staff with their second factor unless told otherwise."""
        super().force_login(user, backend)
        session = self.session
        proof = {"method": "mfa", "type": "totp"} if user.is_staff and second_factor else {"method": "code"}
        session["account_authentication_methods"] = [{**proof, "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()

    def request(self, **request):
        response = super().request(**request)
        if is_page(response):
            found = problems(response.content.decode(), is_fragment=getattr(response, "is_fragment", False))
            assert not found, f"{request.get('PATH_INFO')}: {'; '.join(found)}"
        return response


def is_page(response) -> bool:
    return (
        not response.streaming
        and response.content != b""
        and response.get("Content-Type", "").startswith("text/html")
        and "Content-Encoding" not in response
        and "sandbox" not in response.get("Content-Security-Policy", "")  # a letter in its frame, not a page of ours
    )


def problems(html: str, *, is_fragment=False) -> list[str]:
    """What is wrong with a page, in words; an empty list for a good one. A part of a page has no head and no h1."""
    page = Page()
    page.feed(html)
    found = [f"left unrendered: {mark}" for mark in ("{{", "{%", "%}") if mark in html]
    if not is_fragment:
        found += page.missing()
    found += page.inline
    found += [f"no label: {control}" for control in page.unlabelled()]
    found += [f"id used twice: {name}" for name in sorted(page.repeated)]
    return found


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.title = ""
        self.headings = 0
        self.language = ""
        self.inline: list[str] = []
        self.ids: set[str] = set()
        self.repeated: set[str] = set()
        self.labels_for: set[str] = set()
        self.controls: list[dict] = []
        self._open: list[str] = []

    def missing(self) -> list[str]:
        """What only a whole page has."""
        found = [] if self.title.strip(" —\n") else ["no title"]
        found += [f"{self.headings} h1 instead of one"] if self.headings != 1 else []
        return found + ([] if self.language else ["no lang"])

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self._note(tag, attributes)
        self._look_for_inline(tag, attributes)
        if tag in ("title", "label") or (tag == "script" and _is_data(attributes)):
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data):
        # An SVG may have a title of its own; the page's comes first.
        if "title" in self._open and not self.headings:
            self.title += data
        if self._open and self._open[-1] == "script":
            self.inline += _wrong_with_data(data)

    def unlabelled(self):
        for control in self.controls:
            named = control.get("id") in self.labels_for or control["wrapped"]
            if not named and not control.get("aria-label") and not control.get("aria-labelledby"):
                yield control.get("name") or control.get("id") or control["tag"]

    def _note(self, tag, attributes):
        self.headings += tag == "h1"
        if tag == "html":
            self.language = attributes.get("lang") or ""
        if tag == "label" and "for" in attributes:
            self.labels_for.add(attributes["for"])
        if tag in ("input", "select", "textarea") and attributes.get("type", "text") not in NEEDS_NO_LABEL:
            self.controls.append({**attributes, "tag": tag, "wrapped": "label" in self._open})
        name = attributes.get("id")
        if name:
            (self.repeated if name in self.ids else self.ids).add(name)

    def _look_for_inline(self, tag, attributes):
        if tag == "style" or (tag == "script" and "src" not in attributes and not _is_data(attributes)):
            self.inline.append(f"inline {tag}")
        if "style" in attributes:
            self.inline.append(f"style attribute on {tag}")
        self.inline += [f"{name} on {tag}" for name in attributes if name.startswith("on")]
        if any(str(value).strip().lower().startswith("javascript:") for value in attributes.values()):
            self.inline.append(f"javascript: address on {tag}")


def _is_data(attributes) -> bool:
    """Blocks of data are not run, so a strict policy lets them be: JSON-LD, and what `json_script` writes."""
    is_linked_data = attributes == {"type": "application/ld+json"}
    return is_linked_data or (attributes.get("type") == "application/json" and attributes.keys() == {"id", "type"})


def _wrong_with_data(text: str) -> list[str]:
    """Such a block is JSON, without a sign that could end it early."""
    found = ["data block is not escaped"] if set("<>&") & set(text) else []
    try:
        json.loads(text)
    except ValueError:
        found.append("data block is no JSON")
    return found
