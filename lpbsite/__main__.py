"""The command ``lpbsite``, twin of ``manage.py``."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured


def main() -> None:
    """Run a management command; a wrong setting stops it with one sentence that names it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpbsite.settings.dev")
    from django.conf import settings
    from django.core.management import execute_from_command_line

    try:
        _ = settings.INSTALLED_APPS  # loads the settings, so that their errors are caught here
    except ImproperlyConfigured as error:
        sys.exit(f"Setting error: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
