"""A section in plain lines: what a member reads when asked whether everything is still right."""

from offices.content import Content
from offices.plain_lines import lines


def test_licence_is_read_by_its_name():
    row = {"credit_uk": "Олена Вовк", "credit_en": "Olena Vovk", "licence": "cc-by-4.0"}
    content = Content(text_uk="Портрет", text_en="Portrait", rows=[row])
    assert lines("portrait", content, "uk") == ["Портрет", "Олена Вовк · CC BY 4.0"]
    assert lines("portrait", content, "en") == ["Portrait", "Olena Vovk · CC BY 4.0"]


def test_row_without_a_licence_has_no_empty_place():
    assert lines("portrait", Content(rows=[{"credit_uk": "Олена Вовк", "licence": ""}]), "uk") == ["Олена Вовк"]
