"""How often one network, or one address, may do a thing. Counts only, in the cache: a dead cache limits nobody."""

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import render

HOUR = 3600


def is_over(key: str, most: int) -> bool:
    """Count once more; whether it was more than `most` times within the hour."""
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key) > most
    except ValueError:
        return False  # it expired between the two calls


def digest_of(email: str) -> str:
    """Keys of the cache hold a keyed hash, never an address."""
    return hmac.new(settings.SECRET_KEY.encode(), email.strip().lower().encode(), hashlib.sha256).hexdigest()


def network_of(request) -> str:
    """The visitor's network: /24 of IPv4, /56 of IPv6. Behind proxies it is what the outermost trusted one saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY_COUNT:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        address = hops[-min(settings.TRUSTED_PROXY_COUNT, len(hops))] if hops else address
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 56}", strict=False))


def too_many(request, template: str):
    """The answer to who asks too often: why, and when to come back."""
    response = render(request, template, status=429)
    response.headers["Retry-After"] = str(HOUR)
    return response
