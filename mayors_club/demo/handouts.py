"""Papers of the demo: one page of PDF each, drawn in the site's own fonts."""

import io

from PIL import Image

from offices.lettering import Line, fitted

SIZE = (827, 1169)  # A4 at 100 points an inch
LEFT, TOP = 90, 110
COLUMN = SIZE[0] - 2 * LEFT
PAPER, INK, QUIET = "#FFFFFF", "#1B2530", "#55606C"


def handout(title: str, lines, origin: str) -> bytes:
    """A heading, the lines one below the other, and where it comes from."""
    page = Image.new("RGB", SIZE, PAPER)
    heading = fitted(title, "arsenal-700", [(44, 3), (36, 4)], COLUMN, colour=INK, leading=1.2)
    points = [line for text in lines for line in _point(text)]
    below = _draw(page, heading, TOP)
    _draw(page, points, below + 40)
    origin = f"{origin} Вигадано для демонстрації."
    _draw(page, fitted(origin, "text-400", [(18, 2)], COLUMN, colour=QUIET, leading=1.3), SIZE[1] - 90)
    written = io.BytesIO()
    page.save(written, "PDF", resolution=100, title=title)
    return written.getvalue()


def _point(text: str) -> list[Line]:
    return fitted(f"– {text}", "text-400", [(26, 3)], COLUMN, colour=INK, leading=1.7)


def _draw(page: Image.Image, lines: list[Line], top: float) -> float:
    """The lines from `top` on; returns where the next one would begin."""
    for line in lines:
        top += line.height
        line.draw(page, LEFT, top)
    return top
