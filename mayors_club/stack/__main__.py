"""`python -m mayors_club.stack run|reset|manage`: what the Makefile calls."""

import os
import signal
import sys

from mayors_club.stack import folder, interruption
from mayors_club.stack.console import Console
from mayors_club.stack.errors import StackError
from mayors_club.stack.places import PROJECT
from mayors_club.stack.plan import read_plan
from mayors_club.stack.supervisor import Supervisor

VAR = PROJECT / "var"


def run() -> int:
    return Supervisor(read_plan(os.environ, VAR), Console()).run()


def reset() -> int:
    """Delete what the embedded site has kept, after asking."""
    console = Console()
    folder.make(VAR)
    with folder.lock(VAR):
        if os.environ.get("YES") != "1":
            print("Delete the demo's database, letters and files for good? [y/N] ", end="", flush=True)
            if sys.stdin.readline().strip().lower() not in ("y", "yes", "т", "так"):
                console.plain("Nothing was deleted.")
                return 0
        for path in folder.empty(VAR):
            console.plain(f"deleted {path}")
    return 0


def manage(words: list[str]) -> int:
    """Run a management command on the servers of the site that is running in this folder."""
    environment = folder.remembered_environment(VAR)
    if environment is None or not folder.is_running(VAR):
        raise StackError("The site is not running in this folder: start it with `make run` in another terminal.")
    command = [sys.executable, str(PROJECT / "manage.py"), *words]
    os.execve(command[0], command, {**os.environ, **environment})  # noqa: S606


def main(words: list[str]) -> int:
    if words[:1] == ["run"]:
        return run()
    if words[:1] == ["reset"]:
        return reset()
    if words[:1] == ["manage"]:
        return manage(words[1:])
    raise StackError("Say what to do: run, reset or manage <command>.")


if __name__ == "__main__":
    try:
        interruption.listen()
        status = main(sys.argv[1:])
    except interruption.StopAsked:
        status = 128 + signal.SIGINT
    except StackError as problem:
        Console().problem(str(problem))
        status = 1
    except OSError as problem:  # a full disk, a missing right: the sentence of the system says enough
        Console().problem(f"The system refuses: {problem}")
        status = 1
    sys.exit(status)
