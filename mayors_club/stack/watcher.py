"""Outlives a supervisor that was killed with -9, and takes down what it leaves behind.

The kernel ends the supervisor's own children (PR_SET_PDEATHSIG) but not their children, the web server's and Celery's
workers. So this reads process groups from a pipe, and when the pipe ends without “done” it ends those groups.
Run by its path with `python -I -S`: standard library only. Arguments: folders of sockets to delete afterwards.
"""

import os
import shutil
import signal
import sys
import time

PATIENCE = 8.0


def send(group: int, number: int) -> bool:
    """Whether the group was still there to receive it (0 only asks)."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False
    return True


def end(groups: list[int]) -> None:
    for group in groups:
        send(group, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and any([send(group, 0) for group in groups]):
        time.sleep(0.05)
    for group in groups:
        send(group, signal.SIGKILL)


def watch(folders: list[str]) -> None:
    groups: list[int] = []
    for line in sys.stdin:
        word, _, number = line.strip().partition(" ")
        if word == "done":
            return
        if word == "started":
            groups.append(int(number))
        elif word == "ended" and int(number) in groups:
            groups.remove(int(number))
    end(groups)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    watch(sys.argv[1:])
