"""Whether an uploaded document may be kept: judged by its content, never by its name or declared type.

Images are decoded and written anew, which drops EXIF, comments and whatever else was glued to them. A PDF stays as it
is, so that a signed scan keeps its signature; it must be a plain document: no password, no scripts, nothing that starts
programs, opens other files or carries them.
"""

import hashlib
import io
import re
import zlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from mayors_club.cleaning import line

MOST_PIXELS = 40_000_000
OPENED = ["JPEG", "PNG"]
# Telephones write JPEGs with a second picture inside, and Pillow calls these MPO. The first one is kept.
FORMATS = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png"}
PDF = "application/pdf"
EXTENSIONS = {PDF: "pdf", "image/jpeg": "jpg", "image/png": "png"}
MEGABYTE = 1024 * 1024
# Names of PDF objects that act or hide something. Long enough never to occur by chance in compressed bytes.
ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToR|GoToE|XFA)\b")
STREAM = re.compile(rb"stream\r?\n")
HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
MOST_UNPACKED = 64 * 1024 * 1024


class DocumentRefused(Exception):
    """The file will not do; `message` says why and what to do."""

    MESSAGES = {
        "empty": _("The file is empty; choose another one"),
        "size": _("The file is larger than {size} MB; choose a smaller one or photograph it in a lower resolution"),
        "kind": _("This is not a PDF, JPG or PNG; save the document in one of these formats"),
        "broken": _("The file cannot be read; save it once more and try again"),
        "pixels": _("The picture is too large; make it smaller than 40 megapixels"),
        "encrypted": _("The PDF is protected with a password; save it without one"),
        "active": _("The PDF holds scripts or attachments; print it to a new PDF and add that one"),
    }

    def __init__(self, code, *, most_bytes=0):
        self.code = code
        self.message = self.MESSAGES[code].format(size=most_bytes // MEGABYTE)
        super().__init__(code)


@dataclass(frozen=True)
class Checked:
    content: bytes
    content_type: str
    name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def as_file(self) -> ContentFile:
        return ContentFile(self.content)


def check(upload, *, most_bytes: int, unnamed: str = "document") -> Checked:
    """The content to keep, its real kind and a harmless name; raises DocumentRefused."""
    if upload.size > most_bytes:
        raise DocumentRefused("size", most_bytes=most_bytes)
    content = upload.read(most_bytes + 1)
    if not content:
        raise DocumentRefused("empty")
    if content.startswith(b"%PDF-"):
        kind = PDF
        check_pdf(content)
    else:
        kind, content = reencode(content)
    return Checked(content, kind, harmless_name(upload.name, kind, unnamed))


def reencode(content: bytes) -> tuple[str, bytes]:
    """The same picture and nothing else; the size is read from the header before anything is decoded."""
    try:
        image = Image.open(io.BytesIO(content), formats=OPENED)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise DocumentRefused("pixels") from bomb
    except Exception as problem:
        raise DocumentRefused("kind") from problem
    if image.width * image.height > MOST_PIXELS:
        raise DocumentRefused("pixels")
    try:
        kind = FORMATS[image.format]
        return kind, _written_anew(image, "PNG" if kind == "image/png" else "JPEG")
    except Exception as problem:
        # A stranger's bytes in a decoder: whatever it raises, the file cannot be read.
        raise DocumentRefused("broken") from problem


def _written_anew(image, kind: str) -> bytes:
    upright = ImageOps.exif_transpose(image)
    upright.info.clear()
    if kind == "JPEG":
        plain = upright if upright.mode in ("L", "RGB") else upright.convert("RGB")
        options = {"quality": 88}
    else:
        plain = upright if upright.mode in ("1", "L", "LA", "RGB", "RGBA", "P") else upright.convert("RGBA")
        options = {"optimize": False}
    plain.info.clear()
    target = io.BytesIO()
    plain.save(target, kind, **options)
    return target.getvalue()


def check_pdf(content: bytes) -> None:
    end = content.rfind(b"%%EOF")
    if end == -1 or content[end + 5 :].strip(b"\r\n\t \0"):
        # Something that follows the end is for another program than a PDF reader.
        raise DocumentRefused("broken")
    _refuse_active(_plain_names(content))
    for unpacked in _unpacked_streams(content):
        _refuse_active(_plain_names(unpacked))


def _refuse_active(names: bytes) -> None:
    if b"/Encrypt" in names:
        raise DocumentRefused("encrypted")
    if ACTIVE.search(names):
        raise DocumentRefused("active")


def _plain_names(content: bytes) -> bytes:
    """`/J#61vaScript` is the same name as `/JavaScript`."""
    return HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), content)


def _unpacked_streams(content: bytes):
    """What compressed streams hold: objects may hide in them. Stops at a bomb by refusing the file."""
    left = MOST_UNPACKED
    for found in STREAM.finditer(content):
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(content[found.end() :], left)
        except zlib.error:
            if b"/ObjStm" in _plain_names(content[max(0, found.start() - 400) : found.start()]):
                raise DocumentRefused("broken") from None
            continue
        left -= len(unpacked)
        if left <= 0:
            raise DocumentRefused("broken")
        yield unpacked


def harmless_name(name: str, kind: str, unnamed: str = "document") -> str:
    """The name as its sender knows it, in one line, without folders, with the extension of the real content."""
    stem = line((name or "").replace("\0", "")).replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    stem = re.sub(r'[<>:"|?*;%&]', "", stem).strip(". ")[:80] or unnamed
    return f"{stem}.{EXTENSIONS[kind]}"
