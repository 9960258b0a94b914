from types import SimpleNamespace

from applications import differences, parts, sections


def test_parts_are_those_that_the_sections_know():
    known = {part for form in sections.FORMS.values() for part in form.parts}
    assert set(parts.LABELS) == known


def test_every_typed_field_belongs_to_its_part():
    wrong = {
        name: parts.of_field(name)
        for form in sections.FORMS.values()
        for part, names in form.parts.items()
        for name in names
        if parts.of_field(name) != part
    }
    assert wrong == {}


def revision(answers, proof=None):
    saved = {section: {"values": values, "saved_at": "2026-11-21"} for section, values in answers.items()}
    return SimpleNamespace(answers=saved, proof=SimpleNamespace(original_name=proof) if proof else None)


def test_differences_are_listed_by_part_and_the_rest_is_left_out():
    before = revision({"office": {"title": ["Мер"], "proof_url": [""]}, "motivation": {"motivation": ["Вчитися"]}})
    after = revision(
        {
            "office": {"title": ["Міський голова"], "proof_url": ["https://town.example"]},
            "motivation": {"motivation": ["Вчитися"]},
        },
        proof="рішення.pdf",
    )
    found = [(change.part, change.before, change.after) for change in differences.between(before, after)]
    assert found == [
        ("title", "Мер", "Міський голова"),
        ("proof", "", "https://town.example\nрішення.pdf"),
    ]


def test_differences_of_equal_revisions_are_none():
    same = revision({"motivation": {"motivation": ["Вчитися"]}}, proof="рішення.pdf")
    assert differences.between(same, same) == []


def test_differences_show_what_was_taken_away_and_fields_nobody_knows():
    before = revision({"about-you": {"phone": ["+380441234567"], "shoe_size": ["42"]}})
    found = differences.between(before, revision({}))
    assert [(change.part, str(change.label), change.after) for change in found] == [
        ("phone", "Телефон", ""),
        ("shoe_size", "shoe_size", ""),
    ]
