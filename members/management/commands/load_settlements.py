"""Start-up, after `load_communities`: brings the committed table of settlements into the database. Repeatable."""

from collections import Counter, defaultdict

from django.core.management.base import BaseCommand
from django.db import transaction

from mayors_club.ukrainian import latinise
from members.folding import fold
from members.models import Community, Settlement
from members.settlements import read_csv

COLUMNS = ["community_id", "category", "name_uk", "name_latin", "key"]
AT_ONCE = 5000


class Command(BaseCommand):
    help = "Loads members/data/settlements.csv: adds what is missing, removes what the codifier no longer names."

    def handle(self, **options):
        wanted = self.wanted()
        gone = []
        present = defaultdict(list)
        for pk, *facts in Settlement.objects.values_list("pk", *COLUMNS):
            present[tuple(facts)].append(pk)
        for facts, keys in present.items():
            gone += keys[wanted[facts] :]
        missing = wanted - Counter({facts: len(keys) for facts, keys in present.items()})
        with transaction.atomic():
            Settlement.objects.filter(pk__in=gone).delete()
            rows = (Settlement(**dict(zip(COLUMNS, facts, strict=True))) for facts in missing.elements())
            Settlement.objects.bulk_create(rows, batch_size=AT_ONCE)
        total = f"Settlements: {wanted.total()} in the codifier"
        self.stdout.write(f"{total}, {missing.total()} added, {len(gone)} removed.")

    def wanted(self) -> Counter:
        """The rows of the table, each as often as it is named; a community that is not loaded brings none."""
        communities = dict(Community.objects.values_list("code", "pk"))
        names = [one for one in read_csv() if one.community_code in communities]
        latin = {name: latinise(name) for name in {one.name_uk for one in names}}
        spelt = {name: (name, spelling, fold(spelling)) for name, spelling in latin.items()}
        return Counter((communities[one.community_code], one.category, *spelt[one.name_uk]) for one in names)
