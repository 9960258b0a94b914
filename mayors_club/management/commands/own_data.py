import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from mayors_club import events
from mayors_club.models import Event
from mayors_club.own_data import OWN_DATA
from members.models import User


class Command(BaseCommand):
    help = "Everything the Club holds about the person with this address, as JSON: for who can no longer sign in."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.with_email(email).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        events.record("user.data_exported", subject=user, by_kind=Event.ActorKind.SYSTEM)
        self.stdout.write(json.dumps(OWN_DATA.document(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
