"""The picture that messengers and social networks show beside a link to an office (Open Graph): 1200 by 630, a PNG.

The round table, enlarged and cropped, with one seat lit; the name, the title and the community in the site's own type.
Drawn twice as large and reduced, because Pillow draws curves with hard edges and sets letters on whole pixels. Pure:
the same words give the same bytes.
"""

import functools
import io
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image, ImageDraw

from mayors_club.typography import typeset
from offices.lettering import Line, fitted

SIZE = (1200, 630)
FINE = 2
COLOURS = 96
PAPER, CARD, LINE = "#fbfaf6", "#ffffff", "#dcd7c9"
INK, INK2, BRAND, WHEAT, FAINT = "#16202c", "#4b5765", "#153e75", "#d9a13b", "#e3e8f0"
CLUB = {"uk": "Клуб мерів", "en": "Mayors’ Club"}
LEFT, BOTTOM, COLUMN = 80, 560, 720
# Sizes to try and how many lines each may take: one large line is better than two larger ones.
SMALL = ((32, 2), (28, 2))
NAME = ((108, 1), (100, 1), (92, 1), (84, 1), (92, 2), (84, 2), (76, 2), (68, 2), (60, 2), (52, 2), (44, 3))
SEAT = 0.7  # the share of its place that a seat fills, as in static/img/mark.svg


class Ring(NamedTuple):
    """Seats around a table, one of them lit; the radius is to the outer edge, the start in degrees."""

    centre: tuple[float, float]
    radius: float
    thickness: float
    seats: int = 27
    lit: int = -1
    start: float = -84


MARK = Ring((LEFT + 30, 101), 28, 10.5, seats=9, lit=0, start=-64)
# The table stands half outside, so that its seats never lie under words.
CENTRE = (1205, 315)
TABLE = Ring(CENTRE, 385, 32, lit=21)
INNER = (Ring(CENTRE, 282, 7), Ring(CENTRE, 226, 18), Ring(CENTRE, 162, 7), Ring(CENTRE, 106, 18))


@functools.lru_cache(maxsize=64)
def card(name: str, title: str, community: str, language: str) -> bytes:
    """The bytes of the PNG; the words are those of the page in this language."""
    picture = _background(language).copy()
    bottom = BOTTOM * FINE
    for line in reversed(_lines(name, title, community, language)):
        bottom = line.draw(picture, LEFT * FINE, bottom)
    target = io.BytesIO()
    reduced = picture.resize(SIZE, Image.Resampling.BOX)
    # This way of choosing colours keeps rare ones, such as that of the lit seat.
    few = reduced.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, "PNG", optimize=True)
    return target.getvalue()


def _lines(name: str, title: str, community: str, language: str) -> list[Line]:
    title, name, community = (typeset(text, language) for text in (title, name, community))
    column = COLUMN * FINE
    return [
        *fitted(title, "text-400", _fine(SMALL), column, colour=INK2, leading=1.32),
        *fitted(name, "arsenal-400", _fine(NAME), column, colour=INK, leading=1.04, above=12 * FINE),
        *fitted(community, "text-400", _fine(SMALL), column, colour=INK, leading=1.32, above=20 * FINE),
    ]


@functools.cache
def _background(language: str) -> Image.Image:
    """Everything but the person's words; drawn once in a process."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    _disc(picture, CENTRE, 336, CARD, LINE)
    for ring in INNER:
        _seats(picture, ring, FAINT)
    _seats(picture, TABLE, BRAND)
    _disc(picture, MARK.centre, 9, INK)
    _seats(picture, MARK, BRAND)
    for line in fitted(CLUB[language], "arsenal-700", _fine([(40, 1)]), COLUMN * FINE, colour=INK, leading=1):
        line.draw(picture, (LEFT + 78) * FINE, 123 * FINE)
    return picture


def _disc(picture: Image.Image, centre: tuple[float, float], radius: float, fill: str, edge: str | None = None) -> None:
    ImageDraw.Draw(picture).ellipse(_box(centre, radius), fill=fill, outline=edge, width=FINE)


def _seats(picture: Image.Image, ring: Ring, colour: str) -> None:
    canvas, box, thickness = ImageDraw.Draw(picture), _box(ring.centre, ring.radius), round(ring.thickness * FINE)
    place = 360 / ring.seats
    for seat in range(ring.seats):
        begin = ring.start + seat * place
        canvas.arc(box, begin, begin + place * SEAT, fill=WHEAT if seat == ring.lit else colour, width=thickness)


def _box(centre: tuple[float, float], radius: float) -> tuple[float, ...]:
    (x, y), reach = (place * FINE for place in centre), radius * FINE
    return x - reach, y - reach, x + reach, y + reach


def _fine(tries: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(size * FINE, most) for size, most in tries]
