"""Settings of every process. What differs between desk, front, worker and owner is chosen by PEELIAN_ROLE."""

from csp.constants import NONE, SELF

from peelian.runtime import navigation, outside
from peelian.runtime.addresses import django_database
from peelian.runtime.directory import directory
from peelian.runtime.environment import Misconfigured, flag, listed, number, role, text
from peelian.runtime.homes import home, secret

ROLE = role()
FRONT = ROLE == "front"
DEV = flag("PEELIAN_DEV")
PEELIAN_HOME = home()

# Addresses
DESK_ADDRESS = text("PEELIAN_DESK_ADDRESS", f"http://localhost:{number('PEELIAN_DESK_PORT', 8000)}")
FRONT_ADDRESS = text("PEELIAN_FRONT_ADDRESS", f"http://localhost:{number('PEELIAN_FRONT_PORT', 8001)}")
ALLOWED_HOSTS = listed("PEELIAN_HOSTS", "localhost,127.0.0.1")
PROXIES = number("PEELIAN_PROXIES", 1) if flag("PEELIAN_BEHIND_PROXY") else 0
CSRF_TRUSTED_ORIGINS = [DESK_ADDRESS, FRONT_ADDRESS]

# What there is
SECRET_KEY = secret("secret_key")
ROOT_URLCONF = "peelian.runtime.urls_front" if FRONT else "peelian.runtime.urls_desk"
WSGI_APPLICATION = "peelian.runtime.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Officer"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
    "django_htmx",
    "peelian.records",
    "peelian.accounts",
    "peelian.knowledge",
    "peelian.parties",
    "peelian.tasks",
    "peelian.release",
    "peelian.documents",
    "peelian.linkage",
    "peelian.adoption",
    "peelian.engagement",
    "peelian.assessment",
    "peelian.intake",
    "peelian.evaluation",
    "peelian.web.desk",
    "peelian.web.portal",
    # After our pages, whose templates stand in for allauth's own.
    "peelian.web.kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
_EVERYWHERE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
_DESK = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "peelian.web.kit.middleware.SignedInWithTwoFactors",
]
_FRONT = ["allauth.account.middleware.AccountMiddleware"]  # allauth will not load without it; there is no sign-in
MIDDLEWARE = [
    *_EVERYWHERE,
    *(_FRONT if FRONT else _DESK),
    "peelian.web.kit.middleware.HistorySaysWho",
    "peelian.web.kit.middleware.RefusalsArePages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *([] if FRONT else ["django.contrib.auth.context_processors.auth"]),
                *([] if FRONT else ["django.contrib.messages.context_processors.messages"]),
                "peelian.web.kit.context.layout",
            ],
        },
    }
]
FORM_RENDERER = "peelian.web.kit.forms.Renderer"

# The frame round every page
DESK_NAV = navigation.DESK_NAV
DESK_FOOT = navigation.DESK_FOOT + (navigation.DEMO_FOOT if DEV and not FRONT else [])
DESK_SEARCH_URL = "" if FRONT else "search"
PEELIAN_UNIT_NAME = text("PEELIAN_UNIT_NAME", "Cyber Protect")

# Database
_database = django_database(ROLE)
DATABASES = {
    "default": _database
    | {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": f"peelian {ROLE}"} | _database["OPTIONS"],
        "TEST": {"NAME": text("PEELIAN_TEST_DATABASE", "test_peelian")},
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # it holds counts of tries: none may be pushed out early
    }
}
PGHISTORY_APPEND_ONLY = True
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 86400}

# Signing in
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
DESK_ACCOUNT_URL = "" if FRONT else "account"
DESK_SIGN_OUT_URL = "" if FRONT else "account_logout"
LOGIN_REDIRECT_URL = "today"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
ACCOUNT_ADAPTER = "peelian.accounts.gateways.sign_in.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = DESK_ADDRESS.partition(":")[0]
ACCOUNT_RATE_LIMITS = {  # every wait is five minutes at most: the page for too many tries promises it
    "login": "60/m/ip",
    "login_failed": "50/5m/ip,5/5m/key",
    "reset_password": "20/5m/ip,5/5m/key",
    "reset_password_from_key": "20/5m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ACCOUNT_FORMS = {
    "login": "peelian.accounts.gateways.forms.SignIn",
    "reset_password": "peelian.accounts.gateways.forms.AskForPassword",
    "reset_password_from_key": "peelian.accounts.gateways.forms.ResetPassword",
    "change_password": "peelian.accounts.gateways.forms.ChangePassword",
    "set_password": "peelian.accounts.gateways.forms.SetPassword",
    "reauthenticate": "peelian.accounts.gateways.forms.ConfirmByPassword",
}
MFA_ADAPTER = "peelian.accounts.gateways.second_factors.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEV
MFA_TOTP_ISSUER = "Peelian"
MFA_TOTP_TOLERANCE = 1  # one step of half a minute either way: RFC 6238, section 5.2
MFA_FORMS = {
    "authenticate": "peelian.accounts.gateways.forms.EnterCode",
    "reauthenticate": "peelian.accounts.gateways.forms.ConfirmByCode",
    "activate_totp": "peelian.accounts.gateways.forms.ActivateApp",
    "add_webauthn": "peelian.accounts.gateways.forms.AddKey",
    "edit_webauthn": "peelian.accounts.gateways.forms.NameKey",
}
PEELIAN_SECOND_FACTOR_KEY = "" if FRONT else secret("second_factor_key")
DEMO_WEEKS = number("PEELIAN_DEMO_WEEKS", 2)
DEMO_PASSWORD = secret("demo_password") if DEV and not FRONT else ""
DEMO_TOTP_SECRET = secret("demo_totp") if DEV and not FRONT else ""
PEELIAN_OIDC_ISSUER = text("PEELIAN_OIDC_ISSUER").rstrip("/")
PEELIAN_OIDC_HAS_SECOND_FACTOR = flag("PEELIAN_OIDC_HAS_SECOND_FACTOR")
SOCIALACCOUNT_ADAPTER = "peelian.accounts.gateways.directory.DirectoryAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": directory()}

