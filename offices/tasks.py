from celery import shared_task

from mayors_club import mail, read_only
from offices import search, services


@shared_task(name="offices.refresh_search")
def refresh_search():
    if not read_only.is_on():
        search.refresh()


@shared_task(name="offices.make_portraits")
def make_portraits():
    """Make the files of one new portrait, and ask for the next: letters get their turn between two of them."""
    if not read_only.is_on() and services.make_next_portrait():
        mail.nudge("offices.make_portraits")


@shared_task(name="offices.ask_to_confirm")
def ask_to_confirm():
    """The yearly letters; which are due says the data, so a missed hour is caught up by the next."""
    if not read_only.is_on():
        services.ask_to_confirm_where_stale()
