"""The short facts beside the text, in the same order for everybody. A missing fact is a row left out."""

import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mayors_club import typography
from mayors_club.said import NOTHING, Said
from members.directory.seen import seen
from members.models import Audience, Community, Member
from offices import tenure, titles
from offices.models import Office

CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    label: str
    value: Said
    note: Said = NOTHING
    url: str = ""


def said(text: str, language: str) -> Said:
    """Words that exist in one language only: on the English page Ukrainian ones are marked."""
    return Said(text, "uk" if language == "en" and CYRILLIC.search(text) else "")


def facts_of(office: Office, mandates, language: str, died_in: int | None, ties: int = 0) -> list[Fact]:
    member = office.member
    found = [
        _life(office),
        *_community(member, language),
        _office_held(member, mandates, language, died_in),
        _membership(member, language),
        _agreements(ties),
        *_told_to_everyone(member, language),
        _contact(office),
    ]
    return [fact for fact in found if fact]


def _life(office: Office) -> Fact | None:
    if office.member.end_reason != Member.EndReason.DECEASED or not office.life_years:
        return None
    return Fact(_("Years of life"), Said(office.life_years))


def _community(member: Member, language: str) -> list[Fact | None]:
    community = member.community
    if community is None:
        typed = member.community_typed
        return [Fact(_("Community (hromada)"), said(typed, language)) if typed else None]
    name = Said(typography.typeset(community.name_in_law(language), language))
    return [
        Fact(_("Community (hromada)"), name, url=community.website),
        _oblast(community, language),
        _population(community, language),
    ]


def _oblast(community: Community, language: str) -> Fact | None:
    """«Полтавська» under «Область»; Crimea is no oblast, and a city with special status lies in none."""
    if community.kind == Community.Kind.CITY:
        return None
    name = community.oblast_in(language)
    short = name.removesuffix(" oblast").removesuffix(" область")
    return Fact(_("Region (oblast)") if short != name else pgettext("of Ukraine", "Region"), Said(short))


def _population(community: Community, language: str) -> Fact | None:
    if community.population is None:
        return None
    count = ngettext("{count} person", "{count} people", community.population)
    words = count.format(count=typography.grouped(community.population, language)).replace(" ", typography.NO_BREAK)
    source = (language == "en" and community.population_source_en) or community.population_source
    note = typography.typeset(f"{community.population_year}, {source}", "uk")
    return Fact(_("Population"), Said(words), note=said(note, language))


def _office_held(member: Member, mandates, language: str, died_in: int | None) -> Fact | None:
    mandates = titles.begun(mandates)
    if not mandates:
        return None
    first = tenure.in_office_since(mandates)
    if first and titles.standing_of(member, mandates) != titles.Standing.DECEASED:
        words = tenure.since(first.starts_on, first.precision, language)
    else:
        words = tenure.years(mandates, died_in)
    return Fact(_("In office"), Said(words))


def _membership(member: Member, language: str) -> Fact:
    first = timezone.localtime(member.effective_at)
    if member.is_live:
        words = tenure.since(first, "year", language)
    else:
        words = tenure.year_span(first.year, timezone.localtime(member.ended_at).year)
    return Fact(_("Member of the Club"), Said(words))


def _agreements(count: int) -> Fact | None:
    """How many are in the registry; a community without any has no such line."""
    if not count:
        return None
    words = ngettext("{count} agreement", "{count} agreements", count).format(count=count)
    return Fact(_("Partner cities"), Said(words), url="#partners")


def _told_to_everyone(member: Member, language: str) -> list[Fact]:
    """What an active member shows to everyone of their entry in the members' directory."""
    if member.status != Member.Status.ACTIVE:
        return []
    shown = seen(member, Audience.EVERYONE)
    told = [(_("Languages"), shown.languages), (_("Topics of interest"), shown.topics)]
    return [Fact(label, Said(typography.typeset(", ".join(words), language))) for label, words in told if words]


def _contact(office: Office) -> Fact | None:
    if not office.shows_contacts:
        return None
    # A long address is parted behind its @ and nowhere else.
    local, _at, domain = office.contact_email.rpartition("@")
    words = Said(format_html("{}@<wbr>{}", local, domain))
    return Fact(pgettext("page", "Contact"), words, url=f"mailto:{office.contact_email}")
