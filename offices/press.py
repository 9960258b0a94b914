"""What a newspaper or an organiser needs: two short biographies, beside the portrait and the line to quote."""

from dataclasses import dataclass

from offices.content import Content
from offices.parts import Part, part_of
from offices.sections import Kind


@dataclass(frozen=True)
class Press:
    biographies: list[Part]


def press_of(contents: dict[str, Content], language: str) -> Press:
    kinds = (Kind.PRESS_SHORT, Kind.PRESS_LONG)
    parts = [part_of(kind, contents[kind], language) for kind in kinds if kind in contents]
    return Press([part for part in parts if part])
