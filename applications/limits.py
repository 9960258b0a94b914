"""How often one network, or one address, may ask for letters. Counts only, in the cache: a dead cache limits nobody."""

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.core.cache import cache

HOUR = 3600
# A town hall shares one address; an ordinary applicant needs two or three letters.
PER_NETWORK = 30
PER_ADDRESS = 5


def network_is_busy(request) -> bool:
    return _over(f"letters:network:{network_of(request)}", PER_NETWORK)


def address_is_busy(email: str) -> bool:
    """Counted for known and unknown addresses alike; the key holds a keyed hash, never the address."""
    digest = hmac.new(settings.SECRET_KEY.encode(), email.strip().lower().encode(), hashlib.sha256).hexdigest()
    return _over(f"letters:address:{digest}", PER_ADDRESS)


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


def _over(key: str, most: int) -> bool:
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key) > most
    except ValueError:
        return False  # it expired between the two calls
