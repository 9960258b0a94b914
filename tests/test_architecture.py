"""The ladder of packages and the size of things: docs/architecture.md says why."""

import subprocess
import sys

import pytest

from tests.source import APPS, ROOT, python_files

SOURCES = python_files(*APPS)
ALL = [*SOURCES, *python_files("tests")]

# Lower rungs know nothing of higher ones.
LADDER = {"mayors_club": 0, "members": 1, "sister_cities": 2, "applications": 3, "offices": 4, "sessions": 5}
# These modules of the project package put the site together: they import everybody, nobody imports them.
COMPOSITION_ROOT = {
    "admin",
    "admin_site",
    "backup",
    "context",
    "dashboard",
    "demo",
    "dump",
    "erasure",
    "invariants",
    "management",
    "navigation",
    "own_data",
    "personal_data",
    "retention",
    "retention_report",
    "search",
    "settings",
    "next_session",
    "showcase",
    "ties_on_map",
    "sitemaps",
    "stack",
    "upkeep",
    "urls",
    "views",
    "work_list",
    "wsgi",
}
# Inside an app: each layer may use the ones before it.
LAYERS = ["models", "services", "forms", "tasks", "admin", "views", "urls"]
VAGUE_NAMES = {"utils", "helpers", "common", "core", "base", "misc", "constants", "managers", "signals", "functions"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60


def part(module: str) -> str:
    """The module below its app: "services" of "applications.services.moving"."""
    return module.split(".")[1] if "." in module else ""


def is_root(module: str) -> bool:
    return module.split(".")[0] == "mayors_club" and part(module) in COMPOSITION_ROOT


def app(module: str) -> str:
    return module.split(".")[0]


def test_imports_go_down_the_ladder():
    wrong = []
    for source in SOURCES:
        if is_root(source.module):
            continue
        for found in source.imports:
            above = LADDER.get(app(found.module), -1) > LADDER[app(source.module)]
            if above or is_root(found.module):
                wrong.append(f"{source.name}:{found.line} imports {found.module}")
    assert wrong == []


def test_no_two_apps_import_each_other():
    pairs = {
        (app(source.module), app(found.module))
        for source in SOURCES
        if not is_root(source.module)
        for found in source.imports
        if app(found.module) in APPS and app(found.module) != app(source.module)
    }
    assert {pair for pair in pairs if pair[::-1] in pairs} == set()


def test_layers_inside_an_app_are_used_downwards():
    wrong = []
    for source in SOURCES:
        layer = part(source.module)
        if layer not in LAYERS or is_root(source.module):
            continue
        for found in source.imports:
            other = part(found.module)
            same_app = app(found.module) == app(source.module)
            if same_app and other in LAYERS and LAYERS.index(other) > LAYERS.index(layer):
                wrong.append(f"{source.name}:{found.line} imports {found.module}")
    assert wrong == []


def test_no_relative_imports():
    assert [f"{source.name}:{found.line}" for source in ALL for found in source.imports if found.level] == []


def test_no_inline_imports_of_our_own():
    """`ready` of an app's configuration runs when models exist, and may only there import what needs them."""
    wrong = [
        f"{source.name}:{found.line}"
        for source in SOURCES
        if source.path.name != "apps.py"
        for found in source.imports
        if found.is_inline and app(found.module) in APPS
    ]
    assert wrong == []


def test_no_signal_receivers_of_our_own():
    wrong = [
        f"{source.name}:{found.line}"
        for source in SOURCES
        for found in source.imports
        if found.module.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    ]
    assert wrong == []


def test_no_vague_module_names():
    assert [source.name for source in SOURCES if source.path.stem in VAGUE_NAMES] == []


def test_files_are_short():
    lengths = {source.name: source.text.count("\n") for source in ALL}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short():
    lengths = {
        f"{source.name}:{function.name}": function.end_lineno - function.lineno + 1
        for source in ALL
        for function in source.functions
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]])
def test_ruff_finds_nothing(arguments):
    """Complexity over 8, unused names, risky calls, layout: the rules are in pyproject.toml."""
    result = subprocess.run([sys.executable, "-m", "ruff", *arguments, "."], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
