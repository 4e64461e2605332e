"""Settings of the directory: allauth's identity provider over SQLite, with a key made for this run."""

import os

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

SECRET_KEY = "the directory of a made-up force"
ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "peelian.accounts.tests.directory.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "peelian.accounts.tests.directory.people.AlreadySignedIn",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DIRECTORY_DATABASE"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
IDP_OIDC_PRIVATE_KEY = _key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
IDP_OIDC_ADAPTER = "peelian.accounts.tests.directory.people.Claims"
