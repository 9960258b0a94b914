"""Markdown of texts edited in the admin: raw HTML and images off, then cleaned once more."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "h3", "h4", "blockquote"}
PARSER = MarkdownIt("commonmark", {"html": False}).disable("image")


def render(text: str) -> str:
    """Safe HTML. Links may be relative, http(s), mailto or tel; strangers' sites learn nothing of the page before."""
    return nh3.clean(
        PARSER.render(text),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
