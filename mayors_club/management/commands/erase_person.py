from django.core.management.base import BaseCommand, CommandError

from mayors_club import erasure
from members.models import User


class Command(BaseCommand):
    help = "Erase a person who has no role left, on their request. Cannot be undone."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.with_email(email).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        try:
            erasure.erase_person(user)
        except erasure.StillNeeded:
            raise CommandError(
                "A member, a representative, a colleague or a live application: end that in the admin first."
            ) from None
        self.stdout.write(f"User {user.pk} is erased.")
