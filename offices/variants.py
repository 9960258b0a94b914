"""The files a portrait is delivered as: three widths in three formats, each within a budget of bytes."""

import io

from PIL import Image

from offices.crops import Crop

WIDTHS = (320, 640, 1280)
# In bytes. A telephone takes the middle one, and the page must stay light with it.
BUDGETS = {320: 12_000, 640: 28_000, 1280: 90_000}
# Old browsers alone take the JPEG, which needs twice the bytes for the same picture.
JPEG_SHARE = 2
# Tried from the best; the last one is kept whatever it weighs, because a portrait must stay a portrait.
QUALITIES = {
    "avif": (68, 62, 56, 50, 45, 40, 36, 32, 28),
    "webp": (84, 78, 72, 66, 60, 54, 48, 42, 36, 30, 24),
    "jpg": (84, 78, 72, 66, 60, 54, 48, 42),
}
QUICK_QUALITY = 78
ENCODERS = {
    "avif": {"format": "AVIF", "speed": 6, "subsampling": "4:2:0", "max_threads": 1},
    "webp": {"format": "WEBP", "method": 5},
    "jpg": {"format": "JPEG", "progressive": True, "optimize": True},
}
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def variants(master: bytes, crop: Crop) -> dict[tuple[int, str], bytes]:
    """Every file of a portrait by its width and format; none is larger than the crop it is made of."""
    portrait = _portrait(master, crop)
    made = {}
    for width in widths_of(crop):
        sized = _sized(portrait, width)
        for extension in ENCODERS:
            made[width, extension] = within(BUDGETS[width], sized, extension)
    return made


def quick(master: bytes, crop: Crop, width: int) -> bytes:
    """One JPEG at once, for an editor who has just chosen the photograph."""
    return encoded(_sized(_portrait(master, crop), min(width, crop.width)), "jpg", QUICK_QUALITY)


def reduced(master: bytes, width: int) -> bytes:
    """The whole photograph, light enough for a telephone."""
    with Image.open(io.BytesIO(master), formats=("JPEG",)) as image:
        image.thumbnail((width, width))
        return encoded(image, "jpg", QUICK_QUALITY)


def _portrait(master: bytes, crop: Crop) -> Image.Image:
    with Image.open(io.BytesIO(master), formats=("JPEG",)) as image:
        return image.convert("RGB").crop(crop.box)


def _sized(portrait: Image.Image, width: int) -> Image.Image:
    sized = portrait.resize((width, width * 5 // 4), Image.Resampling.LANCZOS)
    sized.info.clear()
    return sized


def widths_of(crop: Crop) -> list[int]:
    """The widths a crop has pixels for."""
    return [width for width in WIDTHS if width <= crop.width]


def within(budget: int, image: Image.Image, extension: str) -> bytes:
    """The best quality that fits; halving the list of qualities, as each try takes up to a second."""
    limit = budget * (JPEG_SHARE if extension == "jpg" else 1)
    qualities = QUALITIES[extension]
    best, worst = 0, len(qualities) - 1
    found = None
    while best < worst:
        middle = (best + worst) // 2
        content = encoded(image, extension, qualities[middle])
        if len(content) <= limit:
            found, worst = content, middle
        else:
            best = middle + 1
    return encoded(image, extension, qualities[worst]) if found is None else found


def encoded(image: Image.Image, extension: str, quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, quality=quality, **ENCODERS[extension])
    return target.getvalue()
