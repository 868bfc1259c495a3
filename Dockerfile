# The site as production runs it; docs/operations.md tells which variables it takes.

FROM python:3.11-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/lpbsite
# First what changes seldom: the packages stay in the cache when only the site's own files change.
COPY requirements.txt .
RUN /opt/lpbsite/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY lpbsite lpbsite
COPY home home
COPY news news
COPY congress congress
RUN /opt/lpbsite/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
COPY --from=build /opt/lpbsite /opt/lpbsite
ENV PATH=/opt/lpbsite/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=lpbsite.settings.production \
    LPB_DATA_DIR=/var/lib/lpbsite
RUN useradd --system --home-dir /var/lib/lpbsite --create-home lpbsite
USER lpbsite
WORKDIR /var/lib/lpbsite
# Made-up values: collecting static files connects to nothing, but the settings ask for them.
RUN LPB_SECRET_KEY=only-while-building LPB_ALLOWED_HOSTS=localhost LPB_BASE_URL=https://localhost \
    LPB_DATABASE_URL=postgres://localhost/none lpbsite collectstatic --no-input \
    && mkdir media
VOLUME /var/lib/lpbsite/media
EXPOSE 8000
# Workers are processes: as many as fit the machine, by GUNICORN_CMD_ARGS.
CMD ["gunicorn", "lpbsite.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--access-logfile", "-", "--worker-tmp-dir", "/dev/shm"]
