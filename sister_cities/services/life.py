"""The steps of an agreement, and writing what was proposed. What is written here counts at once.

A member's step that the public would see goes through `proposing.step` instead.
"""

import copy

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from sister_cities.checking import MISSING, TWIN, Problems, problems_of
from sister_cities.facts import WRITABLE, asked, day_of, from_json, needed_by_step
from sister_cities.models import Act, Agreement, Proposal
from sister_cities.models.life import Status
from sister_cities.services.doubles import Doubled, exact_double_of


class NotNow(Exception):
    """The step does not exist from where the agreement stands now; somebody may have been faster."""

    def __init__(self, agreement, step):
        self.agreement = agreement
        super().__init__(f"{agreement.pk}: {agreement.status}: {step}")


class FactsRefused(Exception):
    """What was given is not enough or not in order; `problems` says in words what is wrong with which column."""

    def __init__(self, problems: Problems):
        self.problems = problems
        super().__init__(", ".join(problems))


def lock(agreement: Agreement) -> Agreement:
    """Re-read the row under lock; call inside `atomic`. Everything read before may be old.

    Whoever also locks a proposal of it locks the agreement first.
    """
    agreement.refresh_from_db(from_queryset=Agreement.objects.select_for_update(no_key=True))
    return agreement


@transaction.atomic
def move(agreement: Agreement, to: str, facts: dict | None = None, *, by=None, on_behalf_of=None) -> None:
    """Take the step now and write its facts. Without `by` it is the clock. A step taken twice is taken once.

    Raises NotNow and FactsRefused.
    """
    facts = facts or {}
    lock(agreement)
    if is_taken(agreement, to, facts):
        return
    columns = step_columns(agreement, to, facts)
    before = agreement.status
    write(agreement, columns)
    events.record(
        "agreement.moved",
        subject=agreement,
        by=by,
        by_kind=None if by else Event.ActorKind.SYSTEM,
        on_behalf_of=on_behalf_of,
        from_state=before,
        to_state=agreement.status,
    )


def is_taken(agreement: Agreement, to: str, facts: dict) -> bool:
    """Whether the agreement stands there already with just these facts: a second press of the button."""
    return agreement.status == to and all(is_same(getattr(agreement, name), value) for name, value in facts.items())


def is_same(before, after) -> bool:
    """Two kinds of nothing are one."""
    return before == after or (not before and not after)


def step_columns(agreement: Agreement, to: str, facts: dict) -> dict:
    """What the step writes. Call under lock. Raises NotNow and FactsRefused."""
    if agreement.declined_at or to not in agreement.next_statuses:
        raise NotNow(agreement, to)
    known = set(asked(agreement, to)) | {"signed_precision"}
    columns = {name: value for name, value in facts.items() if name in known}
    if to == Status.DRAFT:
        # Back from the ministry: the papers go there once more, and its thirty days begin anew.
        columns["ministry_sent_on"] = None
    columns["status"] = to
    after = planned(agreement, columns)
    columns["status_since"] = min(day_of(after) or timezone.localdate(), timezone.localdate())
    absent = [name for name in needed_by_step(agreement, to) if not getattr(after, name)]
    if to == Status.ACTIVE and not columns.get("last_act_on") and agreement.status == Status.DORMANT:
        absent = ["last_act_on"]
    refuse_unsound(after, set(columns), {name: MISSING[name] for name in absent})
    _refuse_twin(after)
    return columns


def planned(agreement: Agreement, columns: dict) -> Agreement:
    """The agreement as it would be, unsaved."""
    after = copy.copy(agreement)
    for name, value in columns.items():
        setattr(after, name, value)
    return after


def refuse_unsound(after: Agreement, changed: set[str], absent: Problems | None = None) -> None:
    problems = problems_of(after, changed=changed, today=timezone.localdate()) | (absent or {})
    if problems:
        raise FactsRefused(problems)


def _refuse_twin(after: Agreement) -> None:
    known = None if after.declined_at else exact_double_of(after)
    if known:
        raise FactsRefused({"kind": TWIN.format(number=known.pk)})


def changed_by(agreement: Agreement, facts: dict) -> dict:
    """The columns of `facts` that are not as they are."""
    return {
        name: value
        for name, value in facts.items()
        if name in WRITABLE and not is_same(getattr(agreement, name), value)
    }


def refuse_change(agreement: Agreement, columns: dict) -> None:
    after = planned(agreement, columns)
    refuse_unsound(after, set(columns))
    if not agreement.declined_at and (known := exact_double_of(after)):
        raise Doubled(known)


def write(agreement: Agreement, columns: dict) -> None:
    """Save these columns and no other. Call under lock, checked."""
    for name, value in columns.items():
        setattr(agreement, name, value)
    agreement.changed_at = timezone.now()
    agreement.save(update_fields=[*columns, "changed_at"])


def write_act(agreement: Agreement, *, recorded_by, recorded_for=None, **fields) -> Act:
    """Write down a joint act; the last one follows. The same one twice is one. Call under lock."""
    day, title = fields.pop("happened_on"), fields.pop("title_uk")
    act, _is_new = Act.objects.get_or_create(
        agreement=agreement,
        happened_on=day,
        title_uk=title,
        defaults={**fields, "recorded_by": recorded_by, "recorded_for": recorded_for},
    )
    if agreement.last_act_on is None or agreement.last_act_on < day:
        write(agreement, {"last_act_on": day})
    return act


@transaction.atomic
def apply(proposal: Proposal, *, by) -> None:
    """Write what was proposed, as if `by` did it for who proposed it. Of a new agreement there is nothing to write.

    The state of the proposal is the caller's. Raises NotNow, or FactsRefused where the agreement has changed since.
    """
    agreement = lock(proposal.agreement)
    proposer = proposal.proposed_for or proposal.proposed_by
    if proposal.kind == Proposal.Kind.STEP:
        move(agreement, proposal.content["status"], from_json(proposal.content), by=by, on_behalf_of=proposer)
    elif proposal.kind == Proposal.Kind.FACTS:
        columns = from_json(proposal.content)
        change(agreement, columns, by=by, on_behalf_of=proposer)
    elif proposal.kind == Proposal.Kind.ACT:
        fields = act_fields(proposal.content)
        write_act(agreement, **fields, recorded_by=proposal.proposed_by, recorded_for=proposal.proposed_for)
        events.record("agreement.act_added", subject=agreement, by=by, on_behalf_of=proposer)


def act_fields(content: dict) -> dict:
    day = Act._meta.get_field("happened_on").to_python(content["happened_on"])
    return {"happened_on": day, **{name: content.get(name, "") for name in ("title_uk", "title_en", "url")}}


@transaction.atomic
def change(agreement: Agreement, facts: dict, *, by, on_behalf_of=None) -> None:
    """Correct facts now, whatever the status: of the staff, and what was accepted. Raises FactsRefused."""
    lock(agreement)
    columns = {name: value for name, value in facts.items() if name in WRITABLE and getattr(agreement, name) != value}
    if not columns:
        return
    after = planned(agreement, columns)
    refuse_unsound(after, set(columns))
    _refuse_twin(after)
    write(agreement, columns)
    codes = {"columns": sorted(columns)}
    events.record("agreement.changed", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)
