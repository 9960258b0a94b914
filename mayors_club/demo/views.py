"""The letters page of the demo: what the local SMTP catcher has kept. Where no catcher runs it does not exist."""

from functools import wraps
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mayors_club.demo import letters as caught
from mayors_club.demo.codes import current_codes, seconds_left
from mayors_club.mime import CALENDAR_FILE

# A letter carries its style within and links only; nothing of it may run, load or post.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


def beside_the_catcher(view):
    @wraps(view)
    @require_safe
    @login_not_required
    def only_there(request, *args, **kwargs):
        if not settings.SMTP_CATCHER_DIR:
            raise Http404
        return view(request, *args, **kwargs)

    return only_there


@beside_the_catcher
def letters(request):
    context = {"letters": caught.newest(_folder()), "codes": current_codes(), "seconds_left": seconds_left()}
    return render(request, "demo/letters.html", context)


@beside_the_catcher
@csp_update({"frame-src": [SELF]})
def letter(request, key):
    return render(request, "demo/letter.html", {"letter": _find(key)})


@beside_the_catcher
@csp(LETTER_POLICY)
def letter_html(request, key):
    """The HTML part as it was sent, but for one tag: its links open in the window, not in the frame."""
    html = _find(key).html
    if not html:
        raise Http404
    return HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))


@beside_the_catcher
def letter_calendar(request, key):
    """What a mail program would hand over to the calendar."""
    calendar = _find(key).calendar
    if not calendar:
        raise Http404
    as_file = {"Content-Disposition": f'attachment; filename="{CALENDAR_FILE}"'}
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8", headers=as_file)


@beside_the_catcher
def room(request, token):
    """Where the sessions of the demo meet: no video service is asked, and any address below this one will do."""
    return render(request, "demo/room.html")


def _find(key):
    letter = caught.find(_folder(), key)
    if letter is None:
        raise Http404
    return letter


def _folder() -> Path:
    return Path(settings.SMTP_CATCHER_DIR)
