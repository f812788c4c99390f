"""WSGI entry point."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
try:
    settings.SECRET_KEY  # noqa: B018 (an empty key is refused when it is asked for: better now than at a form)
except ImproperlyConfigured as refusal:
    raise ImproperlyConfigured(
        "没有设置 SECRET_KEY：在本机请用 make run（它会写好 .env），在服务器上请设置环境变量，见 docs/operating.md。"
        " / SECRET_KEY is not set: use make run on your own machine (it writes .env); on a server set the variable,"
        " see docs/operating.md."
    ) from refusal
application = get_wsgi_application()

from config.warming import warm  # noqa: E402 (needs the apps)

warm()
