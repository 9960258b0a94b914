"""What two cities did together, written down by the community."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sister_cities.checking import EARLIEST, FUTURE, TOO_EARLY, UKRAINIAN_FIRST
from sister_cities.models import Act, Agreement, Proposal
from sister_cities.services import life, proposing


@transaction.atomic
def record(
    agreement: Agreement, *, happened_on: date, title_uk: str, title_en: str = "", url: str = "", by, on_behalf_of=None
) -> Act | Proposal:
    """A joint act: a proposal for the secretariat where the agreement is public, otherwise written at once.

    Sent twice it is one. Raises life.FactsRefused, life.NotNow for what is not in the registry any more, and
    proposing.TooMany.
    """
    life.lock(agreement)
    if agreement.declined_at:
        raise life.NotNow(agreement, "act")
    fields = {"happened_on": happened_on, "title_uk": title_uk, "title_en": title_en, "url": url}
    check(fields)
    if not agreement.is_public:
        return _write(agreement, fields, by, on_behalf_of)
    if known := agreement.acts.filter(happened_on=happened_on, title_uk=title_uk).first():
        return known
    content = {**fields, "happened_on": happened_on.isoformat()}
    waiting = list(agreement.proposals.filter(kind=Proposal.Kind.ACT, state=Proposal.State.PENDING))
    if same := next((one for one in waiting if one.content == content), None):
        return same
    if len(waiting) >= proposing.MOST_WAITING_ACTS:
        raise proposing.TooMany
    return proposing.put(agreement, Proposal.Kind.ACT, content, by=by, on_behalf_of=on_behalf_of)


def check(fields) -> None:
    """Raises life.FactsRefused."""
    day, problems = fields["happened_on"], {}
    if day > timezone.localdate():
        problems["happened_on"] = FUTURE
    elif day < EARLIEST:
        problems["happened_on"] = TOO_EARLY
    if not fields["title_uk"]:
        problems["title_uk"] = UKRAINIAN_FIRST
    if problems:
        raise life.FactsRefused(problems)


def _write(agreement, fields, by, on_behalf_of) -> Act:
    known = agreement.acts.filter(happened_on=fields["happened_on"], title_uk=fields["title_uk"]).first()
    if known:
        return known
    act = life.write_act(agreement, **fields, recorded_by=by, recorded_for=on_behalf_of)
    events.record("agreement.act_added", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes={"act": act.pk})
    return act
