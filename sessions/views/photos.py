"""The photographs of experts: whoever has an address has the picture that belongs to it for ever."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sessions.models import Expert
from sessions.photos import content_of

FOR_EVER = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def expert_photo(request, photo_id):
    """404 until a session of the expert is announced, and again once the photograph is replaced or removed."""
    expert = get_object_or_404(Expert.objects.public().with_photo(photo_id))
    answer = HttpResponse(content_of(expert), "image/jpeg")
    answer.headers["Cache-Control"] = FOR_EVER
    return answer
