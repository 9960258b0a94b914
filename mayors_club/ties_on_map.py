"""The registry on the home page: how many agreements are in force, and the newest of them on the map. One query."""

from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.utils.translation import get_language

from sister_cities.drawing import Drawing, drawing_of_few
from sister_cities.models import Agreement
from sister_cities.models.life import IN_FORCE

# The map of the home page is a picture of the whole; all of them stand in the registry.
DRAWN = 120
# A few lines are no map.
FEWEST_TO_SHOW = 5
COLUMNS = (
    "partner_country", "community__centre_uk", "community__centre_latin", "community__latitude",
    "community__longitude", "city__name", "city__name_uk", "city__name_en", "city__country", "city__latitude",
    "city__longitude",
)  # fmt: skip


@dataclass(frozen=True)
class Ties:
    total: int
    drawing: Drawing


def of_today() -> Ties | None:
    """None while there are too few to be shown."""
    newest = Agreement.objects.public().filter(status__in=IN_FORCE).select_related("community", "city").only(*COLUMNS)
    newest = newest.annotate(total=Window(Count("pk"))).order_by(F("signed_on").desc(nulls_last=True), "pk")
    found = list(newest[:DRAWN])
    if len(found) < FEWEST_TO_SHOW:
        return None
    return Ties(found[0].total, drawing_of_few(found, get_language() or "uk"))
