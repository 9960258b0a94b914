"""What the page of one agreement shows besides its columns: facts in words, and who did what."""

from dataclasses import dataclass

from mayors_club.event_words import words_of
from mayors_club.models import Event
from sister_cities.differences import in_words, label_of
from sister_cities.facts import ABOUT, LIFE, PRIVATE
from sister_cities.models import Agreement
from sister_cities.models.life import Status

# Said elsewhere on the page, or together with the day of the signature.
SAID = {"signed_precision", "last_act_on"}
MOST_EVENTS = 100


@dataclass(frozen=True)
class Fact:
    column: str
    label: str
    words: str

    @property
    def is_address(self) -> bool:
        return self.column == "source_url"


@dataclass(frozen=True)
class Happened:
    event: Event
    words: str
    # «у чинності → припинено» where it was a step.
    step: str


def known_facts(agreement: Agreement) -> list[Fact]:
    """Columns that say something, in the order of the law."""
    columns = [name for name in dict.fromkeys((*ABOUT[:4], *LIFE, *ABOUT[4:], *PRIVATE)) if name not in SAID]
    found = (Fact(name, label_of(name), words_for(agreement, name)) for name in columns)
    return [fact for fact in found if fact.words]


def words_for(agreement: Agreement, column: str) -> str:
    return in_words(column, getattr(agreement, column), agreement.signed_precision)


def history_of(agreement: Agreement) -> list[Happened]:
    """The newest first."""
    events = Event.objects.about(agreement).select_related("actor", "on_behalf_of").reverse()[:MOST_EVENTS]
    return [Happened(event, words_of(event.verb), _step(event)) for event in events]


def _step(event: Event) -> str:
    names = [str(Status(state).label) for state in (event.from_state, event.to_state) if state in Status.values]
    return " → ".join(names) if len(names) == 2 else ""
