"""Templates: each one compiles, and none carries what the content security policy would block."""

import re

import pytest
from django.template.loader import get_template

from tests.source import ROOT, templates

TEMPLATES = [str(path.relative_to(ROOT / "templates")) for path in templates()]
# Letters need styles on the elements: mail programs drop style sheets. No page of the site shows them as they are.
LETTERS = ("emails/",)
INLINE = {
    "inline style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "address of another site": re.compile(r"(?:src|srcset)=\"(?:https?:)?//", re.IGNORECASE),
}
LONGEST = 180


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if not name.startswith(LETTERS)])
def test_template_passes_the_content_security_policy(name):
    text = (ROOT / "templates" / name).read_text()
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


def test_templates_are_short():
    lengths = {name: (ROOT / "templates" / name).read_text().count("\n") for name in TEMPLATES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_important_in_the_styles():
    sheets = [path for path in (ROOT / "static").rglob("*.css") if not path.name.startswith(("site.", "print"))]
    assert [str(sheet.relative_to(ROOT)) for sheet in sheets if "!important" in sheet.read_text()] == []
