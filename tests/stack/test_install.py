import sys

import pytest

from mayors_club.stack import install
from mayors_club.stack.places import PROJECT

LOCKS = PROJECT / "requirements"


def test_pins_leave_out_hashes_markers_and_extras(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "amqp==5.4.2 \\\n    --hash=sha256:abc==\npsycopg[binary]==3.3.9 ; python_version > '3' \\\n    --hash=x\n"
    )

    assert install.pins(lock) == {"amqp==5.4.2", "psycopg==3.3.9"}


def test_development_lock_brings_all_that_running_needs():
    assert install.pins(LOCKS / "embedded.txt") <= install.pins(LOCKS / "dev.txt")


def test_python_that_is_too_old_is_told_so_in_one_sentence(monkeypatch):
    monkeypatch.setattr(install, "OLDEST", (4, 0))

    with pytest.raises(
        SystemExit, match=r"Python 4\.0 or newer is needed, this is 3\.\d+: name another, as in `make run PY"
    ):
        install.check_python()


def test_missing_venv_module_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    without_venv = tmp_path / "python"
    without_venv.write_text("#!/bin/sh\necho 'Error: ensurepip is not available' >&2\nexit 1\n")
    without_venv.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(without_venv))

    with pytest.raises(SystemExit, match=r"apt install python3-venv"):
        install.make_venv()
    assert not (tmp_path / ".venv").exists()


def test_nothing_is_installed_when_the_lock_is_there_already(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "PYTHON", install.Path(sys.executable))
    monkeypatch.setattr(install, "STAMP", tmp_path / "installed.txt")
    present = "\n".join(install.pins(LOCKS / "dev.txt"))
    install.STAMP.write_text(present)

    install.main(LOCKS / "embedded.txt")

    assert install.STAMP.read_text() == present  # an installation would have written it anew
