"""Two workers at one instant: one of them makes a portrait, the other is free for letters."""

import threading

import pytest
from django.db import connection

from offices.models import Portrait
from offices.services import portraits
from tests import office_factories

ROUNDS = 12


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_a_portrait_each():
    office = office_factories.make_office()
    for _round in range(ROUNDS):
        Portrait.objects.all().delete()
        office_factories.make_portrait(office)
        office_factories.make_portrait(office)
        claimed, start = [], threading.Barrier(2)
        workers = [threading.Thread(target=claim, args=(claimed, start)) for _worker in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert len(claimed) == 1


def claim(claimed: list, start: threading.Barrier) -> None:
    start.wait()
    try:
        portrait = portraits._claimed()
        if portrait:
            claimed.append(portrait.pk)
    finally:
        connection.close()
