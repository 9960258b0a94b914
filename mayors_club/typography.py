"""How a line and a date are set in either language: pure functions, no request, no database.

Words for «у четвер» and «об 11:00» are tables and rules because no format string can say them.
"""

import datetime
import re

from mayors_club import ukrainian

NO_BREAK = ukrainian.NO_BREAK_SPACE
MARKUP = re.compile(r"(<[^>]*>)")
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
NUMBER_AND_ITS_WORD = re.compile(r"(?<=\d)[ \n]+(?=[^\W\d_])")

MONTHS_OF_UK = ukrainian.MONTHS_GENITIVE.split("|")
WEEKDAYS_UK = "понеділок вівторок середа четвер п’ятниця субота неділя".split()
WEEKDAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def typeset(text: str, language: str) -> str:
    """A plain text ready for the page. English needs no glue; its numbers keep together in both."""
    text = NUMBER_AND_ITS_WORD.sub(NO_BREAK, THOUSANDS.sub(NO_BREAK, text))
    return ukrainian.typography(text) if language == "uk" else text


def typeset_markup(html: str, language: str) -> str:
    """The same for rendered prose: only what stands between the tags is touched."""
    return "".join(piece if piece.startswith("<") else typeset(piece, language) for piece in MARKUP.split(html))


def quoted(text: str, language: str) -> str:
    """A saying in quotation marks: «… „…“ …» or “… ‘…’ …”; marks that were typed around it are not doubled.

    In Ukrainian the full stop stands behind the marks, in English before them.
    """
    text = typeset(text, language).strip()
    if re.fullmatch(r"[«“„\"][^«»“”„\"]*[»“”\"][.]?", text):
        text = re.sub(r"[«“„»”\"]", "", text)
    inner = "„{}“" if language == "uk" else "‘{}’"
    text = re.sub(r"[«“„]([^«»“”„]*)[»”“]", lambda found: inner.format(found.group(1)), text)
    if language == "uk":
        stop = "." if text.endswith(".") and not text.endswith("..") else ""
        return f"«{text.removesuffix('.') if stop else text}»{stop}"
    return f"“{text}”"


def grouped(number: int, language: str) -> str:
    """«48 200», "48,200"."""
    return f"{number:,}".replace(",", NO_BREAK if language == "uk" else ",")


def long_date(day: datetime.date, language: str) -> str:
    """«26 листопада 2026 року» or "26 November 2026", never parted at the end of a line."""
    if language == "uk":
        return NO_BREAK.join((str(day.day), MONTHS_OF_UK[day.month - 1], str(day.year), "року"))
    return NO_BREAK.join((str(day.day), ukrainian.MONTHS_EN[day.month - 1], str(day.year)))


def date_as_known(day: datetime.date, precision: str, language: str) -> str:
    """«26 листопада 2026 року», «листопад 2026», «2026», as the precision is day, month or year.

    In the nominative, so that no sentence needs another case.
    """
    if precision == "year":
        return str(day.year)
    return ukrainian.month_year(day, language) if precision == "month" else long_date(day, language)


def day_and_month(day: datetime.date, language: str) -> str:
    """«26 листопада» or "26 November", where the year goes without saying."""
    months = MONTHS_OF_UK if language == "uk" else ukrainian.MONTHS_EN
    return f"{day.day}{NO_BREAK}{months[day.month - 1]}"


def weekday(day: datetime.date, language: str) -> str:
    """«четвер» or "Thursday"."""
    return (WEEKDAYS_UK if language == "uk" else WEEKDAYS_EN)[day.weekday()]


def on_weekday(day: datetime.date, language: str) -> str:
    """«у четвер» or "on Thursday"."""
    return ukrainian.on_weekday(day) if language == "uk" else f"on {WEEKDAYS_EN[day.weekday()]}"


def at_time(moment: datetime.time | datetime.datetime, language: str) -> str:
    """«о 15:00» but «об 11:00» (одинадцята begins with a vowel); "at 15:00". Local time is the caller's duty."""
    clock = f"{moment:%H:%M}"
    if language != "uk":
        return f"at{NO_BREAK}{clock}"
    return f"{'об' if moment.hour == 11 else 'о'}{NO_BREAK}{clock}"
