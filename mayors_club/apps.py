from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from mayors_club.cyrillic import cyrillic_is_letters


class KernelConfig(AppConfig):
    name = "mayors_club"
    verbose_name = _("Club")

    def ready(self):
        register(cyrillic_is_letters, Tags.database)


class ServedFilesConfig(StaticFilesConfig):
    """The layers in static/css are joined into one sheet; they are never served and so not collected."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "css/*"]
