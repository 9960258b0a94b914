from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self):
        # By name: models may be imported only once every app is loaded.
        register_secret = import_string("mayors_club.mail.register_secret")
        register_secret("application_link", import_string("applications.links.mint"))
