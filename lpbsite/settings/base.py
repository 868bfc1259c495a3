"""Settings that every environment shares.

Reference: https://docs.djangoproject.com/en/5.2/ref/settings/ and https://docs.wagtail.org/en/stable/reference/settings.html
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from .search_engine import engine_address, engine_seconds

env = environ.Env()

PACKAGE_DIR = Path(__file__).resolve().parent.parent
# What the running site writes: database, media, collected static files.
DATA_DIR = Path(env.str("LPB_DATA_DIR", default="var")).resolve()

# Applications

INSTALLED_APPS = [
    "lpbsite.translation",
    "lpbsite.core",
    "congress",
    "news",
    "home",
    "lpbsite.search",
    "lpbsite.api",
    "lpbsite.webhooks",
    "lpbsite.content",
    "wagtail_localize",
    "wagtail_localize.locales",  # instead of wagtail.locales
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",  # one way of serving static files, in development too
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lpbsite.api.middleware.ApiMiddleware",
    "lpbsite.core.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lpbsite.translation.middleware.SiteLocaleMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "home.middleware.PublicFormMiddleware",  # before the check that it excuses a visitor from
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lpbsite.translation.middleware.TranslationGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "lpbsite.urls"
WSGI_APPLICATION = "lpbsite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Database

DATABASES = {"default": env.db("LPB_DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Write-ahead logging and immediate transactions: readers never wait, writers queue.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts

AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# Languages: Dutch is written, English is translated

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # what is scheduled is scheduled in one time
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# A translation that is sent for review must never put Dutch text on a live English page.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Static files and media

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Content-Security-Policy: the admin's own scripts are partly inline, public pages have none

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
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"  # Wagtail itself allows its previews, for the admin alone
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # the admin's scripts read it

# Search: Elasticsearch when its address is given, else the database

ELASTICSEARCH_URL = engine_address(env)
SEARCH_INDEX_PREFIX = env.str("LPB_SEARCH_INDEX_PREFIX", default="lpb")
if ELASTICSEARCH_URL:
    WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "lpbsite.search.backends.elasticsearch",
            "URLS": [ELASTICSEARCH_URL],
            "INDEX_PREFIX": f"{SEARCH_INDEX_PREFIX}_",
            # Neither a visitor nor an editor who saves waits longer, however often it is asked.
            "TIMEOUT": engine_seconds(env),
            "OPTIONS": {"max_retries": 0},
        },
        # Kept up to date beside it, and answers while it is away.
        "embedded": {"BACKEND": "lpbsite.search.backends.database"},
    }
else:
    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "lpbsite.search.backends.database"}}

# The JSON API

# Requests a minute from one address; 0 for no limit.
LPB_API_RATE_LIMIT = env.int("LPB_API_RATE_LIMIT", default=30_000)
# How many proxies of ours stand in front, each of which adds to X-Forwarded-For.
LPB_TRUSTED_PROXIES = env.int("LPB_TRUSTED_PROXIES", default=0)

# Wagtail

WAGTAIL_SITE_NAME = "LPB"
WAGTAILADMIN_BASE_URL = env.str("LPB_BASE_URL", default="http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.Image"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env.int("LPB_MAX_IMAGE_SIZE", default=15 * 1024 * 1024)
WAGTAILIMAGES_IMAGE_FORM_BASE = "lpbsite.core.upload_forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.Document"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("LPB_MAX_DOCUMENT_SIZE", default=50 * 1024 * 1024)
WAGTAILDOCS_DOCUMENT_FORM_BASE = "lpbsite.core.upload_forms.DocumentForm"
# A document is a packed folder; unpacked it may not fill a reader's memory.
LPB_MAX_UNPACKED_DOCUMENT_SIZE = 5 * WAGTAILDOCS_MAX_UPLOAD_SIZE
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # so that the privacy of a collection holds
WAGTAIL_USAGE_COUNT_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to elsewhere
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[
    dict[str, str]
] = []  # nothing of other hosts is shown inside a page
WAGTAILREDIRECTS_AUTO_CREATE = True

# Mail and tasks

EMAIL_CONFIG = env.email_url("LPB_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5  # seconds that a sender waits for a mail server that is away
DEFAULT_FROM_EMAIL = env.str("LPB_FROM_EMAIL", default="lpb@localhost")
# Messages of the forms are mailed here as well as stored; empty: stored only.
LPB_FORM_RECIPIENT = env.str("LPB_FORM_RECIPIENT", default="")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Another front end that editors can preview pages in; empty: none.
LPB_PREVIEW_CLIENT_URL = env.str("LPB_PREVIEW_CLIENT_URL", default="")
# Whether webhooks may post inside the network, and without TLS; for trying them out.
LPB_WEBHOOKS_ALLOW_PRIVATE = env.bool("LPB_WEBHOOKS_ALLOW_PRIVATE", default=False)

# Whether the site itself serves uploaded images (else the web server in front does).
LPB_SERVE_MEDIA = env.bool("LPB_SERVE_MEDIA", default=True)
