from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mayors_club.demo.sets import SETS
from mayors_club.demo.sowing import Sower


class Command(BaseCommand):
    help = "Sows the demo sets: adds what is missing, refreshes dates, leaves edited rows alone. Demo sites only."

    def add_arguments(self, parser):
        parser.add_argument("sets", nargs="*", choices=[[], *SETS], help="default: all")

    def handle(self, sets, **options):
        refuse_outside_the_demo()
        for name in sets or SETS:
            sower = Sower(name)
            SETS[name](sower)
            self.stdout.write(
                f"Demo set {name}: {sower.added} added, {sower.refreshed} refreshed, {sower.left_alone} left alone."
            )


def refuse_outside_the_demo():
    """Invented people must not stand among real ones, and no letter about them may reach anybody."""
    if not settings.DEMO:
        raise CommandError("This is not a demo site: set DEMO=1 if it shall be one.")
    if not settings.SMTP_CATCHER_DIR or settings.EMAIL_HOST not in ("localhost", "127.0.0.1", "::1"):
        raise CommandError(
            "Letters of this site leave the machine (EMAIL_URL). Demo data are only sown beside the local catcher "
            "that `make run` starts."
        )
