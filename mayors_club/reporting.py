"""Error reports to Sentry or a compatible server: off without SENTRY_DSN, never with personal data."""

import importlib

from mayors_club.logs import mask


def start(dsn: str, *, site_url: str) -> bool:
    """Begin to report errors; answers whether it did. The library is in the production extra only."""
    if not dsn:
        return False
    sentry = importlib.import_module("sentry_sdk")
    sentry.init(
        dsn=dsn,
        environment=site_url,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=20,
        traces_sample_rate=0,
        before_send=without_secrets,
    )
    return True


def without_secrets(event: dict, hint: dict | None = None) -> dict:
    """The report with tokens of personal links and addresses masked, and without cookies, headers and query."""
    request = event.get("request", {})
    for part in ("cookies", "headers", "query_string", "data", "env"):
        request.pop(part, None)
    event.pop("user", None)
    return masked(event)


def masked(part):
    if isinstance(part, str):
        return mask(part)
    if isinstance(part, dict):
        return {key: masked(value) for key, value in part.items()}
    if isinstance(part, list):
        return [masked(value) for value in part]
    return part
