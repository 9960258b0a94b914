"""What differs between two texts, word by word, and between two lists of rows; plain data for a template.

Texts here are a page long at most. Longer stretches that differ are shown as a whole, so that no text takes long.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

KEPT, REMOVED, ADDED, CHANGED, MOVED = "kept", "removed", "added", "changed", "moved"
# Numbers, words, spaces, signs: «38,5» and «14:30» are one piece each.
PIECE = re.compile(r"\d+(?:[.,:]\d+)+|[\w’'-]+|\s+|[^\w\s]")
# The time grows with the product of both lengths; this much takes about a third of a second.
MOST_PAIRS = 1_000_000

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """Words in a row with the same fate: kept, removed or added."""

    kind: str
    text: str


@dataclass(frozen=True)
class RowDifference:
    """A row that was kept, moved, changed, removed or added, with the runs of each of its cells."""

    kind: str
    cells: dict[str, list[Run]]


def of_texts(before: str, after: str) -> list[Run]:
    """Runs in reading order: without the added ones they are `before`, without the removed ones `after`."""
    lines = SequenceMatcher(None, before.splitlines(keepends=True), after.splitlines(keepends=True), autojunk=False)
    return _joined(run for old, new in _stretches(lines) for run in _of_words(old, new))


def are_different(runs: Iterable[Run]) -> bool:
    return any(run.kind != KEPT for run in runs)


def _stretches(matcher: SequenceMatcher) -> Iterator[tuple[str, str]]:
    """Equal stretches and differing ones as they follow each other."""
    for _tag, start, end, new_start, new_end in matcher.get_opcodes():
        yield "".join(matcher.a[start:end]), "".join(matcher.b[new_start:new_end])


def _of_words(before: str, after: str) -> Iterator[Run]:
    old, new = PIECE.findall(before), PIECE.findall(after)
    if before == after or len(old) * len(new) > MOST_PAIRS:
        stretches = [(before, after)]
    else:
        # Spaces and signs stand everywhere: alone they do not show that two places are the same.
        stretches = list(_stretches(SequenceMatcher(_says_nothing, old, new, autojunk=False)))
    for removed, added in stretches:
        yield from [Run(KEPT, removed)] if removed == added else [Run(REMOVED, removed), Run(ADDED, added)]


def _says_nothing(piece: str) -> bool:
    return not any(sign.isalnum() for sign in piece)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """At most one removed and one added run between kept ones; a mere space or sign does not part two changes."""
    whole = [Run(kind, _text(group)) for kind, group in groupby(runs, key=lambda run: run.kind)]
    joined = []
    for is_kept, group in groupby(_blended(whole), key=lambda run: run.kind == KEPT):
        part = list(group)
        kinds = (KEPT,) if is_kept else (REMOVED, ADDED)
        joined += [Run(kind, _text(run for run in part if run.kind == kind)) for kind in kinds]
    return [run for run in joined if run.text]


def _blended(runs: list[Run]) -> Iterator[Run]:
    for place, run in enumerate(runs):
        if run.kind == KEPT and 0 < place < len(runs) - 1 and _says_nothing(run.text):
            yield from (Run(REMOVED, run.text), Run(ADDED, run.text))
        else:
            yield run


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def of_rows(before: Sequence[Mapping], after: Sequence[Mapping], keys: Sequence[str]) -> list[RowDifference]:
    """The rows of `after` in their order; a removed one stands behind the row that it followed."""
    old, new = [_cells(row, keys) for row in before], [_cells(row, keys) for row in after]
    pairs = _pairs(old, new)
    blank = ("",) * len(keys)
    found = []
    for place, cells in enumerate(new):
        partner, kind = pairs.get(place, (None, ADDED))
        found.append(((place, 0), kind, blank if partner is None else old[partner], cells))
    places = {partner: place for place, (partner, _kind) in pairs.items()}
    for gone in [place for place in range(len(old)) if place not in places]:
        follows = next((places[earlier] for earlier in reversed(range(gone)) if earlier in places), -1)
        found.append(((follows, 1 + gone), REMOVED, old[gone], blank))
    found.sort(key=lambda row: row[0])
    return [RowDifference(kind, dict(zip(keys, map(of_texts, was, now), strict=True))) for _at, kind, was, now in found]


def _cells(row: Mapping, keys: Sequence[str]) -> Cells:
    return tuple("" if row.get(key) is None else str(row[key]) for key in keys)


def _pairs(old: list[Cells], new: list[Cells]) -> dict[int, tuple[int, str]]:
    """For each place in `new` the place in `old` of the row that it was, and what became of it."""
    pairs = {}
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs |= {block.b + step: (block.a + step, KEPT) for step in range(block.size)}
    taken = {partner for partner, _kind in pairs.values()}
    left = [(was, now) for was in range(len(old)) for now in range(len(new)) if was not in taken and now not in pairs]
    for was, now in sorted(left, key=lambda pair: _likeness(old[pair[0]], new[pair[1]]), reverse=True):
        if was in taken or now in pairs or not _likeness(old[was], new[now])[1]:
            continue
        pairs[now] = (was, MOVED if old[was] == new[now] else CHANGED)
        taken.add(was)
    return pairs


def _likeness(old: Cells, new: Cells) -> tuple[bool, int]:
    return old == new, sum(1 for was, now in zip(old, new, strict=True) if was and was == now)
