from celery import shared_task

from mayors_club import read_only
from offices import search


@shared_task(name="offices.refresh_search")
def refresh_search():
    if not read_only.is_on():
        search.refresh()
