"""Settings of ``make run``: everything embedded, nothing to set."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403
from .base import DATA_DIR, env


def development_secret_key() -> str:
    """Return the key kept beside the development database, made at the first run."""
    path = DATA_DIR / "secret-key.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


# Accounts with a known password may be made; production never says this.
LPB_DEVELOPMENT = True
SECRET_KEY = development_secret_key()
# Off, so that error pages look as visitors see them; LPB_DEBUG=1 shows Django's own.
DEBUG = env.bool("LPB_DEBUG", default=False)
ALLOWED_HOSTS = ["*"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
