from celery import shared_task

from applications import services
from mayors_club import read_only


@shared_task(name="applications.answer_link_requests")
def answer_link_requests():
    services.answer_link_requests()


@shared_task(name="applications.run_clocks")
def run_clocks():
    if not read_only.is_on():
        services.run_clocks()
