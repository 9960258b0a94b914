"""A letter as it may be shown on a page of ours: the same words, our own look, no links, no secrets."""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe

from mayors_club.mail import MARKER

KEPT = {"p", "h2", "h3", "ul", "ol", "li", "a", "br", "b", "strong", "em", "blockquote", "div"}
# Shown by mail programs beside the subject, hidden in the letter itself.
PREHEADER = re.compile(r'<div style="display:none[^>]*>.*?</div>', re.DOTALL)
STAND_IN = "•••"


def text_of(letter) -> str:
    return MARKER.sub(STAND_IN, letter.body_text)


def html_of(letter) -> SafeString:
    """Headings go two levels down, for the page around has the first; cells of layout tables become blocks."""
    body = MARKER.sub(STAND_IN, PREHEADER.sub("", letter.body_html))
    body = re.sub(r"<(/?)td\b", r"<\1div", body)
    for level in (2, 1):
        body = re.sub(rf"<(/?)h{level}\b", rf"<\1h{level + 2}", body)
    kept = nh3.clean(body, tags=KEPT | {"h4"}, attributes={}, clean_content_tags={"style", "title", "script"})
    return mark_safe(kept)  # noqa: S308 (nh3 has cleaned it)
