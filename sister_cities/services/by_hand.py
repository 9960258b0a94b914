"""What the secretariat writes into the registry by itself: agreements, joint acts. It counts at once."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from members.models import Community
from sister_cities.cities import fill_keys
from sister_cities.facts import WRITABLE, day_of
from sister_cities.models import Act, Agreement, City
from sister_cities.services import acts, life
from sister_cities.services.doubles import Doubled, exact_double_of


@transaction.atomic
def add(
    *, community: Community, city: City, kind: str, procedure: str, status: str, facts: dict | None = None, by
) -> Agreement:  # fmt: skip
    """An agreement in the status it has reached, in the registry from now on. Raises Doubled and life.FactsRefused."""
    Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    columns = {name: value for name, value in (facts or {}).items() if name in WRITABLE}
    today = timezone.localdate()
    agreement = Agreement(
        **columns | {"kind": kind, "procedure": procedure},
        community=community,
        city=city,
        partner_country=city.country,
        status=status,
        accepted_at=timezone.now(),
        accepted_by=by,
    )
    agreement.status_since = min(day_of(agreement) or today, today)
    life.refuse_unsound(agreement, {"status", *columns})
    if known := exact_double_of(agreement):
        raise Doubled(known)
    agreement.save()
    fill_keys([city])
    events.record("agreement.added", subject=agreement, by=by)
    return agreement


@transaction.atomic
def record_act(
    agreement: Agreement, *, happened_on: date, title_uk: str, title_en: str = "", url: str = "", by
) -> Act:  # fmt: skip
    """A joint act. The same one twice is one. Raises life.FactsRefused."""
    life.lock(agreement)
    fields = {"happened_on": happened_on, "title_uk": title_uk, "title_en": title_en, "url": url}
    acts.check(fields)
    act = life.write_act(agreement, **fields, recorded_by=by)
    events.record("agreement.act_added", subject=agreement, by=by, codes={"act": act.pk})
    return act


@transaction.atomic
def remove_act(act: Act, *, by) -> None:
    """One that did not happen, or stands twice; the last act follows. Removed twice is removed once."""
    agreement = life.lock(act.agreement)
    if not Act.objects.filter(pk=act.pk).delete()[0]:
        return
    last = agreement.acts.order_by("-happened_on").values_list("happened_on", flat=True).first()
    life.write(agreement, {"last_act_on": last})
    events.record("agreement.act_removed", subject=agreement, by=by, codes={"act": act.pk})
