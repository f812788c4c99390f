"""The site's own settings, as the tests need them: a local site, no secrets, fast hashes, no built statics.

DATABASE_URL and REDIS_URL are respected; a `.env` on this machine is not needed.
"""

import os

os.environ.setdefault("SECRET_KEY", "tests-only-not-a-secret-" + "x" * 32)
os.environ.setdefault("SITE_LOCAL", "1")
# Playwright's loop runs in the thread of the tests, which makes Django suspect asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from config.settings import *  # noqa: E402, F403
from config.settings import CACHES, REDIS_URL, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

if REDIS_URL:
    # A database of its own for each test process: what one of them clears is not another's.
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    REDIS_URL = f"{REDIS_URL.rsplit('/', 1)[0]}/{8 + worker % 4}"
    CACHES["default"]["LOCATION"] = CELERY_BROKER_URL = REDIS_URL
