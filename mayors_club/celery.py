"""The Celery application: configuration comes from Django's settings, tasks from each app's `tasks.py`."""

import os

from celery import Celery, bootsteps

from mayors_club import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")


class CheckedStart(bootsteps.Step):
    """A worker refuses the same settings that a web server refuses."""

    def __init__(self, worker, **options):
        checks.refuse_to_start()


app = Celery("mayors_club")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(CheckedStart)
