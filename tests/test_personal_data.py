"""Every column is classified, and people can read why it is kept and until when."""

from collections import Counter

import pytest
from django.apps import apps

from mayors_club import personal_data, personal_rules
from tests.source import ROOT

OURS = {"mayors_club", "members", "applications", "offices", "expert_sessions", "sister_cities"}
MODELS = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
RULES = {name: rule for name, rule in vars(personal_rules).items() if isinstance(rule, personal_rules.Rule)}


def test_every_table_is_classified():
    assert set(personal_data.TABLE) == set(MODELS)


@pytest.mark.parametrize("label", sorted(MODELS))
def test_every_column_is_classified_once(label):
    fields = [field.name for field in MODELS[label]._meta.local_fields]
    classified = " ".join(personal_data.TABLE.get(label, {}).values()).split()
    if classified == ["*"] and label.split(".")[0] not in OURS:
        return
    assert Counter(classified) == Counter(fields)


def test_every_rule_is_used():
    used = {rule for rules in personal_data.TABLE.values() for rule in rules}
    assert {name for name, rule in RULES.items() if rule not in used} == set()


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_stands_in_the_document_for_people(name):
    rule = RULES[name]
    text = " ".join((ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").split())
    assert [words for words in (rule.why, rule.until) if words not in text] == []
