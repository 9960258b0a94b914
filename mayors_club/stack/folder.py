"""The folder var/: who is running in it, its secret keys, and where the database lies."""

import base64
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from mayors_club.stack import postgres
from mayors_club.stack.errors import StackError
from mayors_club.stack.places import check_owner, ensure_outside_folder, outside_folder
from mayors_club.stack.process import is_reachable, unprivileged_account


def make(var: Path) -> None:
    if var.exists() and var.stat().st_uid != os.geteuid():
        # Root could go on, but would leave files that their owner can no longer use.
        raise StackError(f"{var} belongs to another account: start as its owner, or work in a clone of your own.")
    try:
        var.mkdir(mode=0o755, exist_ok=True)
        for name in ("letters", "private"):
            (var / name).mkdir(mode=0o700, exist_ok=True)
        (var / "run.lock").touch(mode=0o600)
    except OSError as problem:
        raise StackError(f"You may not write to {problem.filename}: start as the owner of this folder.") from problem


def lock(var: Path) -> IO[str]:
    """Hold var/ for this process; the kernel lets go when it ends, however it ends."""
    held = (var / "run.lock").open("r+")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = held.read().strip() or "a start that is under way"
        held.close()
        raise StackError(f"The site is already running in this folder ({owner}): use it or stop it first.") from None
    return held


def is_running(var: Path) -> bool:
    if not (var / "run.lock").exists():
        return False
    try:
        lock(var).close()
    except StackError:
        return True
    return False


def sign(held: IO[str], site_url: str) -> None:
    held.seek(0)
    held.truncate()
    held.write(f"process {os.getpid()}, {site_url}")
    held.flush()


def secret_key(var: Path) -> str:
    """Made once and kept: sessions and signed links outlive a restart."""
    return _kept(var / "secret-key", secrets.token_urlsafe(50))


def meeting_key(var: Path) -> str:
    """Made once and kept: sealed addresses of meetings can be opened after a restart."""
    return _kept(var / "meeting-key", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())


def _kept(path: Path, secret: str) -> str:
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret)
    return path.read_text().strip()


def database_folder(var: Path) -> Path:
    """var/postgres-18, or the same in the outside folder when root's PostgreSQL account cannot reach var/."""
    if not is_reachable(var, unprivileged_account()):
        var = ensure_outside_folder()
    return var / f"postgres-{postgres.MAJOR}"


def remember_environment(var: Path, environment: Mapping[str, str]) -> None:
    """For `make manage`: other commands reach the running servers by what is written here."""
    path = var / "environment.json"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(dict(environment), file)


def remembered_environment(var: Path) -> dict[str, str] | None:
    path = var / "environment.json"
    return json.loads(path.read_text()) if path.exists() else None


def forget_environment(var: Path) -> None:
    (var / "environment.json").unlink(missing_ok=True)


def empty(var: Path) -> list[Path]:
    """Delete everything the site has kept, here and in the outside folder. Returns what was deleted."""
    deleted = []
    outside = outside_folder()
    if os.path.lexists(outside):
        check_owner(outside)
        shutil.rmtree(outside)
        deleted.append(outside)
    if var.exists():
        shutil.rmtree(var)
        deleted.append(var)
    return deleted
