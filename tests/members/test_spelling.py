import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.spelling import Match, lookup_keys, word_keys

LETTERS = "абгіx"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=10)


def typos(word: str, letters: str = LETTERS) -> set[str]:
    """Every spelling one typo away."""
    missing = {word[:i] + word[i + 1 :] for i in range(len(word))}
    extra = {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in letters}
    replaced = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in letters}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return (missing | extra | replaced | swapped) - {word}


@pytest.mark.parametrize(
    ("typed", "word", "match"),
    [
        ("миргород", "миргород", Match.WORD),
        ("мирг", "миргород", Match.BEGINNING),
        ("мигород", "миргород", Match.WORD_WITH_TYPO),
        ("миргорд", "миргород", Match.WORD_WITH_TYPO),
        ("мирггород", "миргород", Match.WORD_WITH_TYPO),
        ("мирогрод", "миргород", Match.WORD_WITH_TYPO),
        ("ниргород", "миргород", Match.WORD_WITH_TYPO),
        ("иргород", "миргород", Match.WORD_WITH_TYPO),
        ("имргород", "миргород", Match.WORD_WITH_TYPO),
        ("миргородд", "миргород", Match.WORD_WITH_TYPO),
        ("мигоро", "миргородська", Match.BEGINNING_WITH_TYPO),
        ("иргоро", "миргородська", Match.BEGINNING_WITH_TYPO),
        ("ниргодод", "миргород", Match.NONE),
        ("ки", "київ", Match.BEGINNING),
        ("кї", "київ", Match.NONE),
        ("", "київ", Match.BEGINNING),
    ],
)
def test_match_tells_how_well_it_fits(typed, word, match):
    assert Match.of(typed, word) == match


@given(WORDS, st.data())
def test_every_typo_is_recognised(word, data):
    typed = data.draw(st.sampled_from(sorted(typos(word))))
    assert len(typed) < 4 or Match.of(typed, word) < Match.NONE


@given(WORDS, WORDS)
def test_match_with_typo_is_a_typo_of_a_beginning(typed, word):
    beginnings = [word[:length] for length in range(len(word) + 1)]
    expected = len(typed) >= 4 and any(typed in typos(beginning) for beginning in beginnings)
    assert (Match.of(typed, word) in (Match.WORD_WITH_TYPO, Match.BEGINNING_WITH_TYPO)) == (
        expected and not word.startswith(typed)
    )


@given(WORDS, WORDS)
def test_keys_meet_whenever_words_match(typed, word):
    if Match.of(typed, word) < Match.NONE:
        assert set(lookup_keys(typed)) & word_keys(word)


@given(WORDS, st.data())
def test_keys_meet_for_every_typo(word, data):
    typed = data.draw(st.sampled_from(sorted(typos(word))))
    assert len(typed) < 4 or set(lookup_keys(typed)) & word_keys(word)
