"""Terms in office in words: since when, from when to when, each at the precision at which it is known. Pure."""

from datetime import date, timedelta

from mayors_club import typography
from mayors_club.ukrainian import MONTHS_EN, NO_BREAK_SPACE
from members.models import Mandate

# Between an election and the oath no office is left: two terms with a shorter gap are one time in office.
GAP = timedelta(days=62)
Precision = Mandate.Precision


def day_in_words(day: date, precision: str, language: str) -> str:
    """«12 листопада 2015 року», «листопад 2015» or «2015»."""
    return typography.date_as_known(day, precision, language).replace(" ", NO_BREAK_SPACE)


def since(day: date, precision: str, language: str) -> str:
    """«з 12 листопада 2015 року», «з листопада 2015 року», «з 2015 року»; "since November 2015"."""
    if precision == Precision.DAY:
        words = typography.long_date(day, language)
    elif language == "uk":
        month = f"{typography.MONTHS_OF_UK[day.month - 1]} " if precision == Precision.MONTH else ""
        words = f"{month}{day.year} року"
    else:
        month = f"{MONTHS_EN[day.month - 1]} " if precision == Precision.MONTH else ""
        words = f"{month}{day.year}"
    return f"{'з' if language == 'uk' else 'since'} {words}".replace(" ", NO_BREAK_SPACE)


def from_to(mandate: Mandate, language: str, died_in: int | None = None) -> str:
    """One term: «листопад 2015 — жовтень 2020», «2015–2020», or since when."""
    if mandate.ends_on is None:
        if died_in is None:
            return since(mandate.starts_on, mandate.precision, language)
        return year_span(mandate.starts_on.year, died_in)
    if mandate.precision == Precision.YEAR:
        return year_span(mandate.starts_on.year, mandate.ends_on.year)
    first, last = (day_in_words(day, mandate.precision, language) for day in (mandate.starts_on, mandate.ends_on))
    return first if first == last else f"{first}{NO_BREAK_SPACE}{'—' if language == 'uk' else '–'} {last}"


def year_span(first: int, last: int | None) -> str:
    return str(first) if first == last else f"{first}–{last or ''}"


def times_in_office(mandates: list[Mandate]) -> list[list[Mandate]]:
    """Terms grouped into times without a gap, oldest first."""
    ordered = sorted(mandates, key=lambda mandate: mandate.starts_on)
    groups = [[mandate] for mandate in ordered[:1]]
    for later in ordered[1:]:
        last_days = [mandate.last_day for mandate in groups[-1]]
        if None in last_days or later.starts_on <= max(last_days) + GAP:
            groups[-1].append(later)
        else:
            groups.append([later])
    return groups


def years(mandates: list[Mandate], died_in: int | None = None) -> str:
    """«2010–2020», or «2006–2010, 2015–2020» for who came back."""
    spans = []
    for group in times_in_office(mandates):
        ends = [mandate.ends_on.year if mandate.ends_on else died_in for mandate in group]
        spans.append(year_span(group[0].starts_on.year, None if None in ends else max(ends)))
    return ", ".join(spans)


def in_office_since(mandates: list[Mandate]) -> Mandate | None:
    """The term with which the present time in office began; None when no term runs."""
    for group in reversed(times_in_office(mandates)):
        if any(mandate.is_current for mandate in group):
            return group[0]
    return None
