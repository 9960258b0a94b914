"""The one door to uploaded files: as attachments, to the holder of a good link and to entitled staff."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applications import services
from applications.models import Application, ProofFile
from applications.views.personal import personal
from mayors_club import events


@personal("GET")
def proof_file(request, link, proof_id):
    return as_attachment(get_object_or_404(link.application.proofs, pk=proof_id))


@require_safe
def staff_proof(request, proof_id):
    """For the secretariat and the committee; a reviewer first declares an interest or none. Each opening is logged."""
    visible = Application.objects.visible_to(request.user)
    proof = get_object_or_404(ProofFile.objects.select_related("application"), pk=proof_id, application__in=visible)
    reviews = request.user.has_perm("applications.review_application")
    if reviews and not services.has_declared(proof.application, request.user):
        raise Http404
    if request.method == "GET":
        codes = {"proof": str(proof.pk)}
        events.record("application.proof_opened", subject=proof.application, by=request.user, codes=codes)
    return as_attachment(proof)


def as_attachment(proof) -> FileResponse:
    """Never shown by the browser itself, whatever is inside."""
    try:
        content = proof.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(content, as_attachment=True, filename=proof.original_name, content_type=proof.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store, private"
    return response
