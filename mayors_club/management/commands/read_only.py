from django.conf import settings
from django.core.management.base import BaseCommand

from mayors_club import read_only


class Command(BaseCommand):
    help = "The site-wide read-only switch: on, off, or how it stands."

    def add_arguments(self, parser):
        parser.add_argument("position", nargs="?", choices=["on", "off"])

    def handle(self, *args, position=None, **options):
        if position == "on":
            read_only.turn_on()
        if position == "off":
            read_only.turn_off()
        self.stdout.write("read-only: on" if read_only.is_on() else "read-only: off")
        if settings.READ_ONLY:
            self.stdout.write("READ_ONLY=1 in the environment holds it on.")
