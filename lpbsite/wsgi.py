"""The WSGI application that a server such as gunicorn runs."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpbsite.settings.production")

application = get_wsgi_application()

from lpbsite.search.finding import read_all_words  # noqa: E402 - settings first

# Takes two seconds or three, which the first who searches need not wait for.
Thread(target=read_all_words, name="words", daemon=True).start()
