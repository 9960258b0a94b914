"""The ties of one community as a column of another question: pages above ask for nothing more."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from members.models import Community
from sister_cities.models import Agreement, City
from sister_cities.models.life import Status

OWN = ("id", "kind", "fields", "status", "signed_on", "signed_precision", "heard_on", "partner_country")
OF_CITY = ("id", "name", "name_uk", "name_en", "country", "slug")
DAYS = ("signed_on", "heard_on")


def packed(community: str) -> ArraySubquery:
    """Public ties that have not ended, of the community in this column of the outer question."""
    found = Agreement.objects.public().exclude(status=Status.TERMINATED).filter(community=OuterRef(community))
    columns = {name: F(name) for name in OWN} | {f"city_{name}": F(f"city__{name}") for name in OF_CITY}
    found = found.annotate(one=JSONObject(**columns)).order_by("city__name", "pk")
    return ArraySubquery(found.values("one"))


def unpacked(rows: list[dict], community: Community) -> list[Agreement]:
    """What `packed` found, as rows with their city and community; they are for reading, not for saving."""
    return [_agreement(row, community) for row in rows]


def of_community(community: Community) -> list[Agreement]:
    """The same by a question of its own."""
    found = Agreement.objects.public().exclude(status=Status.TERMINATED).filter(community=community)
    return list(found.select_related("city").order_by("city__name", "pk"))


def _agreement(row: dict, community: Community) -> Agreement:
    own = {name: row[name] for name in OWN if name not in DAYS}
    city = City(**{name: row[f"city_{name}"] for name in OF_CITY})
    agreement = Agreement(**own, signed_on=_day(row["signed_on"]), community=community, city=city)
    agreement.heard_on = _day(row["heard_on"])
    return agreement


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
