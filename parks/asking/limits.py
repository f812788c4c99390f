"""How often one address may ask. What is counted is a hash with a salt that lives for a day in the cache alone:
no address is kept, and after that day nobody can tell whose it was."""

import hashlib
import ipaddress
import secrets
import time

from django.conf import settings
from django.core.cache import cache

HOUR = 3600
DAY = 24 * HOUR


def client_address(request):
    """The visitor's address as the nearest trusted proxy saw it (`PROXY_COUNT` of them stand in front).

    Of a v6 address the first half, which is what one household or office is given.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        seen = hops[-settings.PROXY_COUNT] if len(hops) >= settings.PROXY_COUNT else seen
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False) if address.version == 6 else address)


def hashed(address):
    """The address as it is counted today."""
    today = int(time.time()) // DAY
    salt = cache.get_or_set(f"asking-salt-{today}", lambda: secrets.token_hex(32), DAY)
    return hashlib.sha256(f"{salt}{settings.SECRET_KEY}{address}".encode()).hexdigest()[:32]


def exceeded(request, what, limit):
    """Count one more of `what` from this address; whether that is more than `limit` in this hour."""
    key = _key(request, what)
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > limit
    except ValueError:  # it ran out between the two
        return False


def reached(request, what, limit):
    """Whether this address has had its `limit` of `what` in this hour; counts nothing."""
    return cache.get(_key(request, what), 0) >= limit


def _key(request, what):
    return f"asking-{what}-{int(time.time()) // HOUR}-{hashed(client_address(request))}"
