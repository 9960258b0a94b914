from django.core.management.base import BaseCommand

from members.roles import ROLES, apply_roles


class Command(BaseCommand):
    help = "Make the permissions of the staff's groups equal to the table in members/roles.py."

    def handle(self, *args, **options):
        apply_roles()
        self.stdout.write(f"Roles applied: {', '.join(ROLES)}.")
