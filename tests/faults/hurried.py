"""The site's own Celery application with beat in a hurry, so that a test need not wait for it."""

from mayors_club.celery import app

app.conf.beat_schedule = {
    "deliver-letters": {"task": "mayors_club.deliver_letters", "schedule": 1.0, "options": {"expires": 2}}
}
