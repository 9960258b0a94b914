"""The wrong city or community was chosen: the agreement goes to the right one, and its life stays what it is."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mayors_club import events
from members.models import Community
from sister_cities.cities import fill_keys
from sister_cities.countries import HOME
from sister_cities.models import AGGRESSORS, Agreement, City
from sister_cities.models.life import Status
from sister_cities.services import life, reminding
from sister_cities.services.deciding import version_of
from sister_cities.services.doubles import Doubled, exact_double_of
from sister_cities.services.proposing import Changed

ABROAD = _("The partner city lies abroad.")
OVER_FIRST = _("With a city of Russia or Belarus no agreement may be in force: write down first that it has ended.")


def sides_changed(agreement: Agreement, community: Community, city: City) -> list[str]:
    sides = {"city": agreement.city_id != city.pk, "community": agreement.community_id != community.pk}
    return [side for side, is_changed in sides.items() if is_changed]


def corrected(agreement: Agreement, community: Community, city: City) -> Agreement:
    """As it would be, unsaved."""
    return life.planned(agreement, {"community": community, "city": city, "partner_country": city.country})


def refuse(agreement: Agreement, community: Community, city: City) -> None:
    """Raises life.FactsRefused and Doubled where the two cannot have this agreement."""
    if city.country == HOME:
        raise life.FactsRefused({"city": ABROAD})
    if city.country in AGGRESSORS and agreement.status != Status.TERMINATED:
        raise life.FactsRefused({"city": OVER_FIRST})
    if double := exact_double_of(corrected(agreement, community, city)):
        raise Doubled(double)


@transaction.atomic
def correct(agreement: Agreement, *, community: Community, city: City, seen: str, by) -> None:
    """Write the right city and community; `seen` is `version_of` when they were shown. Sends nothing itself.

    Letters that still wait and name the wrong ones do not leave. Another community is told anew of what is due, and
    what the former one confirmed counts no more. The wrong ones are remembered: the list that named them may be
    imported again. Raises Changed, life.FactsRefused and Doubled.
    """
    life.lock(agreement)
    if seen != version_of(agreement):
        raise Changed
    changed = sides_changed(agreement, community, city)
    if not changed:
        return
    refuse(agreement, community, city)
    codes = {"columns": changed, "city": agreement.city_id, "community": agreement.community_id}
    columns = {"community": community, "city": city, "partner_country": city.country}
    if "community" in changed:
        columns |= {"confirmed_on": None, "confirmed_by": None}
    reminding.take_back(agreement, is_for_others="community" in changed)
    _remember(agreement, community, city)
    life.write(agreement, columns)
    fill_keys([city])
    events.record("agreement.changed", subject=agreement, by=by, codes=codes)


def _remember(agreement: Agreement, community: Community, city: City) -> None:
    """Call before the right sides are written. Going back to sides that it had says that they were right."""
    undone, _each = agreement.corrections.filter(community=community, city=city).delete()
    if not undone:
        agreement.corrections.get_or_create(community=agreement.community, city=agreement.city)
