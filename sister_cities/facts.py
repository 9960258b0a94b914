"""What is written about an agreement: which columns a status needs, and how a proposal keeps them as JSON."""

from datetime import date

from sister_cities.models import Agreement
from sister_cities.models.life import ENTERS_ACTIVE, FACTS, PUBLIC, WAYS, Procedure, Status

SOURCE = ("source_uk", "source_en", "source_url", "source_on")
# What describes a tie whatever its status.
ABOUT = ("kind", "fields", "procedure", "organisation", "ends_on", *SOURCE)
# Read by members alone: never a question for the secretariat.
PRIVATE = ("note",)
ENGLISH = ("suspended_reason_en", "terminated_reason_en")
DAYS = {field.name for field in Agreement._meta.fields if field.name.endswith("_on")}


def demanded(step: str) -> tuple[str, ...]:
    """The columns that the table of the life demands of this step."""
    return tuple(f"{name}_uk" if name.endswith("_reason") else name for name in FACTS.get(step, ()))


# Everything that a step or a correction may write.
LIFE = (*(name for step in FACTS for name in demanded(step)), "signed_precision", "last_act_on", *ENGLISH)
WRITABLE = frozenset((*ABOUT, *PRIVATE, *LIFE))


def needed(status: str, procedure: str) -> tuple[str, ...]:
    """The columns that may not be empty in this status on this way; what has ended need not have come far."""
    way = WAYS[procedure]
    if status in way:
        passed = way[: way.index(status) + 1]
    else:
        passed = (status,) if status == Status.TERMINATED else (*way, status)
    return tuple(dict.fromkeys(name for step in passed for name in demanded(step)))


def told(status: str, procedure: str) -> tuple[str, ...]:
    """The columns to ask for when a tie enters the registry in this status: the needed ones, then what may be known."""
    may_know = []
    if status in PUBLIC:
        may_know += ["signed_on", "ends_on"]
    if procedure == Procedure.LAW and status == Status.TERMINATED:
        may_know += ["registered_no", "registered_on"]
    may_know += [f"{name.removesuffix('_uk')}_en" for name in needed(status, procedure) if name.endswith("_uk")]
    asked = {*needed(status, procedure), *may_know}
    return tuple(name for name in (*LIFE, "ends_on") if name in asked and name != "signed_precision")


def asked(agreement: Agreement, to: str) -> tuple[str, ...]:
    """The columns that this step asks for, needed or not."""
    found = [*demanded(to)]
    if to == Status.SIGNED:
        found += ["ends_on", *SOURCE]
    elif to == Status.ACTIVE and agreement.status == Status.EXPIRED:
        found += ["ends_on"]
    elif to == Status.ACTIVE and agreement.status == Status.DORMANT:
        found += ["last_act_on"]
    elif to == Status.ACTIVE and agreement.procedure == Procedure.ORGANISATION:
        found += ["ends_on"]
    found += [f"{name.removesuffix('_uk')}_en" for name in demanded(to) if name.endswith("_uk")]
    return tuple(dict.fromkeys(found))


def needed_by_step(agreement: Agreement, to: str) -> tuple[str, ...]:
    """Those of `asked` that may not stay empty."""
    found = set(demanded(to))
    if to == Status.SIGNED:
        found.add("source_uk")
    if to == Status.ACTIVE and agreement.status in (Status.EXPIRED, Status.DORMANT):
        found.add("ends_on" if agreement.status == Status.EXPIRED else "last_act_on")
    return tuple(name for name in asked(agreement, to) if name in found)


def will_be_public(agreement: Agreement) -> bool:
    """Whether everybody may read it once the secretariat has accepted it."""
    return agreement.status in PUBLIC and bool(agreement.signed_on or agreement.procedure in ENTERS_ACTIVE)


def day_of(agreement: Agreement) -> date | None:
    """The day on which it came to its status, where one is written down."""
    days = [name for name in FACTS.get(agreement.status, ()) if name.endswith("_on")]
    if agreement.status == Status.ACTIVE:
        days = ["registered_on", "signed_on"]
    return next((day for name in days if (day := getattr(agreement, name))), None)


def as_json(columns: dict) -> dict:
    """Days as ISO dates; everything else is text or a list of codes already."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}


def from_json(content: dict) -> dict:
    """The same back; what is no column of ours is passed over."""
    return {
        name: Agreement._meta.get_field(name).to_python(value) if name in DAYS else value
        for name, value in content.items()
        if name in WRITABLE
    }
