"""What changed from one submitted revision to the next, part by part."""

from dataclasses import dataclass

from applications import parts


@dataclass(frozen=True)
class Difference:
    part: str
    before: str
    after: str

    @property
    def label(self):
        return parts.LABELS.get(self.part, self.part)


def between(earlier, later) -> list[Difference]:
    """Differences of two revisions, in the order of the parts; what did not change is left out."""
    before, after = _by_part(earlier), _by_part(later)
    order = list(dict.fromkeys([*parts.LABELS, *before, *after]))
    return [
        Difference(part, before.get(part, ""), after.get(part, ""))
        for part in order
        if before.get(part, "") != after.get(part, "")
    ]


def _by_part(revision) -> dict[str, str]:
    lines: dict[str, list[str]] = {}
    for name, texts in _typed(revision.answers):
        lines.setdefault(parts.of_field(name), []).extend(text for text in texts if text)
    if revision.proof:
        lines.setdefault("proof", []).append(revision.proof.original_name)
    return {part: "\n".join(texts) for part, texts in lines.items()}


def _typed(answers):
    for name, saved in answers.items():
        if isinstance(saved, dict):
            yield from sorted(saved.get("values", {}).items())
        else:
            yield name, [str(saved)]
