from django.core.management.base import BaseCommand

from mayors_club import read_only, retention


class Command(BaseCommand):
    help = "Erase what is due (docs/privacy.md). The worker does this daily; running it twice changes nothing."

    def handle(self, *args, **options):
        if read_only.is_on():
            self.stdout.write("The site is read-only: nothing was erased.")
            return
        for what, count in retention.apply().items():
            self.stdout.write(f"{what}: {count}")
