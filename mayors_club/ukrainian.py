"""Ukrainian text: Latin spelling, keys for comparing, order, typography, dates in words. No database access."""

import re
import unicodedata

from django.db.models import CharField, Func

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
APOSTROPHES = "’ʼ'`‘´′"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# Cabinet of Ministers resolution 55 of 27 January 2010. The soft sign and the apostrophe are not written.
LATIN = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщь",
        [*"a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch".split(), ""],
        strict=True,
    )
)
LATIN_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
LATIN_INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}

RISING = "".join(chr(0x430 + place) for place in range(len(LETTERS)))
ORDER = str.maketrans(LETTERS, RISING, APOSTROPHES)

WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
MONTHS_UK = "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень".split()
MONTHS_EN = "January February March April May June July August September October November December".split()
WEEKDAYS_UK = "понеділок вівторок середу четвер п’ятницю суботу неділю".split()

UNITS = "год|хв|с|млн|млрд|тис|км|м|га|грн|%|°"
MONTHS_GENITIVE = "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"


def latinise(text: str) -> str:
    """Ukrainian written in Latin letters by Cabinet resolution 55 (2010); anything that is not Ukrainian stays.

    A hyphen begins a new word (Нечуй-Яценко → Nechui-Yatsenko), an apostrophe does not (Лук’яненко → Lukianenko).
    """
    return WORD.sub(lambda found: _latinise_word(found.group()), unicodedata.normalize("NFC", text))


def _latinise_word(word: str) -> str:
    if not any(letter in LETTERS for letter in word.lower()):
        return word
    letters = [letter for letter in word if letter not in APOSTROPHES]
    parts = []
    for position, letter in enumerate(letters):
        small = letter.lower()
        if small == "г" and position and letters[position - 1].lower() == "з":
            spelling = "gh"
        else:
            at_place = LATIN_INSIDE if position else LATIN_AT_START
            spelling = at_place.get(small, LATIN.get(small, letter))
        parts.append(_in_case_of(spelling, letter, letters, position))
    return "".join(parts)


def _in_case_of(spelling: str, letter: str, letters: list[str], position: int) -> str:
    if not letter.isupper() or not spelling:
        return spelling
    neighbour = letters[position + 1] if position + 1 < len(letters) else letters[position - 1] if position else ""
    return spelling.upper() if neighbour.isupper() else spelling[0].upper() + spelling[1:]


def search_key(text: str) -> str:
    """The form in which two spellings of one name are equal: small letters, one space between words.

    Apostrophes and stress marks are dropped, hyphens and other signs are spaces. «и» and «і» stay different letters.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    letters = (letter for letter in composed if letter not in APOSTROPHES and unicodedata.category(letter) != "Mn")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


class UkrainianOrder(Func):
    """Sorts a text column by the Ukrainian alphabet without ICU: `order_by(UkrainianOrder("title_uk"))`.

    Letters are moved to rising code points and compared byte by byte; apostrophes are dropped.
    """

    function = "translate"
    template = (
        f"translate(lower(%(expressions)s), '{LETTERS}{APOSTROPHES.replace(chr(39), chr(39) * 2)}', "
        f"'{RISING}') COLLATE \"C\""
    )
    output_field = CharField()
    arity = 1


class SurnameFirst(Func):
    """«Ірина Савчук» as «Савчук Ірина»: names are written with the surname last, lists are sorted by it."""

    template = r"regexp_replace(%(expressions)s, '^(.*)\s(\S+)$', '\2 \1')"
    output_field = CharField()
    arity = 1


def order_key(text: str) -> str:
    """The same order as `UkrainianOrder`, for lists sorted in Python."""
    return text.lower().translate(ORDER)


def typography(text: str) -> str:
    """Ukrainian typography of a plain text: «quotes», the apostrophe ’, dashes, no-break spaces.

    A no-break space follows one- and two-letter words and «№», stands between a number and its unit or month, before
    a dash and between a dash and its number.
    """
    text = re.sub(rf"(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_])", "’", text)
    text = re.sub(r'(^|[\s(\[«])"([^"]+)"', r"\1«\2»", text)
    text = re.sub(r"(?<=\S) +[-–—] +", f"{NO_BREAK_SPACE}— ", text)
    text = re.sub(r"— (?=\d)", f"—{NO_BREAK_SPACE}", text)
    text = re.sub(rf"(\d) +({UNITS}|{MONTHS_GENITIVE})(?!\w)", rf"\1{NO_BREAK_SPACE}\2", text)
    text = re.sub(r"№ *(?=\d)", f"№{NO_BREAK_SPACE}", text)
    return re.sub(r"(?<![\w’-])([^\W\d_]{1,2}) +(?=\S)", rf"\1{NO_BREAK_SPACE}", text)


def month_year(date, language: str) -> str:
    """«жовтень 2020» or "October 2020": a month in the nominative, so that no sentence needs another case."""
    months = MONTHS_UK if language == "uk" else MONTHS_EN
    return f"{months[date.month - 1]} {date.year}"


def on_weekday(date) -> str:
    """«у середу»: the day of the week with its preposition, always «у»."""
    return f"у {WEEKDAYS_UK[date.weekday()]}"
