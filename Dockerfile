# The production image: no compiler, no embedded servers, no root.
# Not yet tried in a container: there was no Docker engine where this was written.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements/production.txt requirements/
RUN /venv/bin/python -m pip install --require-hashes --only-binary :all: -r requirements/production.txt
COPY manage.py ./
COPY mayors_club mayors_club
COPY members members
COPY applications applications
COPY offices offices
COPY sessions sessions
COPY sister_cities sister_cities
COPY locale locale
COPY static static
COPY templates templates
# None of these values reaches the image; nothing is connected to while files are collected.
# The layers in static/css are joined into one sheet and not served themselves.
RUN export SECRET_KEY=only-while-building DATABASE_URL=postgresql://nowhere/none REDIS_URL=redis://nowhere DEMO=1 \
    MEETING_KEY=b25seS13aGlsZS1idWlsZGluZy1uby1zZWNyZXQtYXQ= \
    STATIC_ROOT=/app/staticfiles \
    && /venv/bin/python manage.py compile_locale \
    && /venv/bin/python manage.py build_css \
    && /venv/bin/python manage.py collectstatic --no-input --ignore "css/*" \
    && /venv/bin/python -m compileall -q mayors_club members applications offices sessions sister_cities

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/app/staticfiles PRIVATE_ROOT=/data/private
# `manage.py backup` and `restore` need pg_dump and pg_restore of the server's major version, which Debian 12 does not have.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin mayors \
    && install --directory --owner=mayors --mode=0700 /data /data/private /data/beat
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
USER mayors
VOLUME /data
EXPOSE 8000
# The site answers only to its own name.
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 CMD ["python", "-c", "import os, urllib.request as web; from urllib.parse import urlsplit; web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': urlsplit(os.environ['SITE_URL']).hostname}), timeout=4)"]
CMD ["python", "-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--http", "1", "--no-ws", \
     "--workers", "2", "--blocking-threads", "8", "--backpressure", "32", "--workers-kill-timeout", "10", \
     "--respawn-failed-workers", "mayors_club.wsgi:application"]
