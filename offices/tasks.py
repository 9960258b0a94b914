from celery import shared_task

from mayors_club import mail, read_only
from offices import search, services

# So few that the task ends within its time, however large the pictures are.
PORTRAITS_AT_ONCE = 20


@shared_task(name="offices.refresh_search")
def refresh_search():
    if not read_only.is_on():
        search.refresh()


@shared_task(name="offices.make_portraits")
def make_portraits():
    """Make the files of new portraits; asked for on commit, and by beat for what that missed."""
    if read_only.is_on():
        return
    if all(services.make_next_portrait() for _number in range(PORTRAITS_AT_ONCE)):
        mail.nudge("offices.make_portraits")


@shared_task(name="offices.ask_to_confirm")
def ask_to_confirm():
    """The yearly letters; which are due says the data, so a missed hour is caught up by the next."""
    if not read_only.is_on():
        services.ask_to_confirm_where_stale()
