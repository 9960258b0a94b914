"""The strict client itself: a watchdog that never barks proves nothing."""

import pytest

from tests.client import problems

GOOD = '<html lang="uk"><head><title>Мапа</title></head><body><h1>Мапа</h1>{}</body></html>'


def test_good_page_has_no_problems():
    assert problems(GOOD.format('<label for="a">А</label><input id="a"><label>Б <select></select></label>')) == []


@pytest.mark.parametrize(
    ("fragment", "problem"),
    [
        ("{{ name }}", "left unrendered: {{"),
        ("<h1>Ще раз</h1>", "2 h1 instead of one"),
        ('<input name="email">', "no label: email"),
        ('<textarea name="why" id="why"></textarea>', "no label: why"),
        ("<script>go()</script>", "inline script"),
        ('<script type="application/json">{}</script>', "inline script"),
        ('<script type="application/ld+json" id="a">{}</script>', "inline script"),
        ('<script type="application/ld+json">{"a": }</script>', "data block is no JSON"),
        ('<script type="application/ld+json">{"a": "<b>"}</script>', "data block is not escaped"),
        ("<style>p{}</style>", "inline style"),
        ('<p style="color:red">', "style attribute on p"),
        ('<p onclick="go()">', "onclick on p"),
        ('<a href="javascript:go()">', "javascript: address on a"),
        ('<p id="a"></p><p id="a"></p>', "id used twice: a"),
    ],
)
def test_bad_page_is_named(fragment, problem):
    assert problem in problems(GOOD.format(fragment))


@pytest.mark.parametrize("missing", ['lang="uk"', "<title>Мапа</title>"])
def test_page_without_language_or_title_is_named(missing):
    assert len(problems(GOOD.format("").replace(missing, ""))) == 1


def test_data_for_search_engines_is_the_one_block_allowed():
    assert problems(GOOD.format('<script type="application/ld+json">{"a": "\\u003cb\\u003e"}</script>')) == []


def test_hidden_inputs_and_buttons_need_no_label():
    assert problems(GOOD.format('<input type="hidden" name="a"><input type="submit">')) == []
