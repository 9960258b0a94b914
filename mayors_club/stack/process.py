"""Child processes that never outlive their parent and, started by root, do not run as root."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from mayors_club.stack.errors import StackError

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(how: signal.Signals) -> None:
    """Ask the kernel to send `how` to this process when the thread that started it ends."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(how), 0, 0, 0)


def unprivileged_account() -> pwd.struct_passwd | None:
    """The account servers run under when we are root (PostgreSQL refuses root); None for everybody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise StackError(
        "Started as root, but there is neither a “postgres” nor a “nobody” account to run PostgreSQL under."
    )


def is_reachable(path: Path, account: pwd.struct_passwd | None) -> bool:
    """Whether `account` may walk down to `path` and read it (judged by the permissions of others)."""
    if account is None:
        return True
    folders = [path, *path.resolve().parents] if path.is_dir() else list(path.resolve().parents)
    return all(folder.stat().st_mode & 0o001 or folder.stat().st_uid == account.pw_uid for folder in folders)


def give_to(path: Path, account: pwd.struct_passwd | None) -> None:
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


def spawn(
    command: Sequence[str | Path],
    *,
    account: pwd.struct_passwd | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: int | IO[bytes] | None = None,
    pass_fds: Sequence[int] = (),
    on_parent_death: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start `command` in its own session: Ctrl-C in the terminal reaches only the supervisor, which stops in order."""
    identity: dict[str, object] = {}
    if account is not None:
        identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=dict(env) if env is not None else None,
        cwd=cwd,
        pass_fds=pass_fds,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(on_parent_death),
        **identity,  # type: ignore[call-overload]
    )


def ask(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(how)


def has_gone(process: subprocess.Popen[bytes], *, before: float, wait: Callable[[float], None] = time.sleep) -> bool:
    """Wait until the process has ended or the monotonic clock says `before`."""
    while process.poll() is None and time.monotonic() < before:
        wait(0.02)
    return process.poll() is not None


def stop(process: subprocess.Popen[bytes], how: signal.Signals, *, seconds: float) -> bool:
    """Ask politely, then kill the whole group. True when it went by itself."""
    ask(process, how)
    went = has_gone(process, before=time.monotonic() + seconds)
    kill_group(process.pid)
    process.wait()
    return went


def kill_group(pgid: int) -> None:
    try:
        os.killpg(pgid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
