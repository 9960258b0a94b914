from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    name = "offices"
    verbose_name = _("Mayors’ offices")

    def ready(self):
        # By name: models may be imported only once every app is loaded.
        register_secret = import_string("mayors_club.mail.register_secret")
        register_secret("confirm_office_link", import_string("offices.links.confirm_link_of"))
        register_secret("approval_link", import_string("offices.links.approval_link_of"))
        import_string("sister_cities.office_pages.register")(import_string("offices.for_registry.pages_of"))
