"""Tasks of the composition root: they need every app, so they cannot stand in the kernel's tasks.py."""

import logging

from mayors_club import invariants, read_only, retention
from mayors_club.celery import app

logger = logging.getLogger(__name__)


@app.task(name="mayors_club.check_invariants")
def check_invariants():
    invariants.check()


@app.task(name="mayors_club.apply_retention")
def apply_retention():
    if read_only.is_on():
        logger.info("the site is read-only: nothing was erased")
        return
    if retention.is_due():
        logger.info("retention: %s", retention.apply())
