"""The directory as a table (CSV): the same members, in the same order, with what the page shows of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mayors_club import spreadsheet
from members.directory.listing import Line
from members.terms_in_words import kind_of

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
    return spreadsheet.as_csv(COLUMNS, (row_of(line, language) for line in lines))


def row_of(line: Line, language: str) -> list:
    member, community, seen = line.member, line.member.community, line.seen
    oblast = community.oblast_in(language) if community else ""
    return [
        member.full_name_uk,
        member.full_name_latin,
        line.title[0],
        ", ".join(kind_of(term, member.gender, language) for term in line.current),
        member.place,
        oblast,
        community.population if community else None,
        ", ".join(seen.languages),
        ", ".join(seen.topics),
        seen.email,
        seen.phone,
    ]
