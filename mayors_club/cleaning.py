"""Text as strangers type it, made harmless and uniform: pure functions, no Django forms.

Invisible signs (zero width, direction overrides, control characters) say nothing a reader could see, so they are taken
out without a word. What a reader would see is never changed silently, except apostrophes, which become ’.
"""

import re
import unicodedata

from mayors_club.ukrainian import APOSTROPHES

MARKS_IN_A_ROW = 2
LINK = re.compile(r"://|www\.|@|[^\W_]\.(?:[a-z]{2,}|укр)", re.IGNORECASE)
APOSTROPHE_IN_WORD = re.compile(rf"(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_])")

# «Добрий день, пані Ірино!» and “Dear Ms Savchuk,”: what letters say before and after the form of address.
HELLO = re.compile(
    r"^(?:добрий день|доброго дня|вітаю|dear|hello|good (?:day|morning|afternoon))\b[\s,!]*", re.IGNORECASE
)


def paragraph(text: str) -> str:
    """Several lines: visible characters and line breaks only, composed letters, no blank edges."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept, marks = [], 0
    for sign in text:
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= MARKS_IN_A_ROW and (sign == "\n" or category not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")):
            kept.append(sign)
    return APOSTROPHE_IN_WORD.sub("’", "".join(kept)).strip()


def line(text: str) -> str:
    """One line: the same, with single spaces."""
    return " ".join(paragraph(text).split())


def form_of_address(text: str) -> str:
    """«пані Ірино» out of «Добрий день, пані Ірино!»."""
    return HELLO.sub("", text).rstrip(" ,!")


def holds_link(text: str) -> bool:
    """Whether a mail program might turn a part of the text into a link."""
    return bool(LINK.search(text))


def only_letters(text: str, script: str) -> bool:
    """Whether a name is made of letters of one script ("CYRILLIC" or "LATIN"), with ’ - . and spaces between them."""
    letters = [sign for sign in text if sign not in "’-. "]
    return bool(letters) and all(
        unicodedata.category(sign) == "Mn" or unicodedata.name(sign, "").startswith(f"{script} ") for sign in letters
    )


def phone(text: str) -> str | None:
    """The number in E.164 ("+380441234567"); a Ukrainian one may lack its country code. None when it cannot be one."""
    digits = re.sub(r"[\s().‑–-]", "", text)
    if not re.fullmatch(r"\+?\d+", digits):
        return None
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif re.fullmatch(r"0\d{9}", digits):
        digits = "+38" + digits
    elif re.fullmatch(r"380\d{9}", digits):
        digits = "+" + digits
    if digits.startswith("+380") and len(digits) != len("+380441234567"):
        return None
    return digits if re.fullmatch(r"\+[1-9]\d{7,14}", digits) else None
