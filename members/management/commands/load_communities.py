"""Start-up: brings the committed table of communities into the database. Seconds, repeatable, nothing is deleted."""

from django.core.management.base import BaseCommand
from django.db import transaction

from members.codifier import COLUMNS, Place
from members.communities import fill_search
from members.gazetteer import read_csv
from members.models import Community

# What is kept in the admin (population, website, occupation) is not among them and so is never overwritten.
OWNED = [column for column in COLUMNS if column != "code"]
WRITTEN = [*OWNED, "search_text", "search_keys"]
AT_ONCE = 250
OCCUPIED_SINCE_2014 = ("Автономна Республіка Крим", "місто Севастополь")


class Command(BaseCommand):
    help = "Loads members/data/communities.csv: adds new communities, updates changed ones, deletes none."

    def handle(self, **options):
        places = read_csv()
        known = {community.code: community for community in Community.objects.filter(is_demo=False)}
        new, changed = [], []
        for place in places:
            community = known.pop(place.code, None)
            if community is None:
                # Only at the first load: afterwards the admin knows better.
                is_occupied = place.oblast_uk in OCCUPIED_SINCE_2014
                new.append(filled(Community(code=place.code, is_occupied=is_occupied), place))
            elif is_changed(community, place):
                changed.append(filled(community, place))
        changed += [
            community for community in Community.objects.filter(is_demo=True) if is_indexed_otherwise(community)
        ]
        self.write_all(new, changed)
        self.stdout.write(f"Communities: {len(places)} in the codifier, {len(new)} added, {len(changed)} updated.")
        if known:
            self.stdout.write(f"No longer in the codifier, kept: {', '.join(sorted(known))}")

    def write_all(self, new: list[Community], changed: list[Community]) -> None:
        with transaction.atomic():
            for start in range(0, len(new), AT_ONCE):
                Community.objects.bulk_create(new[start : start + AT_ONCE])
                self.stdout.write(f"Communities: {min(start + AT_ONCE, len(new))} of {len(new)}")
            Community.objects.bulk_update(changed, WRITTEN, batch_size=AT_ONCE)


def values(place: Place) -> dict:
    return {
        **{column: getattr(place, column) for column in OWNED},
        "is_repeated": place.is_repeated == "1",
        "latitude": place.latitude or None,
        "longitude": place.longitude or None,
    }


def filled(community: Community, place: Place) -> Community:
    for column, value in values(place).items():
        setattr(community, column, value)
    fill_search(community)
    return community


def is_changed(community: Community, place: Place) -> bool:
    """Whether the table or the way words are indexed has changed since this community was written."""
    before = [str(getattr(community, column)) for column in OWNED], community.search_text, community.search_keys
    wanted = filled(Community(code=place.code), place)
    after = [str(getattr(wanted, column)) for column in OWNED], wanted.search_text, wanted.search_keys
    return before != after


def is_indexed_otherwise(community: Community) -> bool:
    """An invented community is not in the table, but it is found by the same rules. Fills it when the rules are new."""
    before = community.search_text, community.search_keys
    fill_search(community)
    return before != (community.search_text, community.search_keys)
