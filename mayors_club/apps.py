from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    name = "mayors_club"
    verbose_name = _("Club")


class ServedFilesConfig(StaticFilesConfig):
    """The layers in static/css are joined into one sheet; they are never served and so not collected."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "css/*"]
