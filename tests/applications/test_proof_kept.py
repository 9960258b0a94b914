"""Files that are kept: replaced, removed, served, swept; none is lost and none stays behind."""

import io
import shutil
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from PIL import Image

from applications import services
from applications.models import ProofFile
from applications.services import clocks
from mayors_club.models import Event
from tests.applications.applicant import at
from tests.factories import PDF, make_application, make_proof, make_round, make_staff
from tests.members.signing_in import sign_in_as_staff


def upload(content, name="рішення.pdf", kind="application/pdf"):
    return SimpleUploadedFile(name, content, kind)


def picture(kind="JPEG", size=(40, 30), **options):
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, kind, **options)
    return target.getvalue()


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
