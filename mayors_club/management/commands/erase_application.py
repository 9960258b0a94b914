import re
import uuid

from django.core.management.base import BaseCommand, CommandError

from applications.models import Application
from mayors_club import erasure

NUMBER = re.compile(r"(?:МК|MK)-(\d{4})-(\d{4,})")


class Command(BaseCommand):
    help = "Erase the answers of one closed application now, on the person's request. Cannot be undone."

    def add_arguments(self, parser):
        parser.add_argument("application", help="its number (МК-2026-0001) or its id")

    def handle(self, *args, application, **options):
        found = find(application)
        if found is None:
            raise CommandError(f"There is no application {application}.")
        if found.is_live:
            raise CommandError(f"Application {application} is live: it has to be withdrawn or decided first.")
        erasure.anonymise(found)
        self.stdout.write(f"Application {application}: the answers are erased.")


def find(words: str) -> Application | None:
    if number := NUMBER.fullmatch(words.strip().upper()):
        return Application.objects.filter(number_year=number[1], number_in_year=number[2]).first()
    try:
        return Application.objects.filter(pk=uuid.UUID(words)).first()
    except ValueError:
        return None
