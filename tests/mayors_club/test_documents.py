"""No upload harms, none is lost, none stays behind."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile, PngImagePlugin

from mayors_club import documents
from mayors_club.documents import MOST_PIXELS, DocumentRefused, harmless_name
from tests.factories import PDF

LIMIT = 5 * 1024 * 1024


def check(upload):
    return documents.check(upload, most_bytes=LIMIT)


def upload(content, name="рішення.pdf", kind="application/pdf"):
    return SimpleUploadedFile(name, content, kind)


def picture(kind="JPEG", size=(40, 30), **options):
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, kind, **options)
    return target.getvalue()


def photograph_with_place():
    exif = Image.Exif()
    exif[0x010E] = "planted description"
    exif.get_ifd(0x8825)[2] = (50.0, 27.0, 0.0)
    return picture(exif=exif, comment=b"planted comment")


def png_with_text():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "planted comment")
    return picture("PNG", pnginfo=notes)


def png_bomb(width=30_000, height=30_000):
    """A few bytes whose header promises 900 megapixels."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def pdf_with(middle):
    return PDF.replace(b"trailer", middle + b"\ntrailer")


def hidden_in_object_stream(objects):
    packed = zlib.compress(objects)
    head = b"5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
    return pdf_with(head + b"stream\n" + packed + b"\nendstream endobj")


GOOD = {
    "a plain PDF": PDF,
    "a PDF that ends in blank lines": PDF + b"\r\n\n",
    "a PDF with compressed text": pdf_with(
        b"5 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(b"BT (text) Tj ET") + b"\nendstream endobj"
    ),
    "a JPEG": picture(),
    "a PNG": picture("PNG"),
    "a grey JPEG": picture("JPEG"),
    "a telephone's JPEG with a second picture": picture("MPO", save_all=True, append_images=[Image.new("RGB", (4, 3))]),
    "a photograph with EXIF": photograph_with_place(),
}
BAD = {
    "nothing": (b"", "empty"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "kind"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "kind"),
    "a GIF": (picture("GIF"), "kind"),
    "a WebP": (picture("WEBP"), "kind"),
    "a program": (b"MZ\x90\x00", "kind"),
    "half a JPEG": (picture(size=(900, 900))[:700], "broken"),
    "a bomb": (png_bomb(), "pixels"),
    "a picture just too large": (png_bomb(MOST_PIXELS // 1000 + 1, 1000), "pixels"),
    "one byte too many": (PDF + b"\n" * (LIMIT + 1 - len(PDF)), "size"),
    "an encrypted PDF": (
        pdf_with(b"6 0 obj<</Filter/Standard>>endobj").replace(b"<</Root", b"<</Encrypt 6 0 R/Root"),
        "encrypted",
    ),
    "a PDF with a script": (pdf_with(b"6 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), "active"),
    "a PDF that spells its script otherwise": (pdf_with(b"6 0 obj<</S/J#61vaScript/JS(1)>>endobj"), "active"),
    "a PDF that hides its script": (hidden_in_object_stream(b"6 0 <</S/JavaScript/JS(1)>>"), "active"),
    "a PDF that starts a program": (pdf_with(b"6 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "active"),
    "a PDF with a file inside": (pdf_with(b"6 0 obj<</Type/EmbeddedFile>>endobj"), "active"),
    "a PDF with a ZIP behind it": (PDF + b"PK\x03\x04 planted", "broken"),
    "a PDF without an end": (b"%PDF-1.4 and nothing else", "broken"),
    "a PDF behind a web page": (b"<html>" + PDF, "kind"),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_good_files_are_taken(content):
    assert check(upload(content)).content


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD)
def test_bad_files_are_refused_with_the_reason(content, code):
    with pytest.raises(DocumentRefused) as refused:
        check(upload(content))
    assert refused.value.code == code
    assert str(refused.value.message)


def test_limit_itself_is_allowed():
    assert check(upload(PDF + b"\n" * (LIMIT - len(PDF)))).content_type == "application/pdf"


@pytest.mark.parametrize("content", [photograph_with_place(), png_with_text()], ids=["JPEG", "PNG"])
def test_pictures_are_written_anew_without_what_they_carried(content):
    assert b"planted" in content
    kept = check(upload(content + b"PK\x03\x04 glued on")).content
    assert b"planted" not in kept
    assert b"glued" not in kept
    image = Image.open(io.BytesIO(kept))
    image.load()
    assert not image.getexif()
    assert "comment" not in {key.lower() for key in image.info}


def test_picture_stands_upright_after_its_exif_is_gone():
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = check(upload(picture(size=(40, 30), exif=exif))).content
    assert Image.open(io.BytesIO(kept)).size == (30, 40)


def test_bomb_is_refused_before_anything_is_decoded(monkeypatch):
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(DocumentRefused):
        check(upload(png_bomb()))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("рішення ради.PDF", "рішення ради.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Temp\\скан.pdf", "скан.pdf"),
        ("cod\u202efdp.exe", "codfdp.pdf"),
        ('a"; filename="b.html', "a filename=b.pdf"),
        ("\r\nSet-Cookie: x.pdf", "Set-Cookie x.pdf"),
        ("", "document.pdf"),
        ("ї" * 300 + ".pdf", "ї" * 80 + ".pdf"),
    ],
)
def test_names_do_no_harm(name, kept):
    assert harmless_name(name, "application/pdf") == kept
