import os
import signal
import subprocess
import sys

import pytest

from mayors_club.stack.places import PROJECT
from tests.stack.launching import still_alive

pytestmark = pytest.mark.faults

WATCHER = PROJECT / "mayors_club" / "stack" / "watcher.py"


@pytest.fixture
def group():
    """A shell with a child: a group of two."""
    shell = subprocess.Popen(["sh", "-c", "sleep 300 & echo $!; wait"], stdout=subprocess.PIPE, start_new_session=True)
    child = int(shell.stdout.readline())
    yield shell, child
    if shell.poll() is None:
        os.killpg(shell.pid, signal.SIGKILL)
    shell.wait()
    shell.stdout.close()


def watch(words: str, folder) -> subprocess.Popen:
    """A watcher whose supervisor has said these words and is gone."""
    watcher = subprocess.Popen([sys.executable, "-I", "-S", WATCHER, folder], stdin=subprocess.PIPE, text=True)
    with watcher.stdin as pipe:
        pipe.write(words)
    return watcher


def test_silence_ends_the_groups_that_were_left(group, tmp_path):
    shell, child = group
    sockets = tmp_path / "sockets"
    sockets.mkdir()

    watcher = watch(f"started {shell.pid}\n", sockets)

    assert shell.wait(60) == -signal.SIGTERM
    assert watcher.wait(60) == 0
    assert still_alive({child}, seconds=20) == set()
    assert not sockets.exists()


@pytest.mark.parametrize("last_words", ["done\n", "ended {pid}\n"])
def test_orderly_end_leaves_alone_what_is_not_ours_any_more(group, tmp_path, last_words):
    shell, child = group

    watcher = watch(f"started {shell.pid}\n" + last_words.format(pid=shell.pid), tmp_path / "sockets")

    assert watcher.wait(60) == 0
    assert shell.poll() is None
    assert still_alive({child}, seconds=0) == {child}
