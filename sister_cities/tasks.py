from celery import shared_task

from mayors_club import read_only
from sister_cities.services import clocks, importing, reminding


@shared_task(name="sister_cities.run_clocks")
def run_clocks():
    """What ran out or fell silent, then the letters; which are due says the data, so a missed hour is caught up."""
    if not read_only.is_on():
        clocks.run_clocks()
        reminding.remind()


@shared_task(name="sister_cities.check_imports")
def check_imports():
    """Long spreadsheets that somebody asked to try; the row says so, a lost nudge is caught up."""
    if not read_only.is_on():
        importing.check_waiting()


@shared_task(name="sister_cities.write_imports")
def write_imports():
    """Long imports that somebody has confirmed, in the same way."""
    if not read_only.is_on():
        importing.write_waiting()
