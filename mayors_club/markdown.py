"""Markdown of texts that people write: raw HTML, images and code off, every heading an h3, then cleaned once more."""

import re

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "h3", "blockquote"}
# Lines that begin with blanks are a habit of those who paste, not code.
PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence"])
HEADING = re.compile(r"<(/?)h[1-6]>")


def render(text: str) -> str:
    """Safe HTML. Links may be relative, http(s), mailto or tel; strangers' sites learn nothing of the page before."""
    return nh3.clean(
        HEADING.sub(r"<\1h3>", PARSER.render(text)),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
