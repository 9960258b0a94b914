from django.core.management.base import CommandError

from mayors_club import erasure
from mayors_club.management.of_a_person import PersonCommand


class Command(PersonCommand):
    help = "Erase a person who has no role left, on their request. Cannot be undone."

    def do(self, user):
        try:
            erasure.erase_person(user)
        except erasure.StillNeeded:
            raise CommandError(
                "A member, a representative, a colleague or a live application: end that in the admin first."
            ) from None
        self.stdout.write(f"User {user.pk} is erased.")
