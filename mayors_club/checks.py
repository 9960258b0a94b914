"""What would hurt on a real site: such a place refuses to start and says what to set, everything at once."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured

LOCAL = ("localhost", "127.0.0.1", "::1", "testserver")
INVENTED = ".example"
DEFAULT_PHONE = "+380 44 000 00 00"
SHORTEST_SECRET = 50


def problems(app_configs=None, **kwargs) -> list[Error]:
    """Every setting that does not fit the kind of place this is."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    found = []
    if settings.DEBUG and host not in LOCAL:
        found.append(Error("DEBUG is on at a public address.", hint="Unset DEBUG, or SITE_URL.", id="club.E001"))
    if settings.DEMO and settings.EMAIL_IS_SET and not settings.SMTP_CATCHER_DIR:
        hint = "Unset DEMO, or let `make run` bring its own catcher of letters."
        found.append(Error("Demo data must not meet a real mail server.", hint=hint, id="club.E002"))
    return [*found, *_of_production(host)] if settings.PRODUCTION else found


def refuse_to_start() -> None:
    """Raise with all problems and hints; called by the web server and the worker."""
    found = problems()
    if found:
        lines = [f"{problem.msg} {problem.hint}" for problem in found]
        raise ImproperlyConfigured("This site must not start like this:\n- " + "\n- ".join(lines))


def _of_production(host: str) -> list[Error]:
    found = []
    if not settings.HTTPS or host in LOCAL or host.endswith(INVENTED):
        hint = "Set it to the address people open, with https://. To try things out, set DEBUG=1."
        found.append(Error(f"SITE_URL is {settings.SITE_URL}.", hint=hint, id="club.E003"))
    for name in ("MAIL_FROM", "MAIL_REPLY_TO", "MAIL_ENVELOPE_FROM"):
        if INVENTED in getattr(settings, name) or "@" not in getattr(settings, name):
            hint = "Set it to an address of the Club that receives mail."
            found.append(Error(f"{name} is {getattr(settings, name)}.", hint=hint, id="club.E004"))
    if settings.CLUB_PHONE == DEFAULT_PHONE:
        hint = "Set the number that people may call; it stands on every page and in every letter."
        found.append(Error("CLUB_PHONE is not set.", hint=hint, id="club.E005"))
    if not settings.EMAIL_IS_SET:
        hint = "Set it as in smtp+tls://user:password@mail.town.ua:587."
        found.append(Error("EMAIL_URL is not set: no letter would leave.", hint=hint, id="club.E006"))
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        hint = 'Make one: python -c "import secrets; print(secrets.token_urlsafe(50))"'
        found.append(Error("SECRET_KEY is short enough to guess.", hint=hint, id="club.E007"))
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Name the hosts, or leave it out: then it is the host of SITE_URL."
        found.append(Error("ALLOWED_HOSTS lets every host in.", hint=hint, id="club.E008"))
    return found
