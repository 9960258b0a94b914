"""The doors to pictures: of portraits the public may see, of those only an editor may see, and the card of a page.

None may outlive the page it belongs to: whoever keeps one asks again within a minute.
"""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import storages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.http import require_safe

from offices import card as drawing
from offices import variants
from offices.models import Office, Portrait
from offices.summaries import Summary, with_summaries

FOR_A_MINUTE = "public, max-age=60, must-revalidate"
WHOLE_WIDTH = 960


@login_not_required
@require_safe
def portrait(request, portrait_id, width, extension):
    found = get_object_or_404(Portrait.objects.public(), pk=portrait_id)
    tag = f"{found.pk.hex}-{width}-{extension}-{found.ready_at.timestamp():.0f}"
    return picture(request, variant_of(found, width, extension), variants.CONTENT_TYPES.get(extension), tag)


@login_not_required
@require_safe
def card(request, slug, language):
    """The Open Graph picture of a page, in the words the page has in this language."""
    if language not in drawing.CLUB:
        raise Http404
    summary = Summary(get_object_or_404(with_summaries(Office.objects.public()), slug=slug))
    with override(language):
        name = summary.member.full_name
    content = drawing.card(name, summary.title(language), summary.place(language), language)
    return picture(request, lambda: content, "image/png", hashlib.sha256(content).hexdigest()[:32])


@require_safe
def private_portrait(request, portrait_id, width, extension):
    """The same for editors and reviewers, before anything is published, and before the worker has come to it."""
    found = get_object_or_404(Portrait.objects.visible_to(request.user), pk=portrait_id)
    if found.ready_at is None and extension == "jpg":
        return HttpResponse(variants.quick(master_of(found), found.crop, width), "image/jpeg")
    return HttpResponse(variant_of(found, width, extension)(), variants.CONTENT_TYPES[extension])


@require_safe
def private_master(request, portrait_id):
    """The whole photograph, to choose the part that is shown."""
    found = get_object_or_404(Portrait.objects.visible_to(request.user), pk=portrait_id)
    return HttpResponse(variants.reduced(master_of(found), WHOLE_WIDTH), "image/jpeg")


def picture(request, read, content_type, tag) -> HttpResponse:
    """With a strong ETag; `read` is asked for the bytes only when the visitor has not got them."""
    answer = get_conditional_response(request, etag=f'"{tag}"') or HttpResponse(read(), content_type)
    answer.headers["ETag"] = f'"{tag}"'
    answer.headers["Cache-Control"] = FOR_A_MINUTE
    return answer


def variant_of(found: Portrait, width: int, extension: str):
    """What reads the file; 404 for one that is never made."""
    if width not in found.widths or extension not in variants.CONTENT_TYPES:
        raise Http404
    return lambda: _content(found.path_of(width, extension))


def master_of(found: Portrait) -> bytes:
    return _content(found.master.name)


def _content(path: str) -> bytes:
    """404 when the disk has lost it, which the hourly check reports."""
    try:
        with storages["private"].open(path) as file:
            return file.read()
    except FileNotFoundError as missing:
        raise Http404 from missing
