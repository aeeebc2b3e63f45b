"""Settings, read from the environment; every default is safe for one machine with an embedded database."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parent
BASE_DIR = ROOT.parent
env = environ.Env()

#: Where the database, the keys and the collected files lie.
VAR = Path(env.str("HAMGAM_VAR", default=str(BASE_DIR / "var")))


def _kept_secret(path: Path) -> str:
    """The installation's secret, made at the first start and kept in a file that only its owner reads."""
    from hamgam.record.whole import write_new

    if not path.exists():
        write_new(path, secrets.token_urlsafe(48).encode())
    return path.read_text().strip()


SECRET_KEY = env.str("HAMGAM_SECRET", default="") or _kept_secret(VAR / "secret")
DEBUG = env.bool("HAMGAM_DEBUG", default=False)
ALLOWED_HOSTS = env.list("HAMGAM_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
#: Behind TLS; off only for a machine that serves itself, like the demo.
HTTPS = env.bool("HAMGAM_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = env.list("HAMGAM_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "hamgam",
]
MIDDLEWARE = [
    "hamgam.site.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hamgam.site.packing.PackedHard",
    "hamgam.site.caching.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hamgam.site.middleware.NoNul",
    "hamgam.members.middleware.Actors",
    "hamgam.members.shared.SharedDevices",
    "hamgam.site.middleware.Refusals",
    "hamgam.site.middleware.Doors",
]
ROOT_URLCONF = "hamgam.urls"
WSGI_APPLICATION = "hamgam.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "hamgam.site.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "hamgam.templatetags.hamgam",
                "hamgam.templatetags.texts",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'hamgam.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: a commit that was answered has reached the disk. recursive_triggers: REPLACE is a DELETE too.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
    }
