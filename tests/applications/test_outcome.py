import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from applications.outcome import AGAINST, FOR, NO_QUORUM, TIE, sentence, tally

Y, N, A, R, NOT_CAST = "yes", "no", "abstain", "recused", ""


@pytest.mark.parametrize(
    ("choices", "quorum", "outcome"),
    [
        ([], 1, NO_QUORUM),
        ([R], 1, NO_QUORUM),
        ([Y], 1, FOR),
        ([N], 1, AGAINST),
        ([A], 1, TIE),
        ([Y, NOT_CAST], 1, FOR),
        ([Y, N], 1, TIE),
        ([Y, Y, NOT_CAST], 3, NO_QUORUM),
        ([Y, Y, Y], 3, FOR),
        ([Y, Y, N], 3, FOR),
        ([Y, N, A], 3, TIE),
        ([Y, A, A], 3, FOR),
        ([A, A, A], 3, TIE),
        ([N, N, Y], 3, AGAINST),
        ([Y, Y, R], 1, FOR),
        ([Y, Y, NOT_CAST, R], 3, NO_QUORUM),
        ([Y, Y, Y, NOT_CAST, NOT_CAST], 3, FOR),
        ([Y, Y, Y, NOT_CAST, NOT_CAST, NOT_CAST], 3, FOR),
        ([Y, Y, Y, *[NOT_CAST] * 4], 4, NO_QUORUM),
        ([Y, Y, Y, N, *[NOT_CAST] * 3], 4, FOR),
        ([Y, N, N, N, *[NOT_CAST] * 5], 5, NO_QUORUM),
        ([N, N, N, N, Y, *[NOT_CAST] * 4], 5, AGAINST),
        ([Y, Y, Y, *[R] * 6], 3, FOR),
    ],
)
def test_outcome_follows_the_table(choices, quorum, outcome):
    result = tally(choices)
    assert (result.quorum, result.outcome) == (quorum, outcome)


ROUNDS = st.lists(st.sampled_from([Y, N, A, R, NOT_CAST]), max_size=30)


@given(ROUNDS)
def test_tally_counts_every_ballot_once(choices):
    result = tally(choices)
    assert result.base + result.recused == len(choices)
    assert result.given == sum(choice in (Y, N, A) for choice in choices)
    assert result.as_counts()["electors"] == len(choices)


@given(ROUNDS)
def test_quorum_is_half_of_the_base_and_at_least_three_where_it_can_be(choices):
    result = tally(choices)
    assert result.quorum * 2 >= result.base
    assert result.quorum >= 3 or result.base < 3
    assert result.quorum <= max(result.base, 1)


@given(ROUNDS)
def test_outcome_is_for_only_with_a_quorum_and_a_majority(choices):
    result = tally(choices)
    assert (result.outcome == FOR) == (result.given >= result.quorum and result.yes > result.no)
    assert result.agrees_with("accept") == (result.outcome == FOR)
    assert result.agrees_with("decline") == (result.outcome == AGAINST)


@given(ROUNDS)
def test_recused_changes_nothing_but_the_base(choices):
    without = [choice for choice in choices if choice != R]
    assert tally(without).outcome == tally(choices).outcome


@given(ROUNDS, st.randoms())
def test_outcome_does_not_depend_on_the_order(choices, random):
    shuffled = random.sample(choices, len(choices))
    assert tally(shuffled) == tally(choices)


@given(ROUNDS)
def test_abstention_never_changes_the_majority(choices):
    more = tally([*choices, A])
    assert {more.outcome, tally(choices).outcome} != {FOR, AGAINST}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (
            [Y, Y, A, NOT_CAST, NOT_CAST],
            "Висловлено 3 думки з 5, кворум — 3. За — 2, проти — 0, утрималися — 1. Комітет підтримує заяву.",
        ),
        (
            [N, N, N, Y, NOT_CAST, R],
            "Висловлено 4 думки з 5, кворум — 3. Самовідвід: 1 особа. За — 1, проти — 3, утрималися — 0. "
            "Комітет не підтримує заяву.",
        ),
        (
            [Y, NOT_CAST, NOT_CAST, R, R],
            "Висловлено 1 думку з 3, кворум — 3. Самовідвід: 2 особи. За — 1, проти — 0, утрималися — 0. "
            "Кворуму немає: бракує 2 думок.",
        ),
        (
            [Y, Y, NOT_CAST],
            "Висловлено 2 думки з 3, кворум — 3. За — 2, проти — 0, утрималися — 0. Кворуму немає: бракує 1 думки.",
        ),
        (
            [Y, N, A],
            "Висловлено 3 думки з 3, кворум — 3. За — 1, проти — 1, утрималися — 1. "
            "Голоси розділилися порівну: більшості немає.",
        ),
    ],
)
def test_sentence_says_it_in_ukrainian(choices, expected):
    with translation.override("uk"):
        assert sentence(tally(choices)).replace("\N{NO-BREAK SPACE}", " ") == expected


def test_sentence_counts_five_and_more_in_ukrainian():
    with translation.override("uk"):
        assert sentence(tally([Y] * 5)).startswith("Висловлено 5 думок з 5")
        assert sentence(tally([Y] * 21)).startswith("Висловлено 21 думку з 21")
        assert "бракує 5 думок" in sentence(tally([NOT_CAST] * 10))


def test_sentence_says_it_in_english():
    with translation.override("en"):
        assert sentence(tally([Y, NOT_CAST, NOT_CAST])) == (
            "1 opinion of 3 is in, the quorum is 3. For: 1, against: 0, abstained: 0. "
            "There is no quorum: 2 opinions are missing."
        )
