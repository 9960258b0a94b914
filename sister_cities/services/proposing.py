"""What a community would like the registry to say about its agreements: proposed, changed, withdrawn.

Before an agreement is public its community writes at once; afterwards the secretariat accepts or declines
(services/deciding.py). Nobody's proposal is overwritten in silence: a replaced one is kept as withdrawn.
"""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from members.models import Community
from sister_cities.cities import fill_keys
from sister_cities.facts import PRIVATE, WRITABLE, as_json, day_of, will_be_public
from sister_cities.models import Agreement, City, Proposal
from sister_cities.services import cities, life
from sister_cities.services.doubles import Doubled, double_of

# Waiting at a time for one agreement.
MOST_WAITING_ACTS = 20


class Waiting(Exception):
    """Another proposal of this kind waits for the secretariat: withdraw it first, or wait."""

    def __init__(self, proposal):
        self.proposal = proposal
        super().__init__(str(proposal.pk))


class Changed(Exception):
    """Somebody has changed the agreement since the form was shown."""


class NotPending(Exception):
    """The secretariat has decided, or somebody has withdrawn it."""


class TooMany(Exception):
    """Enough of these wait already."""


@transaction.atomic
def propose(
    *, community: Community, city: City | dict, kind: str, procedure: str, status: str, facts: dict | None = None,
    key="", by, on_behalf_of=None,
) -> Agreement:  # fmt: skip
    """A new agreement, in the status it has already reached, for the secretariat to take into the registry.

    `facts` are columns (sister_cities/facts.py), `fields` and the source among them; a city that the list lacks comes
    as the facts of `cities.add`. `key` names the filled-in form, and the same form sent twice answers with the
    agreement made the first time. Raises Doubled and FactsRefused.
    """
    Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    if isinstance(city, dict):
        city = cities.add(**city, by=by, on_behalf_of=on_behalf_of)
    columns = {name: value for name, value in (facts or {}).items() if name in WRITABLE}
    agreement = Agreement(
        **columns | {"kind": kind, "procedure": procedure},
        community=community,
        city=city,
        partner_country=city.country,
        status=status,
        proposed_by=by,
        proposed_for=on_behalf_of,
    )
    agreement.status_since = min(day_of(agreement) or timezone.localdate(), timezone.localdate())
    life.refuse_unsound(agreement, {"status", *columns})
    if known := double_of(agreement):
        if key and events_of(known).filter(codes__key=key).exists():
            return known
        raise Doubled(known)
    agreement.save()
    fill_keys([city])
    put(agreement, Proposal.Kind.NEW, {}, by=by, on_behalf_of=on_behalf_of, codes={"key": key} if key else None)
    return agreement


def events_of(agreement):
    return Event.objects.about(agreement).filter(verb="agreement.proposed")


@transaction.atomic
def step(agreement: Agreement, to: str, facts: dict | None = None, *, by, on_behalf_of=None) -> Proposal | None:
    """A step by the community: taken at once, or a proposal where it is in the registry and everybody would see it.

    Raises life.NotNow, life.FactsRefused and Waiting.
    """
    facts = facts or {}
    life.lock(agreement)
    if life.is_taken(agreement, to, facts):
        return None
    columns = life.step_columns(agreement, to, facts)
    is_seen = agreement.is_public or will_be_public(life.planned(agreement, columns))
    if not (agreement.accepted_at and is_seen):
        life.move(agreement, to, facts, by=by, on_behalf_of=on_behalf_of)
        return None
    told = {name: value for name, value in columns.items() if name not in ("status", "status_since")}
    content = {"status": str(to), **as_json(told)}
    if waiting := pending(agreement, Proposal.Kind.STEP):
        if waiting.content == content:
            return waiting
        raise Waiting(waiting)
    return put(agreement, Proposal.Kind.STEP, content, by=by, on_behalf_of=on_behalf_of)


@transaction.atomic
def change(agreement: Agreement, facts: dict, *, seen: str = "", by, on_behalf_of=None) -> Proposal | None:
    """Other facts from the community: written at once, or proposed where the agreement is public.

    `facts` is the whole form: what is as it was counts as unchanged, and a second change takes the place of one that
    waits. The note for members is never a question for the secretariat. `seen` is `version_of` when the form was
    shown. Raises life.NotNow, life.FactsRefused, Doubled, and Changed where somebody was faster.
    """
    life.lock(agreement)
    if agreement.declined_at:
        raise life.NotNow(agreement, "change")
    waiting = pending(agreement, Proposal.Kind.FACTS)
    columns = life.changed_by(agreement, facts)
    asked = {name: value for name, value in columns.items() if agreement.is_public and name not in PRIVATE}
    if asked == columns and as_json(asked) == (waiting.content if waiting else {}):
        return waiting
    if seen and seen != version_of(agreement):
        raise Changed
    at_once = {name: value for name, value in columns.items() if name not in asked}
    life.change(agreement, at_once, by=by, on_behalf_of=on_behalf_of)
    if not agreement.is_public or as_json(asked) == (waiting.content if waiting else {}):
        return waiting
    life.refuse_change(agreement, asked)
    if waiting:
        withdraw(waiting, by=by, on_behalf_of=on_behalf_of)
    content = as_json(asked)
    return put(agreement, Proposal.Kind.FACTS, content, by=by, on_behalf_of=on_behalf_of) if asked else None


def version_of(agreement: Agreement) -> str:
    """What a form shows: the row as it is, and the change of it that waits."""
    waiting = pending(agreement, Proposal.Kind.FACTS)
    return f"{agreement.changed_at.timestamp()}:{waiting.pk if waiting else ''}"


@transaction.atomic
def withdraw(proposal: Proposal, *, by, on_behalf_of=None) -> None:
    """The community takes its proposal back; with a new agreement goes the agreement. Raises NotPending."""
    agreement = life.lock(proposal.agreement)
    proposal.refresh_from_db(from_queryset=Proposal.objects.select_for_update())
    if proposal.state != Proposal.State.PENDING:
        raise NotPending
    proposal.state, proposal.decided_at, proposal.decided_by = Proposal.State.WITHDRAWN, timezone.now(), by
    proposal.save(update_fields=["state", "decided_at", "decided_by"])
    if proposal.kind == Proposal.Kind.NEW and not agreement.accepted_at:
        life.write(agreement, {"declined_at": timezone.now()})
    codes = {"proposal": proposal.pk, "kind": proposal.kind}
    events.record("agreement.withdrawn", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)


def pending(agreement: Agreement, kind: str) -> Proposal | None:
    return agreement.proposals.filter(kind=kind, state=Proposal.State.PENDING).first()


def returned_step(agreement: Agreement, to: str) -> Proposal | None:
    """The step to this status that the secretariat returned, unless another was proposed since."""
    last = agreement.proposals.filter(kind=Proposal.Kind.STEP).order_by("pk").last()
    is_returned = last and last.state == Proposal.State.DECLINED and last.content.get("status") == to
    return last if is_returned else None


def put(agreement: Agreement, kind: str, content: dict, *, by, on_behalf_of=None, codes=None) -> Proposal:
    """Lay it before the secretariat. Call under lock."""
    proposal = Proposal.objects.create(
        agreement=agreement, kind=kind, content=content, proposed_by=by, proposed_for=on_behalf_of
    )
    codes = {"proposal": proposal.pk, "kind": str(kind), **(codes or {})}
    events.record("agreement.proposed", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)
    return proposal
