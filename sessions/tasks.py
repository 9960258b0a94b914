from celery import shared_task

from mayors_club import mail, read_only
from sessions import services

# Sign-in codes get their turn between two batches of letters.
SECONDS = 2


@shared_task(name="sessions.run_clocks")
def run_clocks():
    if not read_only.is_on():
        services.run_clocks()


@shared_task(name="sessions.write_letters")
def write_letters():
    """Which are due says the data: a lost nudge or a missed minute is caught up by the next."""
    if not read_only.is_on():
        turn = services.Turn(SECONDS)
        services.write_letters(turn=turn)
        if turn.is_unfinished:
            mail.nudge("sessions.write_letters")


@shared_task(name="sessions.remind")
def remind():
    if not read_only.is_on():
        turn = services.Turn(SECONDS)
        services.remind(turn=turn)
        services.send_digests(turn=turn)
        if turn.is_unfinished:
            mail.nudge("sessions.remind")


@shared_task(name="sessions.reconcile")
def reconcile():
    """Places of those who left go to the next in the line; calendars follow."""
    if not read_only.is_on():
        services.move_up_everywhere()
        services.reconcile_all()
        services.end_feeds()


@shared_task(name="sessions.prepare_rooms")
def prepare_rooms():
    """Ask the video services for the rooms of sessions that begin soon."""
    if not read_only.is_on():
        services.prepare_rooms()


@shared_task(name="sessions.send_host_links")
def send_host_links():
    """Personal links to those who lead a session within a day; which are due says the data."""
    if not read_only.is_on():
        services.send_host_links()
