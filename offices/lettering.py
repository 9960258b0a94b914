"""Words set in the site's own fonts on a picture: wrapped, made smaller until they fit, never cut inside a letter."""

import functools
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

FONTS = settings.BASE_DIR / "static" / "fonts"
# Accented Latin letters stand in a file of their own: the ranges of static/css/fonts.css.
ACCENTED = (range(0xC0, 0xD7), range(0xD8, 0x180), range(0x218, 0x21C), range(0x1E9E, 0x1E9F))


@dataclass(frozen=True)
class Line:
    text: str
    font: str
    size: int
    colour: str
    height: float
    above: int = 0

    def draw(self, picture: Image.Image, left: float, bottom: float) -> float:
        """Draw with the foot of the line at `bottom`; returns where the line above it ends."""
        canvas = ImageDraw.Draw(picture)
        baseline = bottom - self.height * 0.24
        for piece, font in pieces(self.text, self.font, self.size):
            canvas.text((left, baseline), piece, fill=self.colour, font=font, anchor="ls")
            left += font.getlength(piece)
        return bottom - self.height - self.above


def fitted(text, font, tries, column, *, colour, leading, above=0) -> list[Line]:
    """The lines of a text by the first of these tries, a size and the most lines, that holds it.

    In the last of them it is held anyway, and ends in an ellipsis.
    """
    for size, most in tries:
        lines = wrapped(text, font, size, column)
        if len(lines) <= most and all(length(line, font, size) <= column for line in lines):
            break
    else:
        lines = [shortened(line, font, size, column) for line in _cut(lines, most)]
    return [
        Line(line, font, size, colour, size * leading, above if number == 0 else 0) for number, line in enumerate(lines)
    ]


def wrapped(text: str, font: str, size: int, column: float) -> list[str]:
    """Broken at ordinary spaces only: a no-break space holds words together here as well."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, font, size) <= column:
            lines[-1] = longer
        elif word:
            lines.append(word)
    return lines


def shortened(line: str, font: str, size: int, column: float) -> str:
    if length(line, font, size) <= column:
        return line
    while line and length(f"{line}…", font, size) > column:
        line = line[:-1]
    return f"{line.rstrip()}…"


def length(text: str, font: str, size: int) -> float:
    return sum(face.getlength(piece) for piece, face in pieces(text, font, size))


def pieces(text: str, font: str, size: int) -> list[tuple[str, ImageFont.FreeTypeFont]]:
    """The text in runs, each with the file that has its letters."""
    runs: list[tuple[str, bool]] = []
    for letter in text:
        accented = any(ord(letter) in known for known in ACCENTED)
        if runs and runs[-1][1] == accented:
            runs[-1] = (runs[-1][0] + letter, accented)
        else:
            runs.append((letter, accented))
    return [(run, face(f"{font}-eu" if accented else font, size)) for run, accented in runs]


@functools.cache
def face(font: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{font}.woff2", size)


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
