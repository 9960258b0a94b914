"""A person's own data: to be read, to be taken away. Always of who is signed in, never of whom they act for."""

import json
import shutil
from tempfile import SpooledTemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from mayors_club import events
from members.models import Member
from members.second_factor import recent_proof_required

IN_MEMORY = 5 * 1024 * 1024


def everything():
    """The composition root's: this app does not know the ones above it."""
    return import_string(settings.OWN_DATA)


@require_safe
@recent_proof_required
def own_data(request):
    data = everything()
    consents = data.consents(request.user)
    context = {
        "consents": consents,
        "has_consent": any(consent.withdrawn_at is None for consent in consents),
        "requests": request.user.erasure_requests.order_by("-asked_at"),
        "member": Member.objects.for_user(request.user).first(),
        "chapters": data.chapters(request.user),
        "kept_back": data.kept_back(request.user),
        "has_files": bool(data.files(request.user)),
    }
    return render(request, "members/own_data.html", context)


@require_safe
@recent_proof_required
def own_data_archive(request):
    """The same file with the documents and photographs beside it."""
    archive = SpooledTemporaryFile(max_size=IN_MEMORY)
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        packed.writestr("own-data.json", as_json(request.user))
        for file in everything().files(request.user):
            with file.storage.open(file.name) as opened, packed.open(f"files/{file.name}", "w") as copy:
                shutil.copyfileobj(opened, copy)
    archive.seek(0)
    events.record("user.data_exported", subject=request.user, by=request.user)
    return FileResponse(archive, as_attachment=True, filename=f"mayors-club-own-data-{timezone.localdate()}.zip")


@require_safe
@recent_proof_required
def own_data_file(request):
    """The same for a machine, complete, free of charge."""
    response = HttpResponse(as_json(request.user), content_type="application/json")
    name = f"mayors-club-own-data-{timezone.localdate()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    events.record("user.data_exported", subject=request.user, by=request.user)
    return response


def as_json(person) -> str:
    return json.dumps(everything().document(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
