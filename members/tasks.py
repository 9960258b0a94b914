from celery import shared_task

from members import importing, services


@shared_task(name="members.end_expired_representatives")
def end_expired_representatives():
    services.end_expired()


@shared_task(name="members.answer_sign_in_requests")
def answer_sign_in_requests():
    services.answer_sign_in_requests()


@shared_task(name="members.forget_left_imports")
def forget_left_imports():
    importing.forget_left_behind()
