import os

import pytest

from mayors_club.stack import folder
from mayors_club.stack.errors import StackError


def test_folder_of_another_account_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)

    with pytest.raises(StackError, match="belongs to another account"):
        folder.make(tmp_path)


def test_lock_is_held_by_one_and_names_the_holder(tmp_path):
    assert not folder.is_running(tmp_path)
    folder.make(tmp_path)
    with folder.lock(tmp_path) as held:
        assert folder.is_running(tmp_path)
        folder.sign(held, "http://localhost:8123")
        with pytest.raises(StackError, match=rf"already running .*process {os.getpid()}, http://localhost:8123"):
            folder.lock(tmp_path)
    assert not folder.is_running(tmp_path)


def test_environment_is_remembered_for_the_owner_alone_while_the_site_runs(tmp_path):
    assert folder.remembered_environment(tmp_path) is None
    folder.remember_environment(tmp_path, {"SECRET_KEY": "x"})

    assert folder.remembered_environment(tmp_path) == {"SECRET_KEY": "x"}
    assert (tmp_path / "environment.json").stat().st_mode & 0o777 == 0o600
    folder.forget_environment(tmp_path)
    assert folder.remembered_environment(tmp_path) is None


def test_private_folders_are_private(tmp_path):
    folder.make(tmp_path / "var")

    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "var").iterdir()}
    assert modes == {"letters": 0o700, "private": 0o700, "run.lock": 0o600}
