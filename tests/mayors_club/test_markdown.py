"""What people write becomes safe HTML that fits below any heading of a page."""

import pytest

from mayors_club.markdown import render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Перше.\n\nДруге **важливе**.", "<p>Перше.</p>\n<p>Друге <strong>важливе</strong>.</p>"),
        ("- одне\n- друге", "<ul>\n<li>одне</li>\n<li>друге</li>\n</ul>"),
        ("    Вставлено з відступом", "<p>Вставлено з відступом</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("", ""),
    ],
)
def test_text_becomes_paragraphs_and_lists(text, html):
    assert render(text).strip() == html


@pytest.mark.parametrize("mark", ["#", "##", "###", "######"])
def test_every_heading_is_of_the_third_level(mark):
    assert render(f"{mark} Освіта").strip() == "<h3>Освіта</h3>"


def test_underlined_line_is_a_heading_of_the_third_level_too():
    assert render("Освіта\n===").strip() == "<h3>Освіта</h3>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<h1 onclick=x>Освіта</h1>",
        "![picture](https://evil.example/x.png)",
        "[press](javascript:alert(1))",
        "[press](data:text/html,x)",
    ],
)
def test_nothing_live_comes_through(text):
    html = render(text)
    assert not any(part in html for part in ("<script", "<img", "<h1", 'href="javascript', 'href="data'))


def test_links_to_other_sites_say_nothing_of_ours():
    assert render("[місто](https://town.example)").strip() == (
        '<p><a href="https://town.example" rel="noopener noreferrer">місто</a></p>'
    )
