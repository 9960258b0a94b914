"""No upload harms, none is lost, none stays behind."""

import io
import shutil
import struct
import zlib
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageFile, PngImagePlugin

from applications import services
from applications.models import ProofFile
from applications.proof import MOST_PIXELS, ProofRefused, check, harmless_name
from applications.services import clocks
from mayors_club.models import Event
from tests.applications.applicant import at
from tests.factories import PDF, make_application, make_proof, make_round, make_staff
from tests.members.signing_in import sign_in_as_staff

LIMIT = 5 * 1024 * 1024


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
    with pytest.raises(ProofRefused) as refused:
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
    with pytest.raises(ProofRefused):
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
        ("", "proof.pdf"),
        ("ї" * 300 + ".pdf", "ї" * 80 + ".pdf"),
    ],
)
def test_names_do_no_harm(name, kept):
    assert harmless_name(name, "application/pdf") == kept


# Kept, replaced, removed ---------------------------------------------------------------------------------------------
def stored() -> set[str]:
    storage = storages["private"]
    return set(clocks._stored(storage))


@pytest.fixture(autouse=True)
def _empty_storage(settings):
    shutil.rmtree(settings.PRIVATE_ROOT / "proofs", ignore_errors=True)


def test_file_is_kept_across_an_error_and_served_as_attachment(client, draft, token):
    client.post(at("proof", token), {"file": upload(PDF)})
    client.post(at("section", token, "office"), {"office_kind": "former"})
    proof = ProofFile.objects.get()
    response = client.get(at("proof_file", token, proof.pk))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"


def test_refused_file_answers_422_and_leaves_nothing(client, draft, token):
    response = client.post(at("proof", token), {"file": upload(b"<html>")})
    assert response.status_code == 422
    assert "Це не PDF, JPG чи PNG" in response.content.decode()
    assert not ProofFile.objects.exists()
    assert stored() == set()


def test_second_file_replaces_the_first(client, draft, token, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at("proof", token), {"file": upload(PDF)})
        client.post(at("proof", token), {"file": upload(picture(), "скан.jpg")})
    proof = ProofFile.objects.get()
    assert proof.content_type == "image/jpeg"
    assert stored() == {proof.file.name}


def test_file_can_be_taken_away(client, draft, token, django_capture_on_commit_callbacks):
    client.post(at("proof", token), {"file": upload(PDF)})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at("remove_proof", token))
    assert not ProofFile.objects.exists()
    assert stored() == set()


def test_submitted_file_stays_with_its_revision(asked):
    first = make_proof(asked)
    asked.revisions.update(proof=first)
    services.attach_proof(asked, upload(PDF), by_kind="applicant")
    first.refresh_from_db()
    assert first.removed_at is not None
    assert first.file.storage.exists(first.file.name)


def test_failed_transaction_leaves_no_file(draft, monkeypatch):
    monkeypatch.setattr(ProofFile, "save", lambda *args, **kwargs: (_ for _ in ()).throw(DatabaseError))
    with pytest.raises(DatabaseError):
        services.attach_proof(draft, upload(PDF), by_kind="applicant")
    assert stored() == set()


def test_clock_sweeps_what_a_kill_left_behind(draft):
    kept = make_proof(draft)
    storage = storages["private"]
    storage.save(f"proofs/{draft.pk}/orphan.pdf", io.BytesIO(b"x"))
    assert clocks.sweep_files(timezone.now()) == 0
    assert clocks.sweep_files(timezone.now() + timedelta(hours=2)) == 1
    assert stored() == {kept.file.name}


def test_row_without_its_file_is_a_404(client, draft, token):
    proof = make_proof(draft)
    proof.file.storage.delete(proof.file.name)
    assert client.get(at("proof_file", token, proof.pk)).status_code == 404


def test_foreign_file_is_a_404(client, draft, token):
    foreign = make_proof(make_application())
    assert client.get(at("proof_file", token, foreign.pk)).status_code == 404


# Staff ---------------------------------------------------------------------------------------------------------------
def signed_in(user) -> Client:
    client = Client()
    sign_in_as_staff(client, user)
    return client


def status_of_file(client, proof) -> int:
    response = client.get(f"/apply/file/{proof.pk}/")
    if response.streaming:
        assert b"".join(response.streaming_content) == PDF
    return response.status_code


@pytest.fixture
def submitted(db):
    application = make_application("in_review")
    make_proof(application)
    return application


def test_secretariat_opens_a_file_and_is_logged(submitted):
    secretary = make_staff("secretariat")
    proof = submitted.proofs.get()
    assert status_of_file(signed_in(secretary), proof) == 200
    event = Event.objects.about(submitted).get(verb="application.proof_opened")
    assert (event.actor, event.codes) == (secretary, {"proof": str(proof.pk)})


def test_reviewer_declares_first(submitted):
    reviewer = make_staff("committee")
    make_round(submitted, [reviewer])
    proof = submitted.proofs.get()
    client = signed_in(reviewer)
    assert status_of_file(client, proof) == 404
    services.declare_interest(submitted, kind="none", by=reviewer)
    assert status_of_file(client, proof) == 200


def test_strangers_and_recused_staff_see_no_file(submitted):
    outsider, recused = make_staff("committee"), make_staff("committee")
    make_round(submitted, [recused])
    services.declare_interest(submitted, kind="family", by=recused)
    proof = submitted.proofs.get()
    assert status_of_file(signed_in(outsider), proof) == 404
    assert status_of_file(signed_in(recused), proof) == 404
    assert status_of_file(Client(), proof) == 302
    assert not Event.objects.filter(verb="application.proof_opened").exists()
