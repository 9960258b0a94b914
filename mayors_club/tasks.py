from celery import shared_task
from django.utils import timezone

from mayors_club import delivery, mail
from mayors_club.models import Heartbeat


@shared_task(name="mayors_club.deliver_letters")
def deliver_letters():
    """Send what is due; asked for on commit, and by beat for what that missed."""
    if delivery.deliver_due().is_unfinished:
        mail.nudge()


@shared_task(name="mayors_club.beat_heartbeat")
def beat_heartbeat():
    """Shows /readyz that beat asks and a worker answers."""
    Heartbeat.objects.update_or_create(name="beat", defaults={"at": timezone.now()})
