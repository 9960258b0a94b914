"""The line above the name: the person's own words, and the law's where theirs would claim another office."""

from datetime import date

import pytest

from members.models import Mandate, Member
from members.terms_in_words import kind_of
from offices.titles import Standing, standing_of, title_of

SERVING = ("2020-11-01", None)
OVER = ("2010-11-01", "2020-11-01")


def mandates(*kinds, when=SERVING):
    first, last = (date.fromisoformat(day) if day else None for day in when)
    return [Mandate(kind=kind, starts_on=first, ends_on=last, precision="month") for kind in kinds]


def member(gender="f", **fields):
    return Member(gender=gender, **{"title_uk": "міська голова", "title_en": "City mayor", **fields})


def dead(**fields):
    return member(status=Member.Status.ENDED, end_reason=Member.EndReason.DECEASED, **fields)


@pytest.mark.parametrize(
    ("kinds", "when", "standing"),
    [
        (["elected"], SERVING, Standing.SERVING),
        (["unstated"], SERVING, Standing.SERVING),
        ([], SERVING, Standing.SERVING),
        (["acting"], SERVING, Standing.ACTING),
        (["military"], SERVING, Standing.MILITARY),
        (["elected", "military"], SERVING, Standing.SERVING),
        (["elected"], OVER, Standing.FORMER),
        (["elected"], ("2999-11-01", None), Standing.SERVING),
    ],
)
def test_standing_follows_from_the_terms(kinds, when, standing):
    assert standing_of(member(), mandates(*kinds, when=when)) == standing


def test_own_title_comes_before_the_profile():
    terms = mandates("elected")
    assert title_of(member(), "Старогородська міська голова", terms, "uk") == "Старогородська міська голова"
    assert title_of(member(), "", terms, "uk") == "Міська голова"
    assert title_of(member(), "", terms, "en") == "City mayor"
    assert title_of(member(title_en=""), "", terms, "en") == "Head of the community (hromada)"


@pytest.mark.parametrize(
    ("gender", "uk", "en"),
    [
        ("f", "Колишня старогородська міська голова, 2010–2020", "Former mayor of Starohorod, 2010–2020"),
        ("m", "Колишній старогородська міська голова, 2010–2020", "Former mayor of Starohorod, 2010–2020"),
        ("", "Старогородська міська голова, 2010–2020", "Former mayor of Starohorod, 2010–2020"),
    ],
)
def test_former_head_keeps_the_title_and_gains_years(gender, uk, en):
    terms = mandates("elected", when=OVER)
    assert title_of(member(gender), "Старогородська міська голова", terms, "uk") == uk
    assert title_of(member(gender), "Mayor of Starohorod", terms, "en") == en


def test_title_that_says_former_already_says_it_once():
    terms = mandates("elected", when=OVER)
    assert title_of(member(), "Колишня міська голова (2010–2020)", terms, "uk") == "Колишня міська голова (2010–2020)"


def test_abbreviation_keeps_its_capitals():
    terms = mandates("military", when=OVER)
    assert title_of(member("m"), "МВА, начальник", terms, "uk") == "Колишній МВА, начальник, 2010–2020"


def test_who_acts_for_a_head_is_called_so():
    terms = mandates("acting")
    assert (
        title_of(member(), "Міська голова", terms, "uk") == "Секретар ради, що тимчасово здійснює повноваження голови"
    )
    assert title_of(member(), "Mayor", terms, "en") == "Council secretary acting as head of the community"
    own = "Секретарка ради, що тимчасово здійснює повноваження голови"
    assert title_of(member(), own, terms, "uk") == own


@pytest.mark.parametrize(
    ("gender", "title"),
    [
        ("f", "Начальниця військової адміністрації"),
        ("m", "Начальник військової адміністрації"),
        ("", "Очолює військову адміністрацію"),
    ],
)
def test_head_of_a_military_administration_is_never_called_a_mayor(gender, title):
    terms = mandates("military")
    for typed in ("Голова військової адміністрації", "мер", "Міський голова"):
        assert title_of(member(gender), typed, terms, "uk") == title
    assert title_of(member(gender), "Mayor", terms, "en") == "Head of the military administration"
    assert title_of(member(gender, title_en=""), "", terms, "en") == "Head of the military administration"
    own = "Начальник Старогородської міської військової адміністрації"
    assert title_of(member(gender), own, terms, "uk") == own


def test_noun_phrases_take_no_adjective():
    acted, led = mandates("acting", when=OVER), mandates("military", when=OVER)
    assert title_of(member(), "", acted, "uk") == "Тимчасове здійснення повноважень голови, 2010–2020"
    assert title_of(member(""), "", led, "uk") == "Керівництво військовою адміністрацією, 2010–2020"
    assert title_of(member("m"), "", led, "uk") == "Колишній начальник військової адміністрації, 2010–2020"


def test_nobody_is_former_after_a_death():
    assert title_of(dead(), "", mandates("elected"), "uk", died_in=2024) == "Міська голова, 2020–2024"
    assert title_of(dead(), "", mandates("elected", when=OVER), "en", died_in=2024) == "City mayor, 2010–2020"


def test_kind_of_a_term_agrees_with_the_person():
    (elected,) = mandates("elected")
    said = [kind_of(elected, gender, "uk") for gender in ("f", "m", "")]
    assert said == ["обрана голова", "обраний голова", "обрання головою"]
