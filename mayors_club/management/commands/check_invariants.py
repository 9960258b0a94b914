import sys

from django.core.management.base import BaseCommand
from django.utils.translation import override

from mayors_club import invariants


class Command(BaseCommand):
    help = "Look for impossible states (mayors_club/invariants.py). Exit code 1 when there are any."

    def handle(self, *args, **options):
        found = invariants.check()
        with override("en"):
            for violation in found:
                self.stdout.write(f"{violation}: {invariants.words_of(violation)}")
        self.stdout.write(f"impossible states: {len(found)}")
        if found:
            sys.exit(1)
