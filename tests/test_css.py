"""The sheet: layers in order, one file, no rule that shouts, every class of the templates known."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from mayors_club import stylesheet

SOURCES = [path for layer in (*stylesheet.LAYERS, "admin") for path in stylesheet.sources(layer)]
HOOKS = {"set"}


def test_every_source_is_joined():
    assert set(SOURCES) == set((stylesheet.folder() / "css").rglob("*.css"))


def test_layers_stand_in_their_order():
    css = stylesheet.joined()
    assert css.startswith("@layer fonts,tokens,base,layout,components,pages,utilities,print;")
    places = [css.index(f"@layer {layer}{{") for layer in stylesheet.LAYERS]
    assert places == sorted(places)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_source_neither_shouts_nor_fetches(source):
    css = source.read_text()
    assert "!important" not in css
    assert "@import" not in css
    assert not re.search(r"https?://|url\(.?data:", css)
    assert css.count("{") == css.count("}")


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if path.stem not in ("tokens", "print")], ids=lambda path: path.name
)
def test_colours_come_from_the_tokens(source):
    assert not re.search(r"#[0-9a-f]{3,8}\b", source.read_text())


@pytest.mark.parametrize("source", stylesheet.sources("pages"), ids=lambda path: path.name)
def test_one_page_restyles_no_other(source):
    """A bare element in the sheet of one page would change it everywhere."""
    selectors = re.findall(
        r"(?:^|[{}])\s*([^{}@]+?)\s*\{", re.sub(r"/\*.*?\*/", "", source.read_text(), flags=re.DOTALL)
    )
    parts = [part.strip() for selector in selectors for part in selector.split(",")]
    assert [part for part in parts if re.fullmatch(r"[a-z0-9]+(:[a-z-]+)?", part)] == []


def test_every_colour_has_a_dark_twin():
    light, dark = stylesheet.sources("tokens")[0].read_text().split("@media (prefers-color-scheme: dark)")
    colour = r"--([\w-]+): #"
    assert set(re.findall(colour, light)) == set(re.findall(colour, dark))


def test_minified_keeps_strings_and_sums():
    css = 'a::after { content: " ; "; } /* so */ b { width: calc(1px + 2px); margin: 0 auto; }'
    assert stylesheet.minify(css) == 'a::after{content:" ; "}b{width:calc(1px + 2px);margin:0 auto}'


def test_build_writes_one_file_and_removes_the_older(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    source = tmp_path / "static" / "css" / "base.css"
    source.parent.mkdir(parents=True)
    source.write_text("a{}")
    first = stylesheet.build()
    source.write_text("b{}")
    second = stylesheet.build()
    assert first != second
    assert {path.name for path in (tmp_path / "static").glob("site.*")} == set(second.values())
    assert first["site.admin"] == second["site.admin"]
    assert stylesheet.build() == second


def test_command_says_what_it_wrote(capsys):
    call_command("build_css")
    said = capsys.readouterr().out
    assert all(name in said for name in stylesheet.build().values())


def test_font_files_of_the_sheet_exist():
    named = set(re.findall(r'url\("(fonts/[^"]+)"\)', stylesheet.joined()))
    assert named == {f"fonts/{path.name}" for path in (stylesheet.folder() / "fonts").glob("*.woff2")}
    assert len(named) == 8


def test_licences_lie_beside_the_fonts():
    for name in ("OFL-Arsenal.txt", "OFL-SourceSans3.txt"):
        assert "SIL OPEN FONT LICENSE" in (stylesheet.folder() / "fonts" / name).read_text()


def test_templates_of_the_site_use_known_classes(settings):
    css = stylesheet.joined()
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", css)) | HOOKS
    templates = Path(settings.BASE_DIR) / "templates"
    unknown = {
        (str(path.relative_to(templates)), name)
        for path in templates.rglob("*.html")
        if not {"emails", "admin", "simple_history"} & set(path.parts)
        for value in re.findall(r'class="([^"{]*)"', path.read_text())
        for name in value.split()
        if name not in known
    }
    assert unknown == set()
