from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "expert_sessions"  # Django's own app is called sessions
    verbose_name = _("Expert sessions")

    def ready(self):
        from mayors_club import mail
        from sessions import services

        mail.register_secret("host_link", services.host_link_of)
