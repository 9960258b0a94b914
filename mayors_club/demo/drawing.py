"""Drawn portraits of invented people: a bust without a face, in the site's own colours, before the ring of seats.

No face is copied or generated, so nobody can be mistaken for anybody. The same bust always gives the same bytes.
"""

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

from mayors_club.demo import wardrobe

WIDTH, HEIGHT = 1600, 2000
UNITS = 800  # the width of the wardrobe's sheet
FINER = 2  # drawn twice as large and scaled down, which smooths every edge
STEPS = 24  # straight pieces to a curve

WHEAT = "#D9A13B"
SKIN = {"main": "#EBCFB0", "deep": "#D8B48F", "light": "#F3DDC4"}
BESIDES = {
    "shirt": "#FBFAF6",
    "shade": "#E6E1D3",
    "scarf main": "#B9832F",
    "scarf deep": "#8A5A0B",
    "scarf light": "#D3A557",
}
# The paper and the seats of the table behind.
TINTS = {"blue": ("#E8EEF6", "#CBD8EA"), "sand": ("#FBF0D9", "#F0DDB0"), "green": ("#E6F1EA", "#C6DFD1")}
GARMENTS = {
    "brand": {"main": "#153E75", "deep": "#0E2B54", "light": "#3A649C"},
    "ok": {"main": "#1E6545", "deep": "#154B33", "light": "#418564"},
    "ochre": {"main": "#B9832F", "deep": "#8A5A0B", "light": "#D3A557"},
    "slate": {"main": "#4B5765", "deep": "#353F4B", "light": "#74808D"},
}
HAIR = {
    "umber": {"main": "#3B3532", "deep": "#2A2625", "light": "#5A514C"},
    "chestnut": {"main": "#6F4526", "deep": "#533219", "light": "#8F6340"},
    "ochre": {"main": "#C1934A", "deep": "#A1772F", "light": "#D9B36F"},
    "ash": {"main": "#AEB3B7", "deep": "#90979D", "light": "#CBCFD1"},
}


@dataclass(frozen=True)
class Bust:
    """`behind` is the centre of the ring, in parts of the width and height."""

    hair: str
    clothes: str
    tint: str
    hair_tone: str
    garment: str
    behind: tuple[float, float] = (0.36, 0.30)


def portrait(bust: Bust) -> bytes:
    """A JPEG of 1600 by 2000 pixels."""
    paper, seats = TINTS[bust.tint]
    hair, cloth = HAIR[bust.hair_tone], GARMENTS[bust.garment]
    sheet = Sheet(paper)
    sheet.table(bust.behind, seats)
    sheet.outlines(wardrobe.HAIR_BEHIND.get(bust.hair, ()), hair)
    sheet.outline(wardrobe.SHOULDERS, cloth["main"])
    sheet.outline(wardrobe.NECK, SKIN["main"])
    sheet.outline(wardrobe.NECK_SHADE, SKIN["deep"])
    sheet.outlines(wardrobe.CLOTHES[bust.clothes], cloth | BESIDES)
    sheet.outlines([("deep", wardrobe.EAR, wardrobe.BOTH), ("main", wardrobe.FACE)], SKIN)
    sheet.outlines(wardrobe.HAIR_IN_FRONT[bust.hair], hair)
    return sheet.jpeg()


class Sheet:
    """A sheet of 800 by 1000 units."""

    def __init__(self, paper: str) -> None:
        self.scale = WIDTH * FINER / UNITS
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), paper)
        self.draw = ImageDraw.Draw(self.image)

    def table(self, centre: tuple[float, float], seats: str) -> None:
        """The round table: nine seats around it, one lit, and two rings further out."""
        middle = (centre[0] * UNITS, centre[1] * UNITS * HEIGHT / WIDTH)
        for seat in range(9):
            self._seat(middle, 300, 84, seat * 40 - 112, 28, WHEAT if seat == 1 else seats)
        for radius, width, count in ((440, 16, 27), (560, 40, 27)):
            for seat in range(count):
                self._seat(middle, radius, width, seat * 360 / count, 360 / count * 0.7, seats)

    def outlines(self, outlines, tones: dict[str, str]) -> None:
        for tone, path, *both in outlines:
            self.outline(path, tones[tone])
            if both:
                self.outline(path, tones[tone], is_mirrored=True)

    def outline(self, path: str, colour: str, *, is_mirrored: bool = False) -> None:
        points = [(UNITS - x if is_mirrored else x, y) for x, y in follow(path)]
        self._fill(points, colour)

    def jpeg(self) -> bytes:
        written = io.BytesIO()
        self.image.reduce(FINER).save(written, "JPEG", quality=88)
        return written.getvalue()

    def _seat(self, middle, radius, width, start, sweep, colour) -> None:
        inner, outer = radius - width / 2, radius + width / 2
        turns = [math.radians(start + sweep * step / STEPS) for step in range(STEPS + 1)]
        edge = [(turn, outer) for turn in turns] + [(turn, inner) for turn in reversed(turns)]
        self._fill([(middle[0] + far * math.cos(turn), middle[1] + far * math.sin(turn)) for turn, far in edge], colour)

    def _fill(self, points, colour) -> None:
        self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=colour)


def follow(path: str) -> list[tuple[float, float]]:
    """The points of an SVG path of absolute M, L, C and Z."""
    points, words = [], path.split()
    while words:
        command = words.pop(0)
        size = {"M": 2, "L": 2, "C": 6, "Z": 0}.get(command)
        if size is None:  # more of the same: coordinates without a letter
            raise ValueError(f"Not a command of a path: {command}")
        numbers, words = [float(word) for word in words[:size]], words[size:]
        if command == "C":
            points += _curve(points[-1], *zip(numbers[::2], numbers[1::2], strict=True))
        elif numbers:
            points.append((numbers[0], numbers[1]))
    return points


def _curve(start, first, second, end):
    """A cubic Bézier curve in straight pieces, without its first point."""
    for step in range(1, STEPS + 1):
        part = step / STEPS
        rest = 1 - part
        weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
        yield tuple(
            sum(weight * point[axis] for weight, point in zip(weights, (start, first, second, end), strict=True))
            for axis in (0, 1)
        )
