from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from mayors_club import checks, reporting
from mayors_club.cyrillic import cyrillic_is_letters


class KernelConfig(AppConfig):
    name = "mayors_club"
    verbose_name = _("Club")

    def ready(self):
        register(cyrillic_is_letters, Tags.database)
        register(checks.problems)
        reporting.start(settings.SENTRY_DSN, site_url=settings.SITE_URL)


class ClubAdminConfig(AdminConfig):
    """The admin begins with the work list."""

    default_site = "mayors_club.admin_site.ClubAdminSite"
