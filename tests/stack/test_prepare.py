import pytest
from django.core.management.base import CommandError

from mayors_club.stack import prepare
from tests.factories import make_user


def test_people_of_a_demo_never_meet_a_real_mail_server(db, settings):
    make_user(email="chair@klub.example")
    settings.SMTP_CATCHER_DIR = "/caught"
    prepare.refuse_demo_people_beside_real_mail()

    settings.SMTP_CATCHER_DIR = ""
    with pytest.raises(CommandError, match="holds demo people"):
        prepare.refuse_demo_people_beside_real_mail()


def test_real_people_meet_a_real_mail_server(db, settings):
    make_user(email="chair@klub.ua")
    settings.SMTP_CATCHER_DIR = ""

    prepare.refuse_demo_people_beside_real_mail()


def test_static_files_are_collected_again_only_after_a_change(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "base.css").write_text("a")
    before = prepare.static_digest([tmp_path])

    assert prepare.static_digest([tmp_path]) == before
    (tmp_path / "css" / "base.css").write_text("b")
    assert prepare.static_digest([tmp_path]) != before


def test_migrations_are_shown_without_the_rest(capsys):
    lines = prepare.OnlyMigrations()
    for text in ("Operations to perform:\n", "  Applying members.0001_initial...", " OK\n", "Running:\n"):
        lines.write(text)

    assert capsys.readouterr().out == "Applying members.0001_initial... OK\n"
