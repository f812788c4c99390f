from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("项目与企业")

    def ready(self):
        # SimpleAdminConfig discovers nothing; unfold has put its own site in place by now.
        from projects import admin  # noqa: F401
