from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from members import services


class Command(BaseCommand):
    help = "Make a superuser without a password and give them a one-time link for their first sign-in."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="full name in Ukrainian")

    def handle(self, *args, email, name, **options):
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        address = services.invite_superuser(email, full_name_uk=name)
        self.stdout.write(f"{email} is a superuser. A letter with a link has gone to this address.")
        self.stdout.write("This link does the same; the first sign-in ends both, and so do 7 days:")
        self.stdout.write(address)
