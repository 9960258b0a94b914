"""How well a name or a text fits what somebody typed."""

import pytest

from members.finding import MOST_WORDS, Asked, Fit, searchable

NAME = "ірина савчук iryna savchuk полтавська".split()


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("Ірина Савчук", Fit.NAME),
        ("SAVCHUK", Fit.NAME),
        ("про Савчук і Ірину", Fit.NAME),
        ("савч", Fit.BEGINNING),
        ("Полтавської", Fit.NAME),
        ("Полтави", Fit.BEGINNING),
        ("Савчик", Fit.SIMILAR),
        ("Савчик Ірина", Fit.SIMILAR),
        ("Полтфвс", Fit.GUESS),
        ("Савчук Черкаси", Fit.NONE),
        ("сав’чук", Fit.NAME),
    ],
)
def test_fit_of_a_name(typed, fit):
    assert Asked.of(typed).fit_of(NAME) is fit


def test_text_counts_behind_the_name_and_before_a_typo_in_it():
    text = searchable("Ірина Савчук", "Котельня на біомасі, п’ять сесій")
    assert Asked.of("Савчук котельні").best(NAME, text) is Fit.TEXT
    assert Asked.of("п'ять").best(NAME, text) is Fit.TEXT
    assert Asked.of("сесія").best(NAME, text) is Fit.TEXT
    assert Asked.of("Савчук").best(NAME, text) is Fit.NAME
    assert Asked.of("Савчик").best(NAME, text) is Fit.SIMILAR


@pytest.mark.parametrize("typed", ["", " ", "я", "!?«»…", "\x00", "’", "\u202e\u200b"])
def test_too_little_asks_for_nothing(typed):
    assert Asked.of(typed).words == ()


def test_small_words_count_only_where_there_is_nothing_else():
    assert Asked.of("про Клуб").words == ("клуб",)
    assert Asked.of("the").words == ("the",)
    assert Asked.of("мер мерка").without({"мер", "мерка"}).words == ("мер", "мерка")
    assert Asked.of("мер Полтава").without({"мер"}).words == ("полтава",)


def test_so_many_words_are_enough():
    assert len(Asked.of(" ".join(f"слово{number}" for number in range(40))).words) == MOST_WORDS
    assert Asked.of("сесія сесія СЕСІЯ").words == ("сесія",)
