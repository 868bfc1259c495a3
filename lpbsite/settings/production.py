"""Settings of production: secrets and addresses come from the environment."""

from .base import *  # noqa: F403
from .base import CONTENT_SECURITY_POLICY, STORAGES, env

SECRET_KEY = env.str("LPB_SECRET_KEY")
ALLOWED_HOSTS = env.list("LPB_ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("LPB_BASE_URL")
DATABASES = {"default": env.db("LPB_DATABASE_URL")}
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
CACHES = {"default": env.cache("LPB_CACHE_URL", default="locmemcache://")}
DEBUG = False

STORAGES["staticfiles"] = {
    "BACKEND": "lpbsite.core.static_storage.JoinedManifestStaticFilesStorage"
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
INSTALLED_APPS += ["django_tasks_db"]  # noqa: F405

# Everything over HTTPS; the proxy in front says so with X-Forwarded-Proto.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
LPB_TRUSTED_PROXIES = env.int("LPB_TRUSTED_PROXIES", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
