from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParksConfig(AppConfig):
    name = "parks"
    verbose_name = _("园区与区县")

    def ready(self):
        # SimpleAdminConfig discovers nothing; unfold has put its own site in place by now.
        from parks import admin  # noqa: F401
