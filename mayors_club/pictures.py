"""Which uploaded photograph may become a portrait, and the clean copy that is kept of it.

The content decides, never the name or the declared type. What is kept is written anew from the pixels alone, upright
and in sRGB: place, device, comments, thumbnails and whatever was glued to the file stay behind. The upload itself is
dropped.
"""

import io

from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageCms, ImageOps

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LEAST_SIZE = (320, 400)
LONGEST_SIDE = 2560
QUALITY = 90
# A small portrait: width and height in pixels, four to five.
SMALL = (640, 800)
SMALL_QUALITY = 82
# Pillow opens nothing else. MPO, what telephones write with a depth map or a second exposure, is a JPEG to it.
FORMATS = ("JPEG", "PNG")
# A JPEG is painted over and over, scan by scan: ten in a photograph, thousands in a file that wants to occupy a server.
START_OF_SCAN = b"\xff\xda"
MOST_SCANS = 100
# EXIF's numbers for how the camera was held, and what puts the picture upright again.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)
SRGB = ImageCms.createProfile("sRGB")


class PictureRefused(Exception):
    """The photograph will not do; `message` says why and what to do."""

    MESSAGES = {
        "empty": _("The file is empty; choose another one"),
        "size": _("The file is larger than 10 MB; choose a smaller one or save it in a lower quality"),
        "kind": _("This is not a JPG or PNG picture; save the photograph in one of these formats"),
        "broken": _("The picture cannot be read to the end; save it once more and try again"),
        "pixels": _("The picture is too large; make it smaller than 40 megapixels"),
        "small": _("The picture is too small; choose one that is at least 320 pixels wide and 400 pixels high"),
        "narrow": _("The picture is too narrow for a portrait; choose one that is less stretched out"),
    }

    def __init__(self, code: str):
        self.code = code
        self.message = self.MESSAGES[code]
        super().__init__(code)


def open_picture(upload) -> Image.Image:
    """The picture of an uploaded file, decoded to its last row; raises PictureRefused.

    Its size is read from the header before anything is decoded, and an oversized file before it is read at all.
    """
    if upload.size > MOST_BYTES:
        raise PictureRefused("size")
    content = upload.read(MOST_BYTES + 1)
    if not content:
        raise PictureRefused("empty")
    if content.count(START_OF_SCAN) > MOST_SCANS:
        raise PictureRefused("broken")
    image = _header(content)
    _check_size(image)
    try:
        # A JPEG is decoded straight to about the size that is kept: a sixteenth of the memory, and less work.
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
    except Exception as problem:
        # A stranger's bytes in a decoder: whatever it raises, the picture cannot be read.
        raise PictureRefused("broken") from problem
    return image


def master(image: Image.Image) -> tuple[bytes, int, int]:
    """The copy that is kept: a JPEG that holds pixels and nothing else, with its width and height."""
    plain = _plain(image)
    target = io.BytesIO()
    plain.save(target, "JPEG", quality=QUALITY, subsampling="4:4:4", optimize=True)
    return target.getvalue(), plain.width, plain.height


def small_portrait(image: Image.Image) -> bytes:
    """A JPEG of four to five, cut from the middle, at most 640 pixels wide; pixels and nothing else."""
    plain = _plain(image)
    share = min(1, plain.width / SMALL[0], plain.height / SMALL[1])
    size = (round(SMALL[0] * share), round(SMALL[1] * share))
    target = io.BytesIO()
    fitted = ImageOps.fit(plain, size, Image.Resampling.LANCZOS)
    fitted.save(target, "JPEG", quality=SMALL_QUALITY, optimize=True, progressive=True)
    return target.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """Upright, in the colours of screens, no larger than is kept; raises PictureRefused."""
    try:
        plain = _upright(_srgb(image), _orientation(image))
    except Exception as problem:
        raise PictureRefused("broken") from problem
    if not _is_enough(plain.size):
        raise PictureRefused("narrow")
    return plain


def _srgb(image: Image.Image) -> Image.Image:
    """The same picture in the colours of screens, not larger than is kept, transparent parts on white."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # sixteen bits of grey, which Pillow would cut off, not scale
        image = image.point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        # Before it is made smaller, which would cost two more copies of a large picture.
        image = _on_white(image if image.mode == "RGBA" else image.convert("RGBA"))
    plain = _fitted(image.convert("RGB") if image.mode in ("1", "P") else image)
    return _out_of_profile(plain, profile) if profile else plain.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    plain = Image.new("RGB", image.size, "white")
    plain.paste(image, mask=image)
    return plain


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turned as the camera was held, on a fresh canvas: whatever Pillow remembers of the file stays behind."""
    turned = image.transpose(TURNS[orientation]) if orientation in TURNS else image
    clean = Image.new("RGB", turned.size)
    clean.paste(turned)
    return clean


def _fitted(image: Image.Image) -> Image.Image:
    """As it is, or with its longest side at the limit."""
    share = LONGEST_SIDE / max(image.size)
    if share >= 1:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _header(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureRefused("pixels") from bomb
    except Exception as problem:
        raise PictureRefused("kind") from problem


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureRefused("pixels")
    if not _is_enough((height, width) if _orientation(image) in SIDEWAYS else (width, height)):
        raise PictureRefused("small")


def _is_enough(size: tuple[int, int]) -> bool:
    return size[0] >= LEAST_SIZE[0] and size[1] >= LEAST_SIZE[1]


def _orientation(image: Image.Image) -> int:
    """How the camera was held, 1 when nobody says so in a way that can be read."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        return 1


def _out_of_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that does not fit its picture or cannot be read changes nothing: the colours are taken as sRGB."""
    try:
        return ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
