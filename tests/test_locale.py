"""Ukrainian is complete: every text of ours has a translation, with the same placeholders, in Ukrainian letters."""

import ast
import re
from functools import cache

import polib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import gettext, ngettext, override

from tests.source import APPS, ROOT, python_files, templates

CATALOGUE = ROOT / "locale" / "uk" / "LC_MESSAGES" / "django.po"
ONE_TEXT = {"gettext", "gettext_lazy", "gettext_noop", "_"}
WITH_PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|(?<!\{)\{[a-z_.]*\}(?!\})")
# Letters that Russian has and Ukrainian has not.
RUSSIAN_LETTERS = re.compile("[ыэёъ]", re.IGNORECASE)
STRAIGHT_APOSTROPHE = re.compile(r"(?<=[а-яіїєґ])['ʼ](?=[а-яіїєґ])", re.IGNORECASE)
STRAIGHT_QUOTES = re.compile(r'"[а-яіїєґ]|[а-яіїєґ]"', re.IGNORECASE)


@cache
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def texts_in_code() -> set[tuple[str, str]]:
    """(context, message id) of every call of gettext with a literal, in our apps."""
    found = set()
    for source in python_files(*APPS):
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            literals = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if name in ONE_TEXT | WITH_PLURAL and literals and isinstance(literals[0], str):
                found.add(("", literals[0]))
            if name in WITH_CONTEXT and len(literals) > 1:
                found.add((literals[0], literals[1]))
    return found


def texts_in_templates() -> set[tuple[str, str]]:
    """(context, message id) of every {% translate %}, {% blocktranslate %} and _("…") in our templates."""
    return set().union(*(texts_of(path.read_text()) for path in templates() if path.suffix in (".html", ".txt")))


def texts_of(source: str) -> set[tuple[str, str]]:
    nodes = Template(source).nodelist
    found = {("", text) for text in re.findall(r"""_\(["']([^"']+)["']\)""", source)}
    for node in nodes.get_nodes_by_type(TranslateNode):
        found.add((context_of(node), node.filter_expression.var.literal))
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        found.add((context_of(node), node.render_token_list(node.singular)[0]))
    return {(context, text) for context, text in found if text}


def context_of(node) -> str:
    return node.message_context.resolve(Context()) if node.message_context else ""


def used_texts() -> set[tuple[str, str]]:
    return texts_in_code() | texts_in_templates()


def translated(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_text_is_translated():
    """Ours, or one that Django or a package translates already."""
    known = {(entry.msgctxt or "", entry.msgid) for entry in catalogue() if all(translated(entry))}
    with override("uk"):
        missing = {
            (context, text)
            for context, text in used_texts() - known
            if context or (gettext(text) == text and ngettext(text, text, 2) == text)
        }
    assert not missing, "\n".join(["no Ukrainian for:", *sorted(text for _context, text in missing)])


def test_the_extractor_sees_what_gettext_is_given():
    template = (
        '{% load i18n %}{% translate "One" %}{% translate "May" context "month" %}{{ _("Two") }}'
        "{% blocktranslate trimmed with n=x %}\n  Three\n  {{ n }} 100%\n{% endblocktranslate %}"
        "{% blocktranslate count c=n %}four{% plural %}fours{% endblocktranslate %}"
    )
    expected = {("", "One"), ("month", "May"), ("", "Two"), ("", "Three %(n)s 100%%"), ("", "four")}
    assert texts_of(template) == expected


def test_no_text_is_fuzzy_or_empty():
    assert [entry.msgid for entry in catalogue() if entry.fuzzy or not all(translated(entry))] == []


def test_no_text_has_two_different_translations():
    seen, twice = {}, []
    for entry in catalogue():
        if seen.setdefault((entry.msgctxt, entry.msgid), translated(entry)) != translated(entry):
            twice.append(entry.msgid)
    assert twice == []


def names(text: str) -> set[str]:
    return {found.group(0) for found in PLACEHOLDER.finditer(text.replace("%%", ""))}


def test_placeholders_match():
    """A plural form may leave the number out ("one letter"), an added or misspelt placeholder would crash."""
    wrong = []
    for entry in catalogue():
        wanted = names(entry.msgid) | names(entry.msgid_plural or "")
        for text in translated(entry):
            given = names(text)
            if given - wanted or (not entry.msgid_plural and given != wanted):
                wrong.append(f"{entry.msgid!r}: {sorted(wanted ^ given)}")
    assert wrong == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("letters of Russian", RUSSIAN_LETTERS),
        ("straight apostrophe", STRAIGHT_APOSTROPHE),
        ("straight quotes", STRAIGHT_QUOTES),
    ],
)
def test_ukrainian_is_written_as_ukrainian(what, pattern):
    assert [text for entry in catalogue() for text in translated(entry) if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("what", "pattern"), [("letters of Russian", RUSSIAN_LETTERS), ("straight apostrophe", STRAIGHT_APOSTROPHE)]
)
def test_ukrainian_templates_are_written_as_ukrainian(what, pattern):
    texts = {path.name: path.read_text(encoding="utf-8") for path in templates()}
    assert [name for name, text in texts.items() if pattern.search(text)] == []


def test_ukrainian_has_four_plural_forms_everywhere():
    assert [entry.msgid for entry in catalogue() if entry.msgid_plural and len(entry.msgstr_plural) != 4] == []


def test_languages_are_the_two_we_keep():
    assert [code for code, _name in settings.LANGUAGES] == ["uk", "en"]
