import time

from hypothesis import given
from hypothesis import strategies as st

from offices.differences import ADDED, KEPT, REMOVED, Run, are_different, of_rows, of_texts

KEYS = ("year", "title_uk")
BOILER, CENTRE, BUDGET = (
    {"year": 2024, "title_uk": "Котельня на біомасі"},
    {"year": 2022, "title_uk": "Центр підтримки переселенців"},
    {"year": 2018, "title_uk": "Бюджет участі"},
)
prose = st.text("абв ,.\n", max_size=40)
row_lists = st.lists(st.fixed_dictionaries({"year": st.integers(2000, 2003), "title_uk": st.text("аб", max_size=2)}))


def plain(runs):
    return [(run.kind, run.text) for run in runs]


def test_a_changed_word_stands_alone():
    assert plain(of_texts("Очолює громаду з 2015 року.", "Очолює громаду з 2016 року.")) == [
        (KEPT, "Очолює громаду з "),
        (REMOVED, "2015"),
        (ADDED, "2016"),
        (KEPT, " року."),
    ]


def test_words_after_another_are_one_change():
    assert plain(of_texts("Перша громада в області", "Остання школа міста")) == [
        (REMOVED, "Перша громада в області"),
        (ADDED, "Остання школа міста"),
    ]


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one():
    assert plain(of_texts("п’ять", "п’ята")) == [(REMOVED, "п’ять"), (ADDED, "п’ята")]
    assert plain(of_texts("еко-центр", "еко-парк")) == [(REMOVED, "еко-центр"), (ADDED, "еко-парк")]


def test_a_number_is_one_word():
    assert plain(of_texts("на 38,5 % о 14:30", "на 37,5 % о 14:00")) == [
        (KEPT, "на "),
        (REMOVED, "38,5"),
        (ADDED, "37,5"),
        (KEPT, " % о "),
        (REMOVED, "14:30"),
        (ADDED, "14:00"),
    ]


def test_an_added_paragraph_leaves_the_others_alone():
    assert plain(of_texts("Перший.\n\nДругий.", "Перший.\n\nНовий.\n\nДругий.")) == [
        (KEPT, "Перший.\n\n"),
        (ADDED, "Новий.\n\n"),
        (KEPT, "Другий."),
    ]


def test_nothing_differs():
    assert of_texts("", "") == []
    assert of_texts("Те саме.\n\nІ це.", "Те саме.\n\nІ це.") == [Run(KEPT, "Те саме.\n\nІ це.")]
    assert not are_different(of_texts("Те саме", "Те саме"))
    assert are_different(of_texts("Те саме", ""))


@given(prose, prose)
def test_both_texts_can_be_read_from_the_runs(before, after):
    runs = of_texts(before, after)
    assert "".join(run.text for run in runs if run.kind != ADDED) == before
    assert "".join(run.text for run in runs if run.kind != REMOVED) == after
    assert are_different(runs) == (before != after)
    assert all(run.text for run in runs)


def test_long_texts_are_fast():
    """The worst there is: the same few words over and over, on one line."""
    before, after = "та у та й " * 5000, "у та й у та " * 5000
    start = time.process_time()
    runs = of_texts(before, after)
    assert time.process_time() - start < 2
    assert "".join(run.text for run in runs if run.kind != ADDED) == before


def rows(before, after):
    return [(row.kind, plain(row.cells["title_uk"])) for row in of_rows(before, after, KEYS)]


def test_an_added_row_and_a_removed_one():
    assert rows([BOILER, CENTRE], [BOILER, BUDGET]) == [
        ("kept", [(KEPT, "Котельня на біомасі")]),
        ("removed", [(REMOVED, "Центр підтримки переселенців")]),
        ("added", [(ADDED, "Бюджет участі")]),
    ]


def test_a_changed_row_shows_its_words():
    changed = {**BOILER, "title_uk": "Котельня на трісці"}
    assert rows([CENTRE, BOILER], [changed]) == [
        ("removed", [(REMOVED, "Центр підтримки переселенців")]),
        ("changed", [(KEPT, "Котельня на "), (REMOVED, "біомасі"), (ADDED, "трісці")]),
    ]


def test_a_row_in_another_place_has_moved():
    assert [row.kind for row in of_rows([BOILER, CENTRE, BUDGET], [CENTRE, BUDGET, BOILER], KEYS)] == [
        "kept",
        "kept",
        "moved",
    ]


def test_cells_come_in_the_order_of_the_keys():
    difference = of_rows([], [{"title_uk": "Нове", "year": 2025, "other": "x"}], KEYS)[0]
    assert list(difference.cells) == ["year", "title_uk"]
    assert plain(difference.cells["year"]) == [(ADDED, "2025")]


@given(row_lists, row_lists)
def test_every_row_is_told_once(before, after):
    found = of_rows(before, after, KEYS)

    def texts(left_out):
        return sorted(
            tuple("".join(run.text for run in runs if run.kind != left_out) for runs in row.cells.values())
            for row in found
            if row.kind != left_out
        )

    assert texts(ADDED) == sorted((str(row["year"]), row["title_uk"]) for row in before)
    assert texts(REMOVED) == sorted((str(row["year"]), row["title_uk"]) for row in after)
