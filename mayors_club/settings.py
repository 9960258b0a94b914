"""Settings: everything environmental comes from the environment; a missing secret refuses to start, with a hint."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mayors_club.beat_schedule import BEAT_SCHEDULE
from mayors_club.environment import env, meeting_keys, required, strict_bool

BASE_DIR = Path(__file__).resolve().parent.parent

# What kind of place this is ------------------------------------------------------------------------------------------
DEBUG = strict_bool("DEBUG", False)
DEMO = strict_bool("DEMO", False)
SECRET_KEY = required("SECRET_KEY", 'Make one: python -c "import secrets; print(secrets.token_urlsafe(50))"')
# Seals the addresses of meetings. Not in any dump: whoever steals a backup learns no address.
MEETING_KEY = meeting_keys(development_secret=SECRET_KEY if DEBUG else "")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
# Where the local catcher keeps what is sent: letters reach nobody. Set by the launcher, never in production.
SMTP_CATCHER_DIR = env.str("SMTP_CATCHER_DIR", default="")
# A place where real letters leave for real people; checks.py holds it to a stricter standard.
PRODUCTION = not (DEBUG or DEMO or SMTP_CATCHER_DIR)
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname or "localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
READ_ONLY = strict_bool("READ_ONLY", False)

# Applications --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "mayors_club.apps.KernelConfig",
    "members",
    "applications",
    "offices",
    "sessions",
    "sister_cities",
    "modeltranslation",  # before the admin, which it patches
    "mayors_club.apps.ClubAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_countries",
    "simple_history",
]

MIDDLEWARE = [
    "mayors_club.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "mayors_club.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mayors_club.middleware.StorablePagesMiddleware",  # outside sessions: what it packs is final
    "mayors_club.middleware.CompressionMiddleware",
    "mayors_club.middleware.PrivateNoStoreMiddleware",
    "mayors_club.middleware.PathLanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mayors_club.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "members.middleware.ActingForMiddleware",
    "members.middleware.SecondFactorMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "mayors_club.middleware.ReadOnlyMiddleware",
]

ROOT_URLCONF = "mayors_club.urls"
WSGI_APPLICATION = "mayors_club.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mayors_club.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["club"]
CRISPY_TEMPLATE_PACK = "club"

# Database and cache: the request path needs PostgreSQL only ---------------------------------------------------------
_DATABASE = env.db("DATABASE_URL", default="") or {}
if not _DATABASE:
    raise ImproperlyConfigured("DATABASE_URL is not set. `make run` brings a database of its own.")
STATEMENT_TIMEOUT_SECONDS = env.int("STATEMENT_TIMEOUT_SECONDS", default=5)  # 0, none, is for migrations
DATABASES = {
    "default": {
        **_DATABASE,
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_DATABASE.get("OPTIONS", {}),
            "connect_timeout": 3,
            # random_page_cost: on solid-state disks; with the default 4 the planner reads whole tables of arrays.
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT_SECONDS * 1000} -c lock_timeout=2000"
            " -c idle_in_transaction_session_timeout=10000"
            " -c random_page_cost=1.1",
        },
    }
}
DATABASE_POOL_SIZE = env.int("DATABASE_POOL_SIZE", default=0)
if DATABASE_POOL_SIZE:
    # A bounded pool and a bounded wait: a full pool answers 503 within seconds instead of piling up threads.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": DATABASE_POOL_SIZE, "timeout": 3}

REDIS_URL = required("REDIS_URL", "`make run` brings a Valkey of its own.")
_REDIS_TIMEOUTS = {"socket_timeout": 2, "socket_connect_timeout": 2}
CACHES = {
    "default": {
        "BACKEND": "mayors_club.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": dict(_REDIS_TIMEOUTS),
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# Background work -----------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {**_REDIS_TIMEOUTS, "visibility_timeout": 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "Europe/Kyiv"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # the worker logs in our format (JSON), with addresses and tokens masked
# Tasks that need every app; each app's own tasks.py is found by itself.
CELERY_IMPORTS = ["mayors_club.upkeep"]
CELERY_BEAT_SCHEDULE = BEAT_SCHEDULE

# Letters -------------------------------------------------------------------------------------------------------------
EMAIL_IS_SET = bool(env.str("EMAIL_URL", default=""))
_EMAIL = env.email("EMAIL_URL", default="smtp://localhost:1025")
EMAIL_BACKEND = "mayors_club.smtp.WatchedBackend"
EMAIL_HOST = _EMAIL["EMAIL_HOST"]
EMAIL_PORT = _EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER = _EMAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
# How long a letter belongs to the worker that took it; a conversation with the SMTP server is cut before it is over.
MAIL_LEASE_SECONDS = env.int("MAIL_LEASE_SECONDS", default=240)
# Lines to the mail server at a time, for each process of the worker; each has a database connection of its own.
MAIL_SENDERS = max(1, min(env.int("MAIL_SENDERS", default=8), DATABASE_POOL_SIZE or 100))
MAIL_FROM = env.str("MAIL_FROM", default="Клуб мерів <office@mayorsclub.example>")
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", default="office@mayorsclub.example")
MAIL_ENVELOPE_FROM = env.str("MAIL_ENVELOPE_FROM", default="bounces@mayorsclub.example")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
# A letter whose template names an unknown variable fails before a developer's eyes and never in production.
STRICT_LETTERS = DEBUG
CLUB_PHONE = env.str("CLUB_PHONE", default="+380 44 000 00 00")
UNDO_WINDOW_SECONDS = env.int("UNDO_WINDOW_SECONDS", default=20 if DEMO else 600)

# Languages: the path alone decides ----------------------------------------------------------------------------------
LANGUAGE_CODE = "uk"
LANGUAGES = [("uk", _("Ukrainian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["mayors_club.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Kyiv"
MODELTRANSLATION_DEFAULT_LANGUAGE = "uk"
MODELTRANSLATION_LANGUAGES = ("uk", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("uk", "en")

# Files ---------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))()
STATICFILES_DIRS = [BASE_DIR / "static"]
# In development and tests files are served from where they lie, without collectstatic.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", default=str(BASE_DIR / "var" / "private")))
# What was erased, ids only. Lives outside every backup: after a restore these rows are erased again.
ERASURE_JOURNAL = Path(env.str("ERASURE_JOURNAL", default=str(PRIVATE_ROOT.parent / "erasures.jsonl")))
_STATIC_BACKEND = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": _STATIC_BACKEND},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
PROOF_MAX_BYTES = 5 * 1024 * 1024

# Meetings ------------------------------------------------------------------------------------------------------------
# Where rooms for expert sessions are made; without these only the plain link is there.
JITSI_URL = env.str("JITSI_URL", default="").rstrip("/")
JITSI_APP_ID, JITSI_SECRET = env.str("JITSI_APP_ID", default=""), env.str("JITSI_SECRET", default="")
BBB_URL, BBB_SECRET = env.str("BBB_URL", default="").rstrip("/"), env.str("BBB_SECRET", default="")

# Accounts ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["members.backends.RolesBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "members:dashboard"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "members.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# allauth's own code letters tell known from unknown addresses by their time: members/sign_in.py does it instead.
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_ADAPTER = "members.accounts.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by half a minute
MFA_TOTP_ISSUER = "Mayors’ Club"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
DASHBOARD_PARTS = "mayors_club.dashboard.PARTS"
OWN_DATA = "mayors_club.own_data.OWN_DATA"

# Headers -------------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mayors_club.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"

# Logs ----------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "mayors_club.logs.RequestIdFilter"}},
    "formatters": {"json": {"()": "mayors_club.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Django's own handlers would print every line a second time, with the tokens of personal links in it.
    "loggers": {"django": {"handlers": []}, "django.server": {"handlers": [], "propagate": True}},
}
SENTRY_DSN = env.str("SENTRY_DSN", default="")
