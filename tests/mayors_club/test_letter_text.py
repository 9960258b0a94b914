"""The words of a letter: lines of 72 columns, and a stranger's words that no mail program makes a link of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mayors_club.letter_text import COLUMNS, WORD_JOINER, delink, keep_together, one_line, wrap


def test_a_paragraph_is_wrapped_at_72_columns_and_lists_keep_their_indent():
    text = wrap(f"{'слово ' * 30}\n\n\n\n1. {'пункт ' * 20}\n– {'риска ' * 20}\n  {'цитата ' * 15}")
    lines = text.splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert "\n\n\n" not in text
    starts = [line[:3] for line in lines if line]
    assert starts.count("   ") == 1, "the second line of a numbered point"
    assert next(line for line in lines if line.startswith("– ")).startswith("– риска")
    assert all(line.startswith("  ") for line in lines if "цитата" in line)


def test_headings_are_underlined_and_the_signature_keeps_its_space():
    assert wrap("## Що далі\n\n--\nКлуб") == "Що далі\n-------\n\n-- \nКлуб\n"


def test_an_address_and_a_date_are_never_broken():
    address = "https://klub.example/apply/" + "x" * 80 + "/"
    date = keep_together("21 грудня 2026 року")
    text = wrap(f"{'слово ' * 11}{date}\n{address}")
    assert address in text.splitlines()
    assert any("21 грудня 2026 року" in line for line in text.splitlines())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Слов’янськ, пані О’Ніл", "Слов’янськ, пані О’Ніл"),
        ("о 12.30, 1.5 млн, п. 3.1", "о 12.30, 1.5 млн, п. 3.1"),
        ("Кінець. Початок", "Кінець. Початок"),
        ("http://evil.example/x", f"evil.{WORD_JOINER}example/x"),
        ("HTTPS://www.evil.example", f"evil.{WORD_JOINER}example"),
        ("hthttp://tp://evil", "evil"),
        ("mailto:x@evil.example", f"x (at) evil.{WORD_JOINER}example"),
        ("javascript:alert", "alert"),
        ("ем＠evil．example", f"ем (at) evil．{WORD_JOINER}example"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("[[application_link]]", "[ [application_link] ]"),
        ("[www.[x]www.]]", "[ [x] ] ]"),
        ("рядок\r\nдругий\u2028третій", "рядок\nдругий\nтретій"),
    ],
)
def test_a_strangers_words(typed, shown):
    assert delink(typed) == shown


@given(st.text(st.sampled_from("htp:/w.@[]ms \r\n\t＠．xX"), max_size=60))
def test_no_link_and_no_marker_survives(typed):
    harmless = delink(typed)
    assert not re.search(r"[a-z][a-z0-9+.-]+://|www\.|@|\[\[|\]\]|mailto:", harmless, re.IGNORECASE)
    assert "\r" not in harmless


@given(st.text(max_size=200))
def test_one_line_is_fit_for_a_header(typed):
    assert one_line(typed).isprintable()
    assert "  " not in one_line(typed)


@given(st.text(max_size=400))
def test_wrapping_never_fails_and_loses_no_word(typed):
    wrapped = wrap(typed)
    assert set(re.findall(r"\w+", typed)) <= set(re.findall(r"\w+", wrapped))
