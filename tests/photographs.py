"""Photographs for tests: drawn here, friendly and hostile. Nobody's face is in the repository."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

PLANTED = b"planted"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>planted by XMP</note></x:xmpmeta>'


def scene(size=(800, 1000), noise=20):
    """Light falls from the left on something rough: enough detail to weigh like a photograph."""
    light = Image.linear_gradient("L").rotate(90).resize(size)
    rough = Image.effect_noise(size, noise)
    return Image.merge("RGB", [light, ImageChops.add(light, rough, 2), rough])


def corners(size=(400, 500)):
    """Red at the top left, green at the top right, blue below: whoever turns it is seen."""
    picture = Image.new("RGB", size, "blue")
    width, height = size
    picture.paste("red", (0, 0, width // 2, height // 2))
    picture.paste("green", (width // 2, 0, width, height // 2))
    return picture


def written(picture=None, kind="JPEG", **options):
    target = io.BytesIO()
    (picture or scene()).save(target, kind, **options)
    return target.getvalue()


def upload(content, name="portrait.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, content, kind)


def exif(orientation=1):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = "planted description"
    tags[0x013B] = "planted artist"
    tags.get_ifd(0x8825)[2] = (50.0, 27.0, 0.0)
    return tags


def telling_jpeg(**options):
    """A photograph that says where, when and with what it was taken."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(exif=exif(), comment=b"planted comment", xmp=XMP, icc_profile=profile, dpi=(301, 301), **options)


def telling_png():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "planted comment")
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return written(kind="PNG", pnginfo=notes, exif=exif())


def png_promising(width, height):
    """A few bytes whose header promises a picture of this size."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def png_with_huge_comment():
    """A good picture behind a comment of zeros, a thousand times smaller when packed."""
    content = written(kind="PNG")
    body = b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    after_header = 8 + 25
    return content[:after_header] + chunk + content[after_header:]


def jpeg_promising(width, height):
    """A good JPEG whose header was changed to promise another size."""
    content = bytearray(written(corners()))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def of_weight(weight):
    """A good JPEG of exactly so many bytes."""
    content = written()
    return content + b"\0" * (weight - len(content))
