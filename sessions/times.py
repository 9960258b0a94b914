"""The hour of a session in words: Kyiv first, the partners' zones beside it. Pure; language is "uk" or "en"."""

from datetime import datetime
from zoneinfo import ZoneInfo

from mayors_club import typography

KYIV = ZoneInfo("Europe/Kyiv")
# These three keep the same time all year round.
PARTNERS = ZoneInfo("Europe/Berlin")


def day(moment: datetime, language: str) -> str:
    """«Четвер, 26 листопада» or "Thursday, 26 November", by the clocks of Kyiv."""
    local = moment.astimezone(KYIV)
    weekday = typography.weekday(local, language)
    return f"{weekday[0].upper()}{weekday[1:]}, {typography.day_and_month(local, language)}"


def day_inside(moment: datetime, language: str) -> str:
    """The same inside a sentence: «четвер, 26 листопада», but "Thursday" keeps its capital."""
    words = day(moment, language)
    return words[0].lower() + words[1:] if language == "uk" else words


def day_and_month(moment: datetime, language: str) -> str:
    """«26 листопада» by the clocks of Kyiv."""
    return typography.day_and_month(moment.astimezone(KYIV), language)


def clock(moment: datetime) -> str:
    """«15:00» in Kyiv."""
    return f"{moment.astimezone(KYIV):%H:%M}"


def at(moment: datetime, language: str) -> str:
    """«о 15:00», «об 11:00», "at 15:00" in Kyiv."""
    return typography.at_time(moment.astimezone(KYIV), language)


def span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo = KYIV) -> str:
    """«15:00–16:30»."""
    return f"{starts_at.astimezone(zone):%H:%M}–{ends_at.astimezone(zone):%H:%M}"


def in_kyiv(starts_at: datetime, ends_at: datetime, language: str) -> str:
    """«15:00–16:30 за київським часом» or "15:00–16:30, Kyiv time"."""
    return span(starts_at, ends_at) + (" за київським часом" if language == "uk" else ", Kyiv time")


def elsewhere(starts_at: datetime, ends_at: datetime, language: str) -> str:
    """«14:00–15:30 у Берліні, Варшаві, Парижі»; the partners' clocks change in the same night as ours."""
    cities = "у Берліні, Варшаві, Парижі" if language == "uk" else "in Berlin, Warsaw, Paris"
    return f"{span(starts_at, ends_at, PARTNERS)} {cities}"
