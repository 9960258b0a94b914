"""Why a row of an import is doubtful or rejected, as a code with its facts, and in words. No database."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sister_cities.importing.columns import ROLES
from sister_cities.matching import answers

# [code, facts], as the row of an import keeps it.
Reason = tuple[str, dict]

WORDS: dict[str, Promise] = {
    "broken_quotes": _("The quotation marks of this row are broken, so its cells cannot be told apart: {text}"),
    "too_many_cells": _("The row has more cells than the heading, and it is not certain which belong together: {text}"),
    "cell_too_long": _("A cell is longer than 4,000 characters."),
    "identical": _("The same as row {number} of this file."),
    "alike": _("Row {number} of this file names the same community and city but says other things: {columns}."),
    "aggressor": _(
        "A city of Russia or Belarus stands in the registry only as history: the row needs the day it ended and why."
    ),
    "ended_incomplete": _("It has ended, but the row lacks: {columns}."),
    "suspended_incomplete": _("It is suspended, but the row lacks: {columns}."),
    "expired_incomplete": _("It awaits renewal, but the row does not say until when it was in force."),
    "not_signed": _("“{value}”: it is not signed yet. Such agreements come into the registry by a proposal."),
    "unreadable": _("{column}: “{value}” cannot be read."),
    "left_out": _("{column}: “{value}” cannot be read. If you take the row all the same, this is left out."),
    "too_long": _("{column}: more than {limit} characters. If you take the row all the same, this is left out."),
    "only_roughly": _("{column}: “{value}” is no exact day. If you take the row all the same, it is written as {day}."),
    "future": _("{column}: {value} lies in the future."),
    "order": _("{column}: {value} lies before {other_column}: {other_value}."),
    "status_against_end": _("The status is “{value}”, but the row says when it ended: {day}."),
    "over_but_active": _(
        "The status is “{value}”, but it was in force until {day}. If you take the row all the same, it awaits renewal."
    ),
    "other_day": _(
        "The registry has an agreement of this kind between the two with another date: {day}. "
        "If you take the row all the same, there will be two."
    ),
    "corrected": _(
        "It is agreement № {number}: the secretariat has corrected its city or its community. "
        "If another agreement is meant, add it by hand."
    ),
    "corrected_other_day": _(
        "The registry had an agreement of this kind between the two with another date ({day}), and the secretariat has "
        "corrected its city or its community: № {number}. If you take the row all the same, there will be another one."
    ),
    "community": _("{column} “{value}”: {why}"),
    "city": _("{column} “{value}”: {why}"),
    "changed": _("Since the file was tried the registry has changed: look at this row again."),
    "refused": _("The registry refuses the row: {why}"),
}

# What the matching says of a name it is not certain of.
WHY: dict[str, dict[str, Promise]] = {
    "community": dict(answers.Reason.choices),
    "city": {
        "far_away": _("the place of this name lies far from the coordinates"),
        "other_country": _("the place of this name lies in another country"),
        "other_name": _("only another name of a place is spelt so, and no coordinates say that it is meant"),
        "small_place": _("a small place has this name, and no coordinates say that it is meant"),
        "several": _("several places have this name"),
        "similar_name": _("nobody has this name there, but another place is spelt nearly so"),
        "beside": _("nobody has this name there, but a large place lies just there"),
        "remark": _("the remark beside the name is not understood"),
        "outside_country": _("the coordinates lie outside the country"),
        "empty_name": _("no city is named"),
        "no_country": _("no country is named"),
        "country_unknown": _("no country has this name"),
        "in_ukraine": _("the partner cannot lie in Ukraine"),
        "wrong_coordinates": _("the coordinates cannot be read, or one is missing: the columns may have moved"),
    },
}


def in_words(reason: Reason) -> str:
    """In the language that is active."""
    code, facts = reason
    said = {name: str(value) for name, value in facts.items()}
    for name in ("column", "other_column"):
        if name in said:
            said[name] = str(ROLES.get(said[name], said[name]))
    if "why" in facts and code in WHY:
        said["why"] = str(WHY[code].get(facts["why"], facts["why"]))
    if "columns" in facts:
        said["columns"] = ", ".join(str(ROLES.get(role, role)) for role in facts["columns"])
    return str(WORDS[code]).format(**said)


def all_in_words(reasons: Iterable[Reason]) -> str:
    """In one line: where several stand there, one sees where each begins."""
    words = [in_words(reason) for reason in reasons]
    return words[0] if len(words) == 1 else "; ".join(one.removesuffix(".") for one in words)
