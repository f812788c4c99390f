# One image for web, worker, beat and prepare; docker-compose.yml says which command each runs.

FROM python:3.12-slim AS packages
RUN python -m venv /opt/venv
COPY requirements.lock .
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/srv/static
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin parks \
    && install -d -o parks /app/var /srv/inbox
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
# The key is used by this step alone: collecting files signs nothing, and no layer keeps it.
RUN SECRET_KEY=unused-while-building python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q config parks projects ingest
USER parks
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers", "config.wsgi:application"]
