"""The measuring programs, run as a person would run them."""

import subprocess
import sys

from mayors_club.stack.places import PROJECT


def run(environment, *command) -> str:
    """What it printed. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
