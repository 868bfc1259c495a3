"""Settings of the tests: quick hashing, everything in memory."""

import os
import tempfile
from pathlib import Path

# Tests never read or write the data of the development site.
scratch = tempfile.TemporaryDirectory(prefix="lpb-test-")
os.environ.setdefault("LPB_DATA_DIR", scratch.name)

from .base import *  # noqa: E402, F403

LPB_DEVELOPMENT = True
SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(scratch.name) / "media"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
