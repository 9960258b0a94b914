"""Commands about one person, whom their e-mail address names."""

from django.core.management.base import BaseCommand, CommandError

from members.models import User


class PersonCommand(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.with_email(email).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        self.do(user)

    def do(self, user: User) -> None:
        raise NotImplementedError
