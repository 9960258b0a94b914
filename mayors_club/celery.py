"""The Celery application: configuration comes from Django's settings, tasks from each app's `tasks.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")

app = Celery("mayors_club")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
