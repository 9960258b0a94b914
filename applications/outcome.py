"""Quorum and outcome of a committee's round, from its ballots alone. The rules are those of the Club's committee:

the base is the electorate without the recused; the quorum is half of the base, rounded up, and at least three where
the base has three; with a quorum the application is supported when more are for it than against. Abstentions count
for the quorum and not for the majority.
"""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FOR, AGAINST, TIE, NO_QUORUM = "for", "against", "tie", "no_quorum"
FAVOURS = {"accept": FOR, "decline": AGAINST}


@dataclass(frozen=True)
class Tally:
    electors: int
    recused: int
    yes: int
    no: int
    abstain: int

    @property
    def base(self) -> int:
        return self.electors - self.recused

    @property
    def given(self) -> int:
        return self.yes + self.no + self.abstain

    @property
    def quorum(self) -> int:
        return max((self.base + 1) // 2, 3 if self.base >= 3 else 1)

    @property
    def has_quorum(self) -> bool:
        return self.given >= self.quorum

    @property
    def outcome(self) -> str:
        if not self.has_quorum:
            return NO_QUORUM
        if self.yes == self.no:
            return TIE
        return FOR if self.yes > self.no else AGAINST

    def agrees_with(self, kind: str) -> bool:
        """Whether the round asks for this decision ("accept" or "decline"); any other needs a written reason."""
        return FAVOURS[kind] == self.outcome

    def as_counts(self) -> dict[str, int]:
        """What a decision keeps on record."""
        return {
            "electors": self.electors,
            "recused": self.recused,
            "yes": self.yes,
            "no": self.no,
            "abstain": self.abstain,
            "quorum": self.quorum,
        }


def tally(choices) -> Tally:
    """Count the ballots' choices ("" for a ballot not cast yet)."""
    counted = Counter(choices)
    return Tally(
        electors=counted.total(),
        recused=counted["recused"],
        yes=counted["yes"],
        no=counted["no"],
        abstain=counted["abstain"],
    )


def sentence(result: Tally) -> str:
    """The outcome in words of the active language: how many spoke, how they voted, what follows."""
    parts = [_attendance(result), _votes(result), _conclusion(result)]
    if result.recused:
        recused = ngettext("{count} person is recused.", "{count} people are recused.", result.recused)
        parts.insert(1, recused.format(count=result.recused))
    return " ".join(parts)


def _attendance(result: Tally) -> str:
    text = ngettext(
        "{count} opinion of {base} is in, the quorum is {quorum}.",
        "{count} opinions of {base} are in, the quorum is {quorum}.",
        result.given,
    )
    return text.format(count=result.given, base=result.base, quorum=result.quorum)


def _votes(result: Tally) -> str:
    text = _("For: {yes}, against: {no}, abstained: {abstain}.")
    return text.format(yes=result.yes, no=result.no, abstain=result.abstain)


def _conclusion(result: Tally) -> str:
    if result.outcome == NO_QUORUM:
        missing = result.quorum - result.given
        text = ngettext(
            "There is no quorum: {count} opinion is missing.",
            "There is no quorum: {count} opinions are missing.",
            missing,
        )
        return text.format(count=missing)
    conclusions = {
        FOR: _("The committee supports the application."),
        AGAINST: _("The committee does not support the application."),
        TIE: _("The votes are equal: there is no majority."),
    }
    return conclusions[result.outcome]
