"""The directory as a table (CSV): the same members, in the same order, with what the page shows of them."""

import csv
import io

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.directory.listing import Line

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS: tuple[Promise, ...] = (
    _("Name in Ukrainian"),
    _("Name in Latin letters"),
    _("Title"),
    _("In office"),
    _("Community"),
    _("Oblast"),
    _("Population"),
    _("Languages"),
    _("Topics of interest"),
    _("E-mail"),
    _("Telephone"),
)


def as_csv(lines: list[Line], language: str) -> str:
    """By RFC 4180, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([str(name) for name in COLUMNS])
    writer.writerows([cell(value) for value in row_of(line, language)] for line in lines)
    return BYTE_ORDER_MARK + file.getvalue()


def row_of(line: Line, language: str) -> list:
    member, community, seen = line.member, line.member.community, line.seen
    oblast = "" if community is None else community.oblast_en if language == "en" else community.oblast_uk
    return [
        member.full_name_uk,
        member.full_name_latin,
        line.title[0],
        ", ".join(str(term.get_kind_display()) for term in line.current),
        member.place,
        oblast,
        community.population if community else None,
        ", ".join(seen.languages),
        ", ".join(seen.topics),
        seen.email,
        seen.phone,
    ]


def cell(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
