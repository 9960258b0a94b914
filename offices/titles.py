"""How a page calls its person. Names and titles are the person's own words; nothing here inflects them.

The law's words stand where a title would claim another office: who acts for a head says so, and the head of a military
administration is never called «голова» or a mayor.
"""

import re
from enum import StrEnum

from django.utils import timezone

from members.models import Mandate, Member
from members.terms_in_words import ACTING, MILITARY
from offices import tenure

Kind = Mandate.Kind


class Standing(StrEnum):
    SERVING = "serving"
    ACTING = "acting"
    MILITARY = "military"
    FORMER = "former"
    DECEASED = "deceased"


ACTED = {"uk": "Тимчасове здійснення повноважень голови", "en": "Acting head of the community"}
LED = {"uk": "Керівництво військовою адміністрацією", "en": "Head of the military administration"}
HEAD = {"uk": "", "en": "Head of the community (hromada)"}
FORMER = {"uk": {"f": "Колишня", "m": "Колишній", "": ""}, "en": dict.fromkeys(("f", "m", ""), "Former")}

# These name a time, not a person: no adjective of ours agrees with them.
NOUNS = {ACTED["uk"], LED["uk"]}
SAYS_FORMER = {"uk": re.compile(r"\bколишн", re.IGNORECASE), "en": re.compile(r"\bformer", re.IGNORECASE)}
SAYS_ACTING = {"uk": re.compile(r"\bтимчасово", re.IGNORECASE), "en": re.compile(r"\bacting\b", re.IGNORECASE)}
SAYS_HEAD = {
    "uk": re.compile(r"\b(голов[аиу]|мер(ка)?)\b", re.IGNORECASE),
    "en": re.compile(r"\bmayor|\bhead of the community", re.IGNORECASE),
}


def standing_of(member: Member, mandates: list[Mandate]) -> Standing:
    """What the person is today. Somebody elected who also heads a military administration is an elected head."""
    if member.end_reason == Member.EndReason.DECEASED:
        return Standing.DECEASED
    current = {mandate.kind for mandate in mandates if mandate.is_current}
    if not current and begun(mandates):
        return Standing.FORMER
    if current == {Kind.MILITARY}:
        return Standing.MILITARY
    return Standing.ACTING if current == {Kind.ACTING} else Standing.SERVING


def begun(mandates: list[Mandate]) -> list[Mandate]:
    """Whoever has been elected and not taken the oath is nobody's predecessor yet."""
    today = timezone.localdate()
    return [mandate for mandate in mandates if mandate.starts_on <= today]


def died_in(office) -> int | None:
    """The year of the death with which the membership ended; by the years of life where they are known."""
    if office.member.end_reason != Member.EndReason.DECEASED:
        return None
    return int(office.life_years[-4:]) if office.life_years else timezone.localtime(office.member.ended_at).year


def title_of(member: Member, own: str, mandates: list[Mandate], language: str, died_in: int | None = None) -> str:
    """The line above the name; `own` is the page's title in this language, the member's profile stands in for it.

    Former: with «колишня» or «колишній», as the person's gender has it, and the years. After a death: the years alone.
    """
    standing = standing_of(member, mandates)
    profile = member.title_en if language == "en" else member.title_uk
    title = _of_office(own or profile or HEAD[language], standing, mandates, member.gender, language)
    title = title[:1].upper() + title[1:]
    if standing not in (Standing.FORMER, Standing.DECEASED):
        return title
    if standing == Standing.FORMER and not SAYS_FORMER[language].search(title) and title not in NOUNS:
        title = _with_word(FORMER[language][member.gender], title)
    served = tenure.years(mandates, died_in)
    return f"{title}, {served}" if served and served not in title else title


def _of_office(title: str, standing: Standing, mandates, gender: str, language: str) -> str:
    """The title, unless it claims more than the terms say."""
    is_over = standing in (Standing.FORMER, Standing.DECEASED)
    kinds = {mandate.kind for mandate in mandates if is_over or mandate.is_current}
    if kinds == {Kind.ACTING} and not SAYS_ACTING[language].search(title):
        return ACTED[language] if is_over else ACTING[language]
    if kinds == {Kind.MILITARY} and SAYS_HEAD[language].search(title):
        return LED[language] if is_over and not gender else MILITARY[language][gender]
    return title


def _with_word(word: str, title: str) -> str:
    """«Колишня старогородська міська голова»: the title's own capital goes, those of abbreviations stay."""
    if not word:
        return title
    return f"{word} {title[:1].lower() if title[1:2].islower() else title[:1]}{title[1:]}"
