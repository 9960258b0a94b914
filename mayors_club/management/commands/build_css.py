from django.core.management.base import BaseCommand

from mayors_club import stylesheet


class Command(BaseCommand):
    help = "Join the layered style sheets into one file with a hash in its name."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        for name in stylesheet.build().values():
            size = (stylesheet.folder() / name).stat().st_size
            self.stdout.write(f"static/{name}: {size / 1024:.1f} KB")
