"""Our own steps around every request; their order is in settings.MIDDLEWARE."""

import functools
import gzip
import hashlib
import uuid

from django.conf import settings
from django.contrib.auth import middleware as auth
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import get_conditional_response

from mayors_club import languages, read_only
from mayors_club.logs import request_id

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class RequestIdMiddleware:
    """A short name for each request: in every log line, and in a header so that a person can quote it to us."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(uuid.uuid4().hex)
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class SecurityHeadersMiddleware:
    """What Django's SecurityMiddleware and django-csp leave out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        framed_by_us = "frame-ancestors 'self'" in response.headers.get("Content-Security-Policy", "")
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN" if framed_by_us else "DENY")
        if settings.DEMO:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


class PathLanguageMiddleware:
    """Activate the language of the address. Django's LocaleMiddleware would add Vary: Accept-Language to pages
    that do not depend on it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = languages.of_path(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class LoginRequiredMiddleware(auth.LoginRequiredMiddleware):
    """Django's looks at the visitor before it looks at the view, which reads the session and adds Vary: Cookie
    to every public page. This one asks the view first."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class PrivateNoStoreMiddleware:
    """Whatever nobody declared storable stays in no cache, shared or not: an office PC has many users."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not is_storable(response):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class CompressionMiddleware(GZipMiddleware):
    """Django's gzip, padded at random against BREACH, for pages that hold tokens; storable ones have their own twin.

    Pictures are packed already. A view that names its bytes by a strong ETag gets them out as they are: packing would
    make the tag a weak one.
    """

    def process_response(self, request, response):
        is_named = response.get("ETag", "").startswith('"')
        if is_storable(response) or is_named or response.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)


class StorablePagesMiddleware:
    """A strong ETag, 304 and a gzip twin for pages marked by `storable_page`.

    `no-cache` lets everybody keep the page and asks them to check before showing it: a correction is seen at once.
    The two twins are different bytes, so they carry different tags; only the packed one names the header it varies on.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not is_storable(response):
            return response
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response.headers["Cache-Control"] = "public, no-cache"
        response.headers["ETag"] = _strong_tag(response.content, packed)
        if packed:
            response.headers["Vary"] = "Accept-Encoding"
        answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
        if packed and answer.status_code == 200:
            answer.content = _gzipped(answer.content)
            answer.headers["Content-Encoding"] = "gzip"
            answer.headers["Content-Length"] = str(len(answer.content))
        return answer


def is_storable(response) -> bool:
    return response.status_code in (200, 304) and getattr(response, "storable", False)


def _strong_tag(body: bytes, packed: bool) -> str:
    digest = hashlib.sha256(body).hexdigest()[:32]
    return f'"{digest}-gzip"' if packed else f'"{digest}"'


@functools.lru_cache(maxsize=128)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=7, mtime=0)


class ReadOnlyMiddleware:
    """Refuses writes with a polite 503 while the site-wide switch is on.

    Left open: the way in and out, so that everybody can read, and the switch itself for those who may turn it.
    """

    SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
    IN_AND_OUT = {
        "account_login",
        "account_confirm_login_code",
        "members:send_code_again",
        "mfa_login_webauthn",
        "mfa_authenticate",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_logout",
        "admin:logout",
    }
    SWITCH = "admin:mayors_club_siteswitch_change"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in self.SAFE or not read_only.is_on() or self.is_left_open(request):
            return self.get_response(request)
        response = render(request, "read_only.html", status=503)
        response["Retry-After"] = "900"
        response["Cache-Control"] = "no-store"
        return response

    def is_left_open(self, request) -> bool:
        try:
            name = resolve(request.path_info).view_name
        except Resolver404:
            return False
        return name in self.IN_AND_OUT or (
            name == self.SWITCH and request.user.has_perm("mayors_club.change_siteswitch")
        )
