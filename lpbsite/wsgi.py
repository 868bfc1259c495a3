"""The WSGI application that a server such as gunicorn runs."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpbsite.settings.production")

application = get_wsgi_application()

from lpbsite.search.lemmas import read_word_lists  # noqa: E402 - settings first

# Takes a second or two, which the first who searches need not wait for.
Thread(target=read_word_lists, name="word lists", daemon=True).start()
