"""Signing in with an e-mailed code: what the browser's session remembers, and what the worker is asked to do.

The code is bound to the session that asked for it. Nothing here looks up the address before the right code was typed.
"""

import secrets
import time

from allauth.core import ratelimit
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from mayors_club import mail
from members.models import SignInRequest

MINUTES = 15
ATTEMPTS = 5
CODES_AT_ONCE = 3
SIGN_IN = "sign_in_code"
PROOF = "proof_code"


def may_ask(request, email: str) -> bool:
    """At most 3 codes a minute for an address and 20 for a network, known address or not."""
    return bool(ratelimit.consume(request, action="request_login_code", key=email.lower()))


def may_try(request) -> bool:
    return bool(ratelimit.consume(request, action="login"))


def ask_for_code(request, email: str, *, key=SIGN_IN) -> None:
    """Write the request for a code and remember its hash. A code asked for again leaves the earlier ones alive:
    municipal mail servers may hold a letter back for minutes."""
    email = email.strip().lower()
    code = f"{secrets.randbelow(10**8):08d}"
    kept = pending(request, key=key)
    if kept is None or kept["email"] != email:
        kept = {"email": email, "hashes": [], "failed": 0}
    kept["hashes"] = [*kept["hashes"], _hash(code, email)][-CODES_AT_ONCE:]
    kept["at"] = time.time()
    request.session[key] = kept
    with transaction.atomic():
        SignInRequest.objects.create(email=email, code=code, language=get_language())
        transaction.on_commit(lambda: mail.nudge("members.answer_sign_in_requests"), robust=True)


def pending(request, *, key=SIGN_IN) -> dict | None:
    """What this session waits for, unless its time has passed."""
    kept = request.session.get(key)
    return kept if kept and time.time() - kept["at"] <= MINUTES * 60 else None


def is_right_code(request, typed: str, *, key=SIGN_IN) -> bool:
    """Compare a typed code. After five wrong ones, or once used, the session forgets its codes."""
    kept = pending(request, key=key)
    if kept is None:
        return False
    digits = "".join(character for character in typed if character.isdigit())
    hashed = _hash(digits, kept["email"])
    if any([constant_time_compare(hashed, known) for known in kept["hashes"]]):
        forget(request, key=key)
        return True
    kept["failed"] += 1
    request.session[key] = kept
    if kept["failed"] >= ATTEMPTS:
        forget(request, key=key)
    return False


def forget(request, *, key=SIGN_IN) -> None:
    request.session.pop(key, None)


def _hash(code: str, email: str) -> str:
    return salted_hmac("members.sign_in", f"{email}:{code}", algorithm="sha256").hexdigest()
