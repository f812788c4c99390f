"""Settings, all from the environment. What is not set is safe: no debug, no samples, HTTPS cookies.

`make run` writes a `.env` for one machine (SITE_LOCAL=1 and a random SECRET_KEY); a server sets its own.
"""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import tiles
from config.desk import UNFOLD  # noqa: F401 (read by django-unfold)

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")
# What the running site writes beside its database.
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

# A local site runs over plain http on this machine and may show the sample articles.
LOCAL = env.bool("SITE_LOCAL", False)
DEBUG = env.bool("DJANGO_DEBUG", False)
# Without one, commands that sign nothing run (read_articles, evaluate); the site does not start (config/wsgi.py).
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_FAILURE_VIEW = "config.views.no_csrf"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SAMPLES_ALLOWED = env.bool("SAMPLES_ALLOWED", LOCAL)

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    # django-leaflet's own admin module imports GDAL; see CONTRIBUTING.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django_filters",
    "django_htmx",
    "leaflet",
    "import_export",
    "axes",
    "csp",
    "parks",
    "projects",
    "ingest",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.caching.PageCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.csp.SitePolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "config.freezing.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    }
]

# SQLite until DATABASE_URL names a server.
DATABASES = {
    "default": env.db_url_config(env.str("DATABASE_URL", "") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers wait for each other instead of failing; readers never wait (WAL). Pages of the file are mapped into memory
    # (up to so many bytes) and not copied: a page of this site looks up some hundred rows all over it.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=1073741824;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Opening a connection costs more than most questions asked through it.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 300)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# No queue until REDIS_URL names a broker: commands then work in process.
REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
# Public pages that the process keeps for visitors who are not signed in (config/caching.py), in megabytes.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", 96)
CELERY_BROKER_URL = REDIS_URL or None
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
# A task that a killed worker held comes back after this many seconds; longer than any task or countdown.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": env.int("VISIBILITY_TIMEOUT", 3600)}
CELERY_BEAT_SCHEDULE = {
    "watched-folder": {"task": "ingest.tasks.scan_watched_folder", "schedule": 60.0},
    "pending-articles": {"task": "ingest.tasks.requeue_pending", "schedule": 300.0},
    "personal-data": {"task": "ingest.tasks.prune_personal_data", "schedule": 6 * 3600.0},
}
# Settling waits this long after an article was read, so that one run serves many articles.
SETTLE_AFTER_SECONDS = env.int("SETTLE_AFTER_SECONDS", 2)
# `load_articles` reads in so many processes beside the one that writes; 0 does everything in one.
READER_PROCESSES = env.int("READER_PROCESSES", min(4, (os.cpu_count() or 1) - 1))
# Files laid into this folder are loaded; empty means none is watched.
WATCHED_FOLDER = env.str("WATCHED_FOLDER", "")
MAX_ARTICLE_BYTES = env.int("MAX_ARTICLE_BYTES", 5 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "leads:list"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "config.static.HashedStatics"
        )
    },
}
MEDIA_ROOT = VAR_DIR / "media"

# Tile layers that visitors may choose under the map (config/tiles.py); none is asked for by default.
MAP_TILE_LAYERS = tiles.layers(env.list("MAP_TILES", default=[]), env.str("TIANDITU_KEY", ""))

# Strict everywhere; the admin's own, looser policy is set in config/csp.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *tiles.hosts(MAP_TILE_LAYERS)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
if not LOCAL:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# What the footer must name where the law asks for it; empty ones are left out.
SITE_OPERATOR = env.str("SITE_OPERATOR", "")
SITE_ICP = env.str("SITE_ICP", "")  # ICP备案号
SITE_PSB = env.str("SITE_PSB", "")  # 公安备案号
SITE_MAP_APPROVAL = env.str("SITE_MAP_APPROVAL", "")  # 审图号
SITE_CONTACT = env.str("SITE_CONTACT", "")

# Enquiries and reports of errors: how long personal data are kept, and what one address may send in an hour.
ENQUIRY_KEEP_DAYS = env.int("ENQUIRY_KEEP_DAYS", 180)
ASKING_PER_HOUR = env.int("ASKING_PER_HOUR", 10)
ASKING_TRIES_PER_HOUR = env.int("ASKING_TRIES_PER_HOUR", 30)
ASKING_MIN_SECONDS = 3  # nobody fills a form faster
# Reverse proxies in front that append to X-Forwarded-For; with 0 that header is not believed.
PROXY_COUNT = env.int("PROXY_COUNT", 0 if LOCAL else 1)

LEAFLET_CONFIG = {"RESET_VIEW": False}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
