from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SisterCitiesConfig(AppConfig):
    name = "sister_cities"
    verbose_name = _("Sister cities")

    def ready(self):
        from mayors_club import mail
        from sister_cities.services import confirming

        mail.register_secret("confirm_agreements_link", confirming.confirm_link_of)
