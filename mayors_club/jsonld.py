"""What a page tells machines (schema.org), as a data block that nothing written on the page can end."""

import json

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mayors_club import languages

# Inside <script> nothing may end the element or begin a comment, whatever somebody wrote.
ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def script_of(document: dict) -> SafeString:
    """The JSON of a document, safe inside a script element."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 (no < > or & is left)


def club() -> dict:
    return {"@type": "NGO", "name": str(_("Mayors’ Club")), "url": languages.absolute("/")}


def without_gaps(node: dict) -> dict:
    return {key: value for key, value in node.items() if value not in ("", None, [])}
