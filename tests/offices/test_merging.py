from hypothesis import given
from hypothesis import strategies as st

from offices.merging import merge, same

ROW = {"year": 2024, "title_uk": "Котельня", "title_en": ""}
texts = st.text("аб \n", max_size=4)
contents = st.fixed_dictionaries(
    {"text_uk": texts, "text_en": texts, "rows": st.lists(st.fixed_dictionaries({"title_uk": texts}), max_size=2)}
)


def test_different_languages_merge_without_a_word():
    merged = merge(
        {"text_uk": "Було", "text_en": "Was", "rows": []},
        {"text_uk": "Стало", "text_en": "Was", "rows": []},
        {"text_uk": "Було", "text_en": "Is", "rows": []},
    )
    assert merged.content == {"text_uk": "Стало", "text_en": "Is", "rows": []}
    assert (merged.is_clean, merged.taken) == (True, ("text_en",))


def test_the_same_field_changed_twice_is_a_conflict_and_mine_is_kept():
    merged = merge({"text_uk": "Було"}, {"text_uk": "Моє"}, {"text_uk": "Чуже"})
    assert (merged.content, merged.conflicts, merged.is_clean) == ({"text_uk": "Моє"}, ("text_uk",), False)


def test_the_same_change_twice_is_no_conflict():
    merged = merge({"text_uk": "Було"}, {"text_uk": "Стало"}, {"text_uk": "Стало"})
    assert (merged.content, merged.is_clean, merged.taken) == ({"text_uk": "Стало"}, True, ())


def test_a_list_of_rows_is_one_field():
    mine, theirs = [{**ROW, "title_uk": "Котельня на біомасі"}], [{**ROW, "title_en": "Boiler house"}]
    assert merge({"rows": [ROW]}, {"rows": mine}, {"rows": theirs}).conflicts == ("rows",)
    assert merge({"rows": [ROW]}, {"rows": [ROW]}, {"rows": theirs}).content == {"rows": theirs}


def test_nothing_was_saved_before():
    merged = merge({}, {"text_uk": "Моє", "text_en": ""}, {"text_uk": "", "text_en": "Theirs"})
    assert merged.content == {"text_uk": "Моє", "text_en": "Theirs"}


def test_line_ends_of_another_system_change_nothing():
    assert same("рядок\r\nще\r\n", "рядок\nще")
    assert not same("рядок\nще", "рядок ще")


@given(contents, contents)
def test_who_changed_nothing_takes_the_other_side(base, other):
    for merged in (merge(base, base, other), merge(base, other, base)):
        assert merged.is_clean
        assert all(same(merged.content[field], other[field]) for field in other)


@given(contents, contents, contents)
def test_nothing_is_lost_and_both_sides_agree_about_what_conflicts(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.conflicts == other.conflicts
    for field in base:
        changed_by_me, changed_by_them = not same(mine[field], base[field]), not same(theirs[field], base[field])
        if changed_by_me:
            assert same(one.content[field], mine[field])
        elif changed_by_them:
            assert one.content[field] == theirs[field]
            assert field in one.taken
