"""Pages of the project itself, in the order of urls.py, then the answers to what goes wrong."""

import sys
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from mayors_club import languages, navigation, next_session, showcase, ties_on_map
from mayors_club.models import FaqEntry, SiteSwitch
from mayors_club.storable import storable_page

# A small number says little about a club and much about its members.
FEWEST_MEMBERS_TO_SHOW = 50


@storable_page
def home(request):
    shown = showcase.of_today()
    context = {
        "members": shown.members if shown.members >= FEWEST_MEMBERS_TO_SHOW else None,
        "showcase": shown,
        "sessions": next_session.of_today(),
        "ties": ties_on_map.of_today(),
    }
    return render(request, "pages/home.html", context)


def prose(name):
    """The view of a page whose text is written out in each language: templates/pages/<language>/<name>.html."""

    @storable_page
    def page(request):
        return render(request, f"pages/{get_language()}/{name}.html")

    return page


about = prose("about")


@storable_page
def faq(request):
    return render(request, "pages/faq.html", {"entries": FaqEntry.objects.all()})


@storable_page
def join(request):
    return render(request, f"pages/{get_language()}/join.html", {"switch": SiteSwitch.objects.first()})


help_page = prose("help")
accessibility = prose("accessibility")
privacy = prose("privacy")


@storable_page
def robots(request):
    """A demonstration site stays out of every index; a real one points to its map."""
    rules = "Disallow: /\n" if settings.DEMO else "Disallow: /admin/\n"
    sitemap = "" if settings.DEMO else f"\nSitemap: {languages.absolute('/sitemap.xml')}\n"
    return HttpResponse(f"User-agent: *\n{rules}{sitemap}", content_type="text/plain; charset=utf-8")


@storable_page
def security_txt(request):
    """Where to report a weakness (RFC 9116). Expires moves on by itself, once a day."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        "# Знайшли вразливість? Напишіть нам: українською або англійською.",
        "# Found a weakness? Write to us, in Ukrainian or English.",
        f"Contact: mailto:{settings.MAIL_REPLY_TO}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: uk, en",
        f"Canonical: {languages.absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


@login_not_required
def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """A form whose token is missing or too old: 403 in the visitor's language, never the technical reason.

    No page of ours takes other methods than these; the check of the token comes before the page that would say so.
    """
    if request.method in ("PUT", "PATCH", "DELETE"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return render(request, "403.html", {"stale_form": True}, status=403)


@login_not_required
def page_not_found(request, exception=None):
    """Foreign, hidden and missing things answer with the same bytes: nothing on the page depends on the address."""
    neutral = {
        "nav_items": navigation.header(""),
        "other_language_url": languages.path_in("/", languages.OTHER[get_language()]),
    }
    return render(request, "404.html", neutral, status=404)


def gone(request, exception=None):
    """What was here once and will not come back, for example an application already decided."""
    return render(request, "410.html", status=410)


@login_not_required
def server_error(request):
    """Without context processors and database: they may be what broke. Both languages on one page."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(render_to_string("500.html", _contacts()), status=500)


def unavailable(request):
    """503 while the database is away. Nothing is stored, and the browser is told when to come back."""
    response = HttpResponse(render_to_string("503.html", _contacts()), status=503)
    response.headers["Retry-After"] = "60"
    return response


def _contacts():
    return {"site_email": settings.MAIL_REPLY_TO, "site_phone": settings.CLUB_PHONE}
