#!/usr/bin/env python3
"""Makes .venv and installs a hashed lock into it when the lock has changed.

Run with the machine's own Python before anything is installed: standard library only, and syntax that an
older Python still understands, so that it can say that it is too old.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.txt"


def say(text):
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    print(("\033[36minstall\033[0m  " if colours else "install  ") + text, flush=True)


def pins(lock):
    """The `name==version` pins of a lock that apply to this machine or any other, without hashes and markers."""
    found = re.findall(r"^([A-Za-z0-9._-]+(?:\[[^\]]*\])?==[^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return set(re.sub(r"\[.*\]", "", pin) for pin in found)


def check_python():
    if sys.version_info < OLDEST:
        needed, this = (f"{major}.{minor}" for major, minor in (OLDEST, sys.version_info[:2]))
        sys.exit(
            f"Python {needed} or newer is needed, this is {this}: name another, as in `make run PYTHON=python3.12`."
        )


def venv_works():
    if not PYTHON.exists():
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.call([str(PYTHON), "-c", probe], stderr=subprocess.DEVNULL) == 0


def make_venv():
    say(f"making .venv with Python {sys.version_info[0]}.{sys.version_info[1]}")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode:
        shutil.rmtree(str(VENV), ignore_errors=True)
        if "ensurepip" in made.stdout or "No module named" in made.stdout:
            sys.exit(
                "This Python cannot make a virtual environment: install it first (Debian: apt install python3-venv)."
            )
        sys.exit("Making .venv failed: " + made.stdout.strip())


def install(lock, wanted):
    say(f"installing {len(wanted)} packages from {lock.relative_to(PROJECT)}")
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(lock)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        show_progress(line, sum(text.startswith("Collecting ") for text in lines), len(wanted))
    if process.wait():
        problem = [line for line in lines if "ERROR" in line] or lines[-5:]
        sys.exit("Installing failed; is the network there? pip says:\n" + "\n".join(problem[-6:]))


def show_progress(line, collected, total):
    if line.startswith("Collecting ") and (collected % 10 == 0 or sys.stdout.isatty()):
        say(f"{collected} of {total}: {line.split()[1].split('==')[0]}")
    elif line.startswith("Installing collected packages"):
        say(f"unpacking {total} packages")


def main(lock):
    check_python()
    with lock.open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # a second start waits here instead of installing into the same folder
        if not venv_works():
            make_venv()
        wanted = pins(lock)
        present = set(STAMP.read_text(encoding="utf-8").split()) if STAMP.exists() else set()
        if not wanted <= present:
            STAMP.unlink() if STAMP.exists() else None
            install(lock, wanted)
            STAMP.write_text("\n".join(sorted(wanted)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main(PROJECT / sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("\nStopped; the next start continues here.")
