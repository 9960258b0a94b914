from django.core.management.base import BaseCommand, CommandError

from sessions import services
from sessions.sealing import CannotOpen


class Command(BaseCommand):
    help = "Seal every meeting address anew with the first key of MEETING_KEY; then the old keys can be taken out."

    def handle(self, **options):
        try:
            count = services.reseal()
        except CannotOpen as problem:
            raise CommandError(f"Nothing was changed: {problem}. Put the old key back behind the new one.") from problem
        self.stdout.write(f"Sealed anew: {count}.")
