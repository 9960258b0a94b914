"""The database holds the life of an agreement: its ways, what each status needs, the order of days, whose city."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sister_cities.models import Agreement
from sister_cities.models.life import FACTS, LATER, WAYS, Status, statuses_after
from tests import factories
from tests.sister_city_factories import LIFE, STATUSES, facts_of, make_agreement, make_city

pytestmark = pytest.mark.django_db
EVERY = [(procedure, status) for procedure, statuses in STATUSES.items() for status in statuses]


def refused(**fields) -> bool:
    try:
        with transaction.atomic():
            make_agreement(**fields)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(("procedure", "status"), EVERY)
def test_a_complete_agreement_may_stand_in_every_status_of_its_way(procedure, status):
    assert make_agreement(status, procedure=procedure).pk


@pytest.mark.parametrize(
    ("procedure", "status", "missing"),
    [(procedure, status, name) for procedure, status in EVERY for name in facts_of(status, procedure)
     if (status, name) not in {(Status.TERMINATED, name) for name in LIFE if "terminated" not in name}],
)  # fmt: skip
def test_a_status_needs_its_facts(procedure, status, missing):
    # The year stands in for a day that the older ones do not know.
    empty = None if missing.endswith("_on") else ""
    if missing == "signed_on" and procedure in ("earlier", "unknown"):
        return
    assert refused(status=status, procedure=procedure, **{missing: empty})


def test_an_agreement_may_end_before_it_came_far():
    agreement = make_agreement(Status.TERMINATED, **dict.fromkeys(("council_on", "ministry_sent_on", "agreed_on")))
    assert agreement.pk


@pytest.mark.parametrize("procedure", WAYS)
def test_no_way_passes_through_the_steps_of_another(procedure):
    foreign = [status for status in Status if status not in STATUSES[procedure]]
    assert [status for status in foreign if not refused(status=status, procedure=procedure, **LIFE)] == []


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ministry_sent_on", LIFE["council_on"] - timedelta(days=1)),
        ("agreed_on", LIFE["ministry_sent_on"] - timedelta(days=1)),
        ("signed_on", LIFE["agreed_on"] - timedelta(days=1)),
        ("registered_on", LIFE["signed_on"] - timedelta(days=1)),
        ("ends_on", LIFE["signed_on"] - timedelta(days=1)),
    ],
)
def test_days_stand_in_the_order_of_the_law(name, day):
    assert refused(status=Status.ACTIVE, **{name: day})


@pytest.mark.parametrize("country", ["RU", "BY"])
def test_a_city_of_an_aggressor_stands_only_as_history_that_is_over(country):
    city = make_city(country=country)
    assert refused(city=city, status=Status.ACTIVE)
    assert refused(city=city, status=Status.TERMINATED, terminated_reason_uk="")
    assert refused(city=city, status=Status.TERMINATED, terminated_on=None)
    assert make_agreement(Status.TERMINATED, city=city).pk


def test_the_country_of_an_agreement_is_that_of_its_city():
    assert refused(city=make_city(country="DE"), partner_country="PL")


def test_a_partner_lies_abroad():
    assert refused(city=make_city(country="UA"))


def test_a_city_in_use_does_not_move_to_an_aggressor():
    agreement = make_agreement()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(agreement.city).objects.filter(pk=agreement.city_id).update(country="RU")
    type(agreement.city).objects.filter(pk=agreement.city_id).update(country="PL")
    agreement.refresh_from_db()
    assert agreement.partner_country == "PL"


def test_a_tie_stands_once_and_again_after_it_was_declined():
    first = make_agreement(procedure="unknown", signed_on=None)
    same = {"community": first.community, "city": first.city, "procedure": "unknown", "signed_on": None}
    assert refused(**same)
    Agreement.objects.filter(pk=first.pk).update(accepted_at=None, declined_at=first.created_at)
    assert not refused(**same)


def test_an_older_agreement_was_signed_before_the_law():
    assert refused(procedure="earlier", signed_on=date(2024, 4, 24))
    assert not refused(procedure="earlier", signed_on=date(2024, 4, 23))


def test_a_row_of_the_registry_has_a_source():
    assert refused(source_uk="", source_en="")


def test_an_organisation_is_named_where_it_signs_and_nowhere_else():
    assert refused(procedure="organisation", organisation="")
    assert refused(procedure="law", organisation="Lindental Stadtwerke GmbH")


@pytest.mark.parametrize(("procedure", "status"), EVERY)
def test_every_next_status_is_one_of_the_way(procedure, status):
    following = statuses_after(status, procedure)
    assert set(following) <= set(STATUSES[procedure])
    assert (Status.TERMINATED in following) == (status != Status.TERMINATED)


def test_every_fact_is_a_column():
    columns = {field.name for field in Agreement._meta.get_fields()}
    assert {name for names in FACTS.values() for name in names} <= columns
    assert set(LATER) <= set(Status)


@pytest.mark.parametrize(("procedure", "status"), EVERY)
def test_only_what_was_signed_is_public(procedure, status):
    agreement = make_agreement(status, procedure=procedure)
    signed = status in (*Agreement.objects.none(), "signed", "registered", *LATER)
    assert Agreement.objects.public().filter(pk=agreement.pk).exists() == signed == agreement.is_public


@pytest.mark.parametrize("change", [{"accepted_at": None}, {"signed_on": None, "status": "terminated"}])
def test_neither_the_unaccepted_nor_the_never_signed_is_public(change):
    agreement = make_agreement(Status.TERMINATED, **{name: value for name, value in change.items() if name != "status"})
    assert not agreement.is_public
    assert not Agreement.objects.public().filter(pk=agreement.pk).exists()


def test_it_is_heard_of_on_the_latest_day_that_is_known():
    agreement = make_agreement(last_act_on=date(2026, 8, 1), source_on=date(2026, 7, 1))
    agreement.refresh_from_db()
    assert agreement.heard_on == date(2026, 8, 1)
    silent = make_agreement(procedure="unknown", signed_on=None)
    silent.refresh_from_db()
    assert silent.heard_on is None


def test_the_ministry_has_thirty_days():
    assert make_agreement(Status.WITH_MINISTRY).ministry_due_on == date(2026, 3, 22)
    assert factories.make_community().agreements.count() == 0
