import json

from django.core.serializers.json import DjangoJSONEncoder

from mayors_club import events
from mayors_club.management.of_a_person import PersonCommand
from mayors_club.models import Event
from mayors_club.own_data import OWN_DATA


class Command(PersonCommand):
    help = "Everything the Club holds about the person with this address, as JSON: for who can no longer sign in."

    def do(self, user):
        events.record("user.data_exported", subject=user, by_kind=Event.ActorKind.SYSTEM)
        self.stdout.write(json.dumps(OWN_DATA.document(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
