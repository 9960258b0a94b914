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
ENCODERS = {
    "avif": {"format": "AVIF", "speed": 6, "subsampling": "4:2:0", "max_threads": 1},
    "webp": {"format": "WEBP", "method": 5},
    "jpg": {"format": "JPEG", "progressive": True, "optimize": True},
}
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def variants(master: bytes, crop: Crop) -> dict[tuple[int, str], bytes]:
    """Every file of a portrait by its width and format; none is larger than the crop it is made of."""
    with Image.open(io.BytesIO(master), formats=("JPEG",)) as image:
        portrait = image.convert("RGB").crop(crop.box)
    made = {}
    for width in widths_of(crop):
        size = (width, width * 5 // 4)
        sized = portrait if portrait.size == size else portrait.resize(size, Image.Resampling.LANCZOS)
        sized.info.clear()
        for extension in ENCODERS:
            made[width, extension] = within(BUDGETS[width], sized, extension)
    return made


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
