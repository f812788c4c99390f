from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IngestConfig(AppConfig):
    name = "ingest"
    verbose_name = _("报道与依据")

    def ready(self):
        # SimpleAdminConfig discovers nothing; unfold has put its own site in place by now.
        from ingest import admin  # noqa: F401
