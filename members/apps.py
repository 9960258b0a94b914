from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from mayors_club import mail
        from members import services

        mail.register_secret("welcome_link", services.welcome_link_of)
        mail.register_secret("first_sign_in_link", services.first_sign_in_link_of)
        mail.register_secret("invitation_link", services.invitation_link_of)
        mail.register_secret("relay_report_link", services.relay_report_link_of)
        mail.register_secret("email_change_link", services.email_change_link_of)
