"""The kernel's middleware, outermost first in `settings.MIDDLEWARE`."""

import uuid

from django.conf import settings
from django.utils import translation

from mayors_club.logs import request_id


class RequestIdMiddleware:
    """Gives each request an id, puts it on the log lines and the event log, and answers it in `X-Request-ID`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(uuid.uuid4().hex)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class SecurityHeadersMiddleware:
    """Headers that neither Django nor django-csp sets."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        if settings.DEMO:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response


class PathLanguageMiddleware:
    """The path alone decides the language: Django's LocaleMiddleware would add `Vary: Accept-Language`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = "en" if request.path_info == "/en" or request.path_info.startswith("/en/") else "uk"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.setdefault("Content-Language", language)
            return response


class ReadOnlyMiddleware:
    """Refuses writes while the site-wide switch is on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
