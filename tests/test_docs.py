"""The documents are true: they name what the code names, and nothing they link to is missing."""

import re
import subprocess

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.urls import get_resolver

from members.roles import ROLES
from tests.source import APPS, ROOT, python_files

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
STATEFUL = [model for model in apps.get_models() if hasattr(model, "TRANSITIONS")]
READ_BY_SETTINGS = re.compile(r'(?:env(?:\.\w+)?|strict_bool|required)\(\s*"([A-Z_]+)"')
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def test_every_variable_of_the_environment_is_documented_and_no_other():
    code = {name for source in python_files("mayors_club") for name in READ_BY_SETTINGS.findall(source.text)}
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", read("docs", "operations.md"), re.MULTILINE))
    assert documented == code


@pytest.mark.parametrize("model", STATEFUL, ids=lambda model: model._meta.label_lower)
def test_state_table_equals_the_transitions(model):
    section = re.search(
        rf"^### `{model._meta.label_lower}`\n\| from \| to \|\n\|---\|---\|\n((?:\|.*\n)+)",
        read("docs", "architecture.md"),
        re.MULTILINE,
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section[1].splitlines()]
    table = {state.strip("`"): set(re.findall(r"`(\w+)`", following)) for state, following in rows}
    assert table == {str(state): {str(to) for to in following} for state, following in model.TRANSITIONS.items()}


def test_every_model_with_a_status_has_transitions():
    without = [
        model._meta.label
        for label in APPS
        for model in apps.get_app_config(label).get_models()
        if any(field.name == "status" for field in model._meta.local_fields) and not hasattr(model, "TRANSITIONS")
    ]
    assert without == []


def test_roles_are_documented():
    table = set(re.findall(r"^\| ([a-z, ]+) \|", read("docs", "operations.md").partition("## Roles")[2], re.MULTILINE))
    named = {role.strip() for row in table for role in row.split(",")}
    assert {role.replace("_", " ") for role in ROLES} - named == set()


def test_commands_named_in_the_documents_exist():
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    named = set(re.findall(r"manage\.py ([a-z_]+)", text)) | set(re.findall(r'make manage ARGS="([a-z_]+)', text))
    assert named - set(get_commands()) == set()


def test_readme_is_short():
    assert read("README.md").count("\n") <= 80


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_decision_record_is_short_and_complete(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 40
    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert [word for word in ("Context", "Decision", "Consequences") if f"**{word}.**" not in text] == []


def test_decision_records_are_numbered_without_gaps():
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path):
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_target_of_the_makefile_is_in_its_help():
    targets = set(re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[1].split())
    shown = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True).stdout
    assert targets == set(re.findall(r"^\s*make ([a-z]+)\s", shown, re.MULTILINE))


def test_changelog_has_a_place_for_what_comes():
    assert read("CHANGELOG.md").startswith("# Changelog\n\n## Unreleased\n")


def test_addresses_named_in_the_operations_exist():
    names = set(get_resolver().reverse_dict)
    assert {"healthz", "readyz", "security_txt"} - names == set()
