"""The style sheet: the layered files under static/css joined into static/site.<hash>.css, and one for the admin.

Browsers never see `@import`: one request, one year in the cache, a new name with every change.
The command `build_css` writes it at start-up and in the image; a page asks for `url()` and gets a sheet
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
    return f"@layer {','.join(LAYERS)};" + "".join(f"@layer {layer}{{{_rules_of(layer)}}}" for layer in LAYERS)


def joined_for_admin() -> str:
    """Django's admin brings rules outside any layer; ours come after them, outside any layer too."""
    return "".join(_rules_of(layer) for layer in ("fonts", "tokens", "admin"))


def _rules_of(layer: str) -> str:
    rules = "".join(minify(path.read_text(encoding="utf-8")) for path in sources(layer))
    # A source lies one folder deeper than the sheet it becomes part of.
    return rules.replace('url("../', 'url("')


def build() -> dict[str, str]:
    """Write the sheets whose sources changed, remove older ones, and return their names inside static/."""
    names = {sheet: _write(sheet, css) for sheet, css in (("site", joined()), ("site.admin", joined_for_admin()))}
    for old in folder().glob("site.*.css"):
        if old.name not in names.values():
            old.unlink(missing_ok=True)
    return names


def _write(sheet: str, css: str) -> str:
    target = folder() / f"{sheet}.{hashlib.sha256(css.encode()).hexdigest()[:12]}.css"
    if not target.exists():
        scratch = target.with_suffix(f".{secrets.token_hex(4)}")
        scratch.write_text(css, encoding="utf-8")
        scratch.replace(target)
    return target.name


@functools.cache
def _names_once() -> dict[str, str]:
    return build()


def names() -> dict[str, str]:
    """The current sheets; in development the sources are read again for every page."""
    return build() if settings.DEBUG else _names_once()


def url(sheet: str = "site") -> str:
    return static(names()[sheet])
