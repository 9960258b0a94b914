"""The part of a photograph that is the portrait: always four to five, in whole pixels of the kept copy."""

from typing import NamedTuple

from mayors_club.pictures import LEAST_SIZE

# Of the height that is cut off, so much goes at the top: faces are in the upper part.
ABOVE = 0.3
# A step of width that makes the height of four to five whole.
STEP = 4
# What the words of the form mean: the share of the widest crop; of what is cut off, the share at the left, at the top.
ZOOMS = {"all": 1.0, "closer": 0.75, "closest": 0.5}
ACROSS = {"left": 0.0, "middle": 0.5, "right": 1.0}
DOWN = {"top": 0.0, "upper": ABOVE, "middle": 0.5, "bottom": 1.0}
LEAST_WIDTH = LEAST_SIZE[0]


class Crop(NamedTuple):
    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """As Pillow wants it: left, top, right, bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height


def default_crop(width: int, height: int) -> Crop:
    """As much of the picture as fits, in the middle and a little to the top."""
    return crop_at(width, height, widest(width, height), width / 2, None)


def crop_at(width: int, height: int, crop_width: float, middle: float, top: float | None) -> Crop:
    """The crop nearest to a wish: about so wide, with its middle and top about there, never outside the picture."""
    most = widest(width, height)
    across = min(max(round(crop_width / STEP) * STEP, LEAST_WIDTH), most)
    down = across * 5 // 4
    left = _inside(middle - across / 2, width - across)
    wished = (height - down) * ABOVE if top is None else top
    return Crop(left, _inside(wished, height - down), across, down)


def crop_in_words(width: int, height: int, zoom: str, across: str, down: str) -> Crop:
    """A crop out of a few words, for those who cannot or will not move a box."""
    most = widest(width, height)
    wide = min(max(most * ZOOMS[zoom], LEAST_WIDTH), most)
    left, top = (width - wide) * ACROSS[across], (height - wide * 5 / 4) * DOWN[down]
    return crop_at(width, height, wide, left + wide / 2, top)


def words_of(crop: Crop, width: int, height: int) -> dict[str, str]:
    """The words that come nearest to a crop."""
    shares = {
        "zoom": (ZOOMS, crop.width / widest(width, height)),
        "across": (ACROSS, _share(crop.left, width - crop.width, 0.5)),
        "down": (DOWN, _share(crop.top, height - crop.height, ABOVE)),
    }
    return {name: min(words, key=lambda word: abs(words[word] - share)) for name, (words, share) in shares.items()}


def _share(part: int, whole: int, usual: float) -> float:
    return part / whole if whole else usual


def widest(width: int, height: int) -> int:
    return min(width, height * 4 // 5) // STEP * STEP


def valid_crop(crop: Crop, width: int, height: int) -> bool:
    """Four to five, large enough for the smallest variant, and inside a picture of this size."""
    inside = crop.left >= 0 and crop.top >= 0 and crop.box[2] <= width and crop.box[3] <= height
    return inside and crop.width >= LEAST_WIDTH and crop.width * 5 == crop.height * 4


def _inside(wish: float, most: int) -> int:
    return round(min(max(wish, 0), most))
