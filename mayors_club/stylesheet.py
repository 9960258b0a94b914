"""The one style sheet: the layered files under static/css joined into static/site.<hash>.css.

Browsers never see `@import`: one request, one year in the cache, a new name with every change.
The command `build_css` writes it at start-up and in the image; a page asks for `name()` and gets a sheet
that matches the sources even when nobody ran the command (development, tests).
"""

import functools
import hashlib
import re
import secrets
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

LAYERS = ("fonts", "tokens", "base", "layout", "components", "pages", "utilities", "print")
COMMENT_OR_STRING = re.compile(r"""/\*.*?\*/|("[^"]*"|'[^']*')""", re.DOTALL)
STRING = re.compile(r"""("[^"]*")""")


def folder() -> Path:
    return Path(settings.BASE_DIR) / "static"


def sources(layer: str) -> list[Path]:
    """The files of one layer: static/css/<layer>.css, or everything in static/css/<layer>/ by name."""
    css = folder() / "css"
    single = css / f"{layer}.css"
    return [single] if single.exists() else sorted((css / layer).glob("*.css"))


def minify(css: str) -> str:
    """Drop comments and needless spaces; quoted strings stay as they are."""
    css = COMMENT_OR_STRING.sub(lambda match: match.group(1) or "", css)
    return "".join(part if part.startswith('"') else _squeeze(part) for part in STRING.split(css)).strip()


def _squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}")


def joined() -> str:
    """All layers in their order. A rule's weight comes from its layer first, so no rule needs to shout."""
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        rules = "".join(minify(path.read_text(encoding="utf-8")) for path in sources(layer))
        parts.append(f"@layer {layer}{{{rules}}}")
    return "".join(parts)


def build() -> str:
    """Write the sheet when its sources changed, remove older ones, and return its name inside static/."""
    css = joined().encode()
    target = folder() / f"site.{hashlib.sha256(css).hexdigest()[:12]}.css"
    if not target.exists():
        scratch = target.with_suffix(f".{secrets.token_hex(4)}")
        scratch.write_bytes(css)
        scratch.replace(target)
    for old in folder().glob("site.*.css"):
        if old != target:
            old.unlink(missing_ok=True)
    return target.name


@functools.cache
def _name_once() -> str:
    return build()


def name() -> str:
    """The current sheet; in development the sources are read again for every page."""
    return build() if settings.DEBUG else _name_once()


def url() -> str:
    return static(name())