#: Known to the processes of one run and written nowhere: what counts sign-ins leads back to no address, not even with SECRET_KEY.
RUN_SECRET = os.environ.setdefault("HAMGAM_RUN", secrets.token_hex(32))
#: What the engine worked out of a state of positions is kept in files, for every process of the machine.
CACHES = {
    #: Counts by which guessing and floods are slowed down. They lie in memory where the service manager gives a folder there.
    "default": {
        "BACKEND": "hamgam.record.shared.SharedCache",
        "LOCATION": Path(env.str("RUNTIME_DIRECTORY", default=str(VAR))) / "counts",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    #: What each process works out for itself again.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "ground": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "ground",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    #: Who works on what, and when the clock last looked: small notes between the processes of one machine.
    "work": {
        "BACKEND": "hamgam.record.shared.SharedCache",
        "LOCATION": VAR / "work",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    #: What was found in papers handed in, by their digest; and the brochures made last.
    "papers": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "papers",
        "OPTIONS": {"MAX_ENTRIES": 4000},
    },
    "brochures": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "brochures",
        "OPTIONS": {"MAX_ENTRIES": 8},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: The key with which the log signs its checkpoints: beside an embedded database, under its name. It carries nobody's consent.
_BESIDE = (
    Path(DATABASES["default"]["NAME"]).with_suffix(".key")
    if "sqlite3" in DATABASES["default"]["ENGINE"]
    else VAR / "log.key"
)
LOG_KEY_FILE = Path(env.str("HAMGAM_LOG_KEY_FILE", default=str(_BESIDE)))

AUTH_USER_MODEL = "hamgam.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "hamgam.members.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {"login": "hamgam.members.forms.SignIn"}
#: Wrong passwords are counted for a name and a place together: counted for a place alone they would let a stranger behind
#: the same proxy shut out everybody there. `login` is only a valve, at about what two cores can compute.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "5/5m/key", "change_password": "5/m/user"}
#: How many proxies of our own stand before Hamgam and add the visitor's address to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("HAMGAM_PROXIES", default=0)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "hamgam.members.factors.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "hamgam.members.factors.Code",
    "reauthenticate": "hamgam.members.factors.CodeAgain",
    "activate_totp": "hamgam.members.factors.FirstCode",
    "generate_recovery_codes": "hamgam.members.factors.NewSheet",
    "authenticate_webauthn": "hamgam.members.factors.PasskeyAfterPassword",
    "login_webauthn": "hamgam.members.factors.PasskeyAlone",
    "reauthenticate_webauthn": "hamgam.members.factors.PasskeyAgain",
    "add_webauthn": "hamgam.members.factors.NewPasskey",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 16
MFA_RECOVERY_CODES_SHOW_ONCE = True
#: A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
#: Passkeys have nothing that could be guessed; counted for a place alone they would shut out everybody behind a shared line.
MFA_RATE_LIMITS = {"webauthn_login": "600/m/ip"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "notices.now"
LOGOUT_REDIRECT_URL = "site.home"
ACCOUNT_LOGOUT_REDIRECT_URL = "site.home"

#: Rows hold a digest of their key, no address and no user agent.
SESSION_ENGINE = "hamgam.members.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
#: Before the name of every cookie: with it no neighbour under the same domain can set them.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
#: Addresses below this one answer over TLS alone, too: only where whoever owns the name says so.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HAMGAM_HTTPS_SUBDOMAINS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# same-origin: with no-referrer a browser sends "Origin: null" and every form would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
#: Named as in Django 6, so that moving there is a deletion.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
CSRF_FAILURE_VIEW = "hamgam.site.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["hamgam.texts.uploads.InMemoryOnly"]
#: The most that one uploaded paper may weigh, in bytes.
PAPER_LIMIT = 10 * 1024 * 1024
#: The most that any upload may weigh: a paper that is handed in for an assembly, which nobody takes apart.
UPLOAD_LIMIT = 20_000_000

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]
LOCALE_PATHS = sorted(path for path in (ROOT / "locale").iterdir() if path.is_dir())
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
#: What stands behind passkeys on a page comes from allauth, and nothing else of it.
_ALLAUTH = Path(str(find_spec("allauth").origin)).parent  # type: ignore[union-attr]
STATICFILES_DIRS = [
    ROOT / "static",
    ("mfa/js", _ALLAUTH / "mfa/static/mfa/js"),
    ("account/js", _ALLAUTH / "account/static/account/js"),
]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "hamgam.site.storage.SmallStaticFiles"},
}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="dummymail://")
vars().update(EMAIL_CONFIG)
#: The address under which people reach this installation, for letters.
SITE_ADDRESS = env.str("HAMGAM_ADDRESS", default="http://localhost:8000")
#: Standard witnesses to whom the host hands its checkpoints: name of the key → address of its `add-checkpoint`.
WITNESSES = env.dict("HAMGAM_WITNESSES", default={})
DEFAULT_FROM_EMAIL = env.str("HAMGAM_MAIL_FROM", default="hamgam@localhost")
#: The address at which letters are answered and enquiries come in, with words after a + also going to it; none: no mail is
#: taken. And the mailbox that it fills, as imaps://user:password@host/INBOX, where no mail server here delivers itself.
MAIL_IN = env.str("HAMGAM_MAIL_IN", default="")
MAILBOX_URL = env.str("HAMGAM_MAILBOX_URL", default="")
#: The name under which the own mail server says whether a sender is genuine (Authentication-Results, RFC 8601).
MAIL_JUDGE = env.str("HAMGAM_MAIL_JUDGE", default="")
#: For `hamgam check mail`: the selector of the key that the mail server signs with (DKIM), and a server of names as host:port.
MAIL_SELECTOR = env.str("HAMGAM_MAIL_SELECTOR", default="")
NAMESERVER = env.str("HAMGAM_NAMESERVER", default="")

# No address of a visitor is written anywhere: neither requests nor errors are logged with one.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "hamgam": {"handlers": ["console"], "level": "INFO"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