# Cookies and headers
SESSION_COOKIE_NAME = "peelian_desk"
SESSION_COOKIE_AGE = 60 * 60 * number("PEELIAN_SESSION_HOURS", 10)
CSRF_COOKIE_NAME = "peelian_front_csrf" if FRONT else "peelian_desk_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEV
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0 if DEV else 31_536_000
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("PEELIAN_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "peelian.web.kit.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF, *([PEELIAN_OIDC_ISSUER] if PEELIAN_OIDC_ISSUER else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "object-src": [NONE],
    }
}

# Language, time, files
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = text("PEELIAN_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = number("PEELIAN_SMTP_PORT", 8025)
EMAIL_HOST_USER = text("PEELIAN_SMTP_USER")
EMAIL_HOST_PASSWORD = text("PEELIAN_SMTP_PASSWORD")
EMAIL_USE_TLS = flag("PEELIAN_SMTP_STARTTLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = text("PEELIAN_MAIL_FROM", "Cyber Protect <protect@peelian.example>")

# GOV.UK Notify: texts always, e-mail where PEELIAN_EMAIL_BY says so. Without a key no text can be sent.
PEELIAN_EMAIL_BY = text("PEELIAN_EMAIL_BY", "smtp")
PEELIAN_NOTIFY_ADDRESS = text("PEELIAN_NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
PEELIAN_NOTIFY_KEY = text("PEELIAN_NOTIFY_KEY")
PEELIAN_NOTIFY_TEMPLATES = {
    "text": text("PEELIAN_NOTIFY_TEXT_TEMPLATE"),
    "email": text("PEELIAN_NOTIFY_EMAIL_TEMPLATE"),
}
if PEELIAN_EMAIL_BY not in ("smtp", "notify"):
    raise Misconfigured(f"PEELIAN_EMAIL_BY must be smtp or notify, not “{PEELIAN_EMAIL_BY}”.")

# Replies: one mailbox, read every few minutes. Without a host none is read.
PEELIAN_IMAP_HOST = text("PEELIAN_IMAP_HOST")
PEELIAN_IMAP_TLS = text("PEELIAN_IMAP_TLS", "yes")
PEELIAN_IMAP_PORT = number("PEELIAN_IMAP_PORT", 993 if PEELIAN_IMAP_TLS == "yes" else 143)
PEELIAN_IMAP_USER = text("PEELIAN_IMAP_USER")
PEELIAN_IMAP_PASSWORD = text("PEELIAN_IMAP_PASSWORD")
PEELIAN_IMAP_FOLDER = text("PEELIAN_IMAP_FOLDER", "INBOX")
PEELIAN_IMAP_UNIT = text("PEELIAN_IMAP_UNIT")
if PEELIAN_IMAP_TLS not in ("yes", "starttls", "no"):
    raise Misconfigured(f"PEELIAN_IMAP_TLS must be yes, starttls or no, not “{PEELIAN_IMAP_TLS}”.")
if PEELIAN_IMAP_TLS == "no" and PEELIAN_IMAP_HOST not in ("", "localhost", "127.0.0.1", "::1"):
    raise Misconfigured("PEELIAN_IMAP_TLS=no would send the mailbox’s password over the network for anybody to read.")

# Looks from outside. Without a resolver the machine's own is asked, without a registry none.
PEELIAN_RESOLVER = outside.resolver()
PEELIAN_RDAP = text("PEELIAN_RDAP").rstrip("/")
PEELIAN_SECOND_LOOK_MINUTES = outside.second_look_minutes()
PEELIAN_LOOK_LOOPBACK = outside.loopback_only()

# The virus scanner: the path of clamd's socket, or host:port. Without one no file is scanned.
PEELIAN_CLAMD = text("PEELIAN_CLAMD")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
