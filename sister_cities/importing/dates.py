"""Dates as people and spreadsheets write them, with how precisely each is known. No database."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mayors_club import ukrainian

DAY, MONTH, YEAR = "day", "month", "year"
# Day 0 of the serial numbers of Excel; it takes 1900 for a leap year.
EXCEL_ZERO = date(1899, 12, 30)
OLDEST_YEAR = 1900
NOISE = re.compile(
    r"(?<=\d)\s*(?:року|рік|рр?\.?|г\.|year|года|roku|r\.)(?!\w)"
    r"|\b(?:від|з|since|from|on|dnia|vom)\s+(?=\w)|[«»\"„“”,]"
)
PLAIN = re.compile(r"(?:(?:(\d{1,2})[./\-])?(\d{1,2})[./\-])?(\d{4})")
ISO = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?)?")
WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.|-?го)?\s+)?([^\W\d_]{3,})\.?\s+(\d{4})")
AMERICAN = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})")
TABLES = (
    ukrainian.MONTHS_UK,
    ukrainian.MONTHS_GENITIVE.split("|"),
    [month.lower() for month in ukrainian.MONTHS_EN],
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "januar februar märz april mai juni juli august september oktober november dezember".split(),
)
MONTHS = {name: number for table in TABLES for number, name in enumerate(table, start=1)}
SHORTEST_MONTH = 3


@dataclass(frozen=True)
class When:
    """The first day of what is known, and whether that is a day, a month or a year."""

    day: date
    precision: str = DAY

    @property
    def last_day(self) -> date:
        """The last day that may be meant."""
        if self.precision == DAY:
            return self.day
        year, month = (
            (self.day.year + 1, 1)
            if self.precision == YEAR or self.day.month == 12
            else (self.day.year, self.day.month + 1)
        )
        return date(year, month, 1) - timedelta(days=1)

    @property
    def as_text(self) -> str:
        """«1991», «05.1991», «12.05.1991»."""
        return self.day.strftime({DAY: "%d.%m.%Y", MONTH: "%m.%Y", YEAR: "%Y"}[self.precision])


def read(text: str) -> When | None:
    """The date that is written, or None when it cannot be told for certain. Days come before months: 12.05.1991."""
    plain = " ".join(NOISE.sub(" ", text.lower().replace("\N{NO-BREAK SPACE}", " ")).split())
    for pattern, order in ((ISO, "ymd"), (PLAIN, "dmy"), (WORDS, "dmy"), (AMERICAN, "mdy")):
        if found := pattern.fullmatch(plain):
            return _when(dict(zip(order, found.groups(), strict=True)))
    return _serial(plain)


def _when(parts: dict) -> When | None:
    year, month, day = int(parts["y"]), _month(parts["m"]), int(parts["d"] or 0)
    if year < OLDEST_YEAR or year > date.today().year + 100 or month is None:
        return None
    try:
        return When(date(year, month or 1, day or 1), DAY if day else MONTH if month else YEAR)
    except ValueError:
        return None


def _month(text: str | None) -> int | None:
    """Its number; 0 where none is named, None for a word that is no month."""
    if not text or text.isdecimal():
        return int(text or 0) if text != "0" and text != "00" else None
    numbers = {
        number
        for name, number in MONTHS.items()
        if name == text or (len(text) >= SHORTEST_MONTH and name.startswith(text))
    }
    exact = MONTHS.get(text)
    return exact or (numbers.pop() if len(numbers) == 1 else None)


def _serial(text: str) -> When | None:
    """The number by which Excel stores a day, when a date column was saved as numbers."""
    if not re.fullmatch(r"[1-7]\d{4}(?:\.0)?", text):
        return None
    return When(EXCEL_ZERO + timedelta(days=int(float(text))))
