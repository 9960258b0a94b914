"""Two workers at one instant: one of them makes a portrait, the other is free for letters."""

import pytest

from offices.models import Portrait
from offices.services import portraits
from tests import office_factories
from tests.at_once import at_once

ROUNDS = 12


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_a_portrait_each():
    office = office_factories.make_office()
    for _round in range(ROUNDS):
        Portrait.objects.all().delete()
        office_factories.make_portrait(office)
        office_factories.make_portrait(office)
        claimed = at_once(*[portraits._claimed] * 2)
        assert sorted(type(one).__name__ for one in claimed) == ["NoneType", "Portrait"]
