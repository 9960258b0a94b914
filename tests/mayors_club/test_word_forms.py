"""Which forms of a word share a beginning."""

import pytest

from mayors_club.word_forms import beginnings


@pytest.mark.parametrize(
    "forms",
    [
        "полтава полтави полтаві полтаву полтавою",
        "сесія сесії сесію сесією сесій сесіями сесіях",
        "громада громади громадою громад громадами",
        "старогородська старогородської старогородську старогородський",
        "харків харкова харкову харковом харкові",
        "київ києва києву києвом києві",
        "львів львова львові",
        "місто міста місту містом міст містами",
        "опалення опаленням опаленню",
        "community communities",
        "city cities",
        "session sessions",
    ],
)
def test_every_form_finds_every_other(forms):
    words = forms.split()
    lost = [(typed, word) for typed in words for word in words if not word.startswith(beginnings(typed))]
    assert lost == []


@pytest.mark.parametrize(
    ("typed", "other"), [("миколаїв", "микола"), ("канів", "канада"), ("access", "accent"), ("city", "citizen")]
)
def test_other_words_stay_other(typed, other):
    assert not other.startswith(beginnings(typed))


@pytest.mark.parametrize("word", ["я", "м", "рік", "2024", "ngo", "яр", "їй"])
def test_short_words_and_numbers_stay_as_they_are(word):
    assert beginnings(word) == (word,)
