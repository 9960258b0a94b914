"""What a session of the demo holds. Data only: pairs are (Ukrainian, English), an empty English is a missing one."""

from dataclasses import dataclass

from mayors_club.demo.office_pages.page import Pair, flow

NOTHING: Pair = ("", "")
TEXTS = ("topic", "lead", "text", "brief", "summary", "reason")


@dataclass(frozen=True)
class Point:
    """One point of the plan, so many minutes after the start."""

    after_minutes: int
    title: Pair
    note: Pair

    @property
    def columns(self) -> dict[str, str]:
        return both("title", self.title) | both("note", self.note)


@dataclass(frozen=True)
class SessionPage:
    expert: str
    topics: tuple[str, ...]
    topic: Pair
    lead: Pair
    text: Pair
    plan: tuple[Point, ...] = ()
    summary: Pair = NOTHING
    brief: Pair = NOTHING
    reason: Pair = NOTHING
    languages: tuple[str, ...] = ("uk",)
    questions: tuple[str, ...] = ()
    # What people wrote when they were asked what to do better.
    comments: tuple[str, ...] = ()
    # The title of a file for members, and the lines on its page.
    handout: Pair = NOTHING
    handout_lines: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, str]:
        """The texts in both languages, by the names of their columns."""
        columns: dict[str, str] = {}
        for name in TEXTS:
            columns |= both(name, tuple(flow(text) for text in getattr(self, name)))
        return columns


def both(name: str, pair: Pair) -> dict[str, str]:
    return {f"{name}_uk": pair[0], f"{name}_en": pair[1]}
