import os
import pwd

import pytest

from mayors_club.stack import places
from mayors_club.stack.errors import StackError
from mayors_club.stack.folder import database_folder, empty
from mayors_club.stack.process import is_reachable, unprivileged_account

NOBODY = pwd.getpwnam("nobody")


def test_private_parent_hides_what_lies_in_it_from_others(tmp_path):
    open_folder, private = tmp_path / "open", tmp_path / "private"
    (private / "in").mkdir(parents=True)
    open_folder.mkdir()
    private.chmod(0o700)
    tmp_path.chmod(0o755)
    above = is_reachable(tmp_path, NOBODY)

    assert is_reachable(open_folder, NOBODY) is above
    assert not is_reachable(private / "in", NOBODY)
    assert is_reachable(private / "in", None)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers under another account")
def test_root_in_a_private_home_keeps_the_database_in_a_named_folder_outside(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "OUTSIDE", tmp_path.parent)
    tmp_path.chmod(0o700)

    database = database_folder(tmp_path / "var")

    assert database == places.outside_folder() / "postgres-18"
    assert unprivileged_account() is not None
    assert empty(tmp_path / "var") == [places.outside_folder()]


def test_outside_folder_differs_by_project(tmp_path):
    assert places.outside_folder(tmp_path / "a") != places.outside_folder(tmp_path / "b")


def test_outside_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "OUTSIDE", tmp_path)
    places.outside_folder().symlink_to(tmp_path)

    with pytest.raises(StackError, match="is not a folder of yours"):
        places.ensure_outside_folder()


def test_socket_folder_is_private_and_short_even_with_a_long_temporary_folder(tmp_path, monkeypatch):
    long = tmp_path / ("довга-назва-" * 8)
    long.mkdir()
    monkeypatch.setattr(places.tempfile, "tempdir", str(long))

    folder = places.socket_folder()

    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(os.fsencode(folder / ".s.PGSQL.5432.lock")) < places.SOCKET_PATH_LIMIT
    folder.rmdir()
