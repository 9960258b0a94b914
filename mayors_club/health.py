"""For machines that watch the site: is this process alive (/healthz), does the whole of it work (/readyz).

A load balancer asks /healthz. /readyz is for whoever is woken up at night: a dead cache or a late letter is no reason
to take a web server away from its visitors.
"""

import secrets
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.models import Min
from django.db.models.functions import Coalesce
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mayors_club.models import Heartbeat, OutgoingEmail

OLDEST_HEARTBEAT = timedelta(minutes=3)
OLDEST_LETTER = timedelta(hours=1)
LATEST_CLAIM = timedelta(minutes=10)  # later than a lease: no worker is taking letters


@require_safe
@login_not_required
def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def readyz(request):
    """200, or 503 naming what fails by a code: never a message, an address or a version."""
    failing = [] if is_database_up() else ["database"]
    if not failing:
        failing += [] if is_beat_up() else ["beat"]
        failing += [] if are_letters_leaving() else ["letters"]
    failing += [] if is_cache_up() else ["cache"]
    status = "failing" if failing else "ready"
    return JsonResponse({"status": status, "failing": failing}, status=503 if failing else 200)


def is_database_up() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def is_cache_up() -> bool:
    """Our cache forgives a dead server, so ask for something that only a living one can know."""
    nonce = secrets.token_hex(8)
    cache.set(f"readyz:{nonce}", nonce, timeout=10)
    return cache.get(f"readyz:{nonce}") == nonce


def is_beat_up() -> bool:
    """Beat asked and a worker answered not long ago."""
    return Heartbeat.objects.filter(name="beat", at__gt=timezone.now() - OLDEST_HEARTBEAT).exists()


def are_letters_leaving() -> bool:
    """No letter has been waiting for an hour, whatever the reason, and none for a worker for ten minutes."""
    now = timezone.now()
    unsent = OutgoingEmail.objects.filter(status__in=(OutgoingEmail.Status.QUEUED, OutgoingEmail.Status.SENDING))
    oldest = unsent.aggregate(at=Min(Coalesce("not_before", "created_at")))["at"]
    is_old = oldest is not None and oldest < now - OLDEST_LETTER
    return not is_old and not OutgoingEmail.objects.due(now - LATEST_CLAIM).exists()
