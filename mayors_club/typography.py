"""How the club sets dates, hours and lines: pure functions, no request, no database.

`typography` glues what must not part at the end of a line; the date words are small tables because
Ukrainian wants «у четвер» and «об 11:00», which no format string can say.
"""

import datetime
import re

NO_BREAK = "\u00a0"

SHORT_WORD = re.compile(r"(?<![\w’ʼ'-])([^\W\d_]{1,2}|№)[ \n]+(?=\S)")
NUMBER_AND_WORD = re.compile(r"(\d) +(?=[%°]|[^\W\d_])")
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
BEFORE_DASH = re.compile(r" +(?=[—–] )")
MARKUP = re.compile(r"(<[^>]*>)")

WEEKDAYS = ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя")
ON_WEEKDAYS = ("у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
)
OF_MONTHS = (
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def typography(text: str) -> str:
    """No-break spaces after one- and two-letter words and №, inside numbers and dates, and before a dash.

    Meant for prose in either language; it changes spaces only, so it may run twice without harm.
    """
    text = SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    # Two short words in a row («і в місті»): the first pass consumed the space the second one needs.
    text = SHORT_WORD.sub(rf"\1{NO_BREAK}", text)
    text = NUMBER_AND_WORD.sub(rf"\1{NO_BREAK}", text)
    text = THOUSANDS.sub(NO_BREAK, text)
    return BEFORE_DASH.sub(NO_BREAK, text)


def long_date(day: datetime.date, language: str) -> str:
    """«26 листопада 2026 року» or "26 November 2026", never parted at the end of a line."""
    if language == "uk":
        return NO_BREAK.join((str(day.day), OF_MONTHS[day.month - 1], str(day.year), "року"))
    return NO_BREAK.join((str(day.day), ENGLISH_MONTHS[day.month - 1], str(day.year)))


def day_and_month(day: datetime.date, language: str) -> str:
    """«26 листопада» or "26 November", where the year goes without saying."""
    months = OF_MONTHS if language == "uk" else ENGLISH_MONTHS
    return f"{day.day}{NO_BREAK}{months[day.month - 1]}"


def month_and_year(day: datetime.date, language: str) -> str:
    """«листопад 2015» or "November 2015": the precision in which terms of office are kept."""
    months = MONTHS if language == "uk" else ENGLISH_MONTHS
    return f"{months[day.month - 1]}{NO_BREAK}{day.year}"


def weekday(day: datetime.date, language: str) -> str:
    """«четвер» or "Thursday"."""
    return (WEEKDAYS if language == "uk" else ENGLISH_WEEKDAYS)[day.weekday()]


def on_weekday(day: datetime.date, language: str) -> str:
    """«у четвер» or "on Thursday". «У» stands before all seven (house words, not euphony)."""
    return ON_WEEKDAYS[day.weekday()] if language == "uk" else f"on {ENGLISH_WEEKDAYS[day.weekday()]}"


def at_time(moment: datetime.time | datetime.datetime, language: str) -> str:
    """«о 15:00» but «об 11:00», because одинадцята begins with a vowel; "at 15:00". Local time is the caller's duty."""
    clock = f"{moment:%H:%M}"
    if language != "uk":
        return f"at{NO_BREAK}{clock}"
    return f"{'об' if moment.hour == 11 else 'о'}{NO_BREAK}{clock}"
