"""The secretariat has corrected the sides of an agreement, and the list that had the wrong ones comes once more."""

import pytest

from members.models import Community
from sister_cities.importing.reasons import all_in_words
from sister_cities.models import Agreement, City, Correction
from sister_cities.services import city_rows, correcting, deciding, importing, life
from tests.factories import make_staff
from tests.sister_cities.importing import checked, make_places
from tests.sister_city_factories import make_city

pytestmark = pytest.mark.django_db
HEAD = "community,city,country,lat,lng,kind,signed\n"
LINDENTAL = "Lviv,Lindental,Germany,51.2,10.4,sister city,1991"
NEW_CITY = "Lviv,Mostvale,England,52.1,-1.2,sister city,1991"


@pytest.fixture
def lindental():
    return make_places()


@pytest.fixture
def secretary(lindental):
    return make_staff("secretariat")


def written(*rows: str) -> Agreement:
    run = checked((HEAD + "\n".join(rows)).encode())
    importing.confirm(run)
    return Agreement.objects.get()


def again(*rows: str):
    """The verdict on the only row, the agreement it was taken for, and why."""
    run = checked((HEAD + "\n".join(rows)).encode())
    assert importing.confirm(run).written == 0
    row = run.rows.get()
    return row.verdict, row.agreement, all_in_words(row.reasons)


def correct(agreement: Agreement, by, **sides) -> None:
    now = {"community": agreement.community, "city": agreement.city}
    correcting.correct(agreement, **{**now, **sides}, seen=deciding.version_of(agreement), by=by)


@pytest.mark.parametrize("row", [LINDENTAL, NEW_CITY])
def test_row_with_the_wrong_city_is_the_corrected_agreement(secretary, row):
    agreement = written(row)
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    verdict, found, why = again(row)
    assert (verdict, found) == ("known", agreement)
    assert why.startswith(f"Це угода № {agreement.pk}: секретаріат виправив")
    assert Agreement.objects.count() == 1


def test_row_with_the_wrong_community_is_the_corrected_agreement(secretary):
    agreement = written(LINDENTAL)
    correct(agreement, secretary, community=Community.objects.get(centre_uk="Суми"))
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    assert again(LINDENTAL)[:2] == ("known", agreement)
    assert again(LINDENTAL.replace("Lviv", "Sumy"))[:2] == ("known", agreement)


def test_trial_that_was_made_before_the_correction_writes_nothing_either(secretary):
    agreement = written(LINDENTAL)
    Agreement.objects.update(kind="friendship")
    run = checked((HEAD + LINDENTAL).encode())
    Agreement.objects.update(kind="sister_city")
    agreement.refresh_from_db()
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    outcome = importing.confirm(run)
    assert (outcome.written, outcome.changed, run.rows.get().verdict) == (0, 1, "known")


def test_another_day_is_asked_about(secretary):
    agreement = written(LINDENTAL)
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    verdict, _agreement, why = again(LINDENTAL.replace("1991", "2004"))
    assert verdict == "doubtful"
    assert f"№ {agreement.pk}" in why
    assert "(1991)" in why
    row = importing.choose(_row_of("2004"), {"anyway": True}, by=secretary)
    assert importing.confirm(row.run, by=secretary).written == 1


def _row_of(year):
    return checked((HEAD + LINDENTAL.replace("1991", year)).encode()).rows.get()


def test_an_agreement_that_stands_between_the_two_comes_first(secretary, lindental):
    agreement = written(LINDENTAL)
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    Agreement.objects.filter(pk=agreement.pk).update(signed_on="1992-01-01")
    right = Agreement.objects.create(
        community=agreement.community, city=lindental, partner_country="DE", kind="sister_city", status="active",
        procedure="earlier", signed_on="1991-01-01", signed_precision="year", source_uk="Лист ради",
        accepted_at=agreement.accepted_at,
    )  # fmt: skip
    assert again(LINDENTAL) == ("known", right, "")


def test_who_goes_back_says_that_it_was_right(secretary, lindental):
    agreement, other = written(LINDENTAL), make_city(name="Steinfeld", latitude="50.10000", longitude="9.10000")
    correct(agreement, secretary, city=other)
    correct(agreement, secretary, city=lindental)
    assert again(LINDENTAL) == ("known", agreement, "")
    assert not Correction.objects.exists()


def test_what_was_returned_since_is_no_longer_meant(secretary):
    agreement = written(LINDENTAL)
    correct(agreement, secretary, city=make_city(name="Steinfeld"))
    life.write(agreement, {"accepted_at": None, "accepted_by": None, "declined_at": agreement.changed_at})
    assert checked((HEAD + LINDENTAL).encode()).rows.get().verdict == "matched"


def test_merged_city_stays_the_wrong_one(secretary, lindental):
    agreement = written(NEW_CITY)
    wrong, stays = agreement.city, make_city(name="Mostvale", country="GB", latitude="52.10000", longitude="-1.20000")
    correct(agreement, secretary, city=lindental)
    city_rows.merge(wrong, stays, by=secretary)
    assert again(NEW_CITY)[:2] == ("known", agreement)


def test_correction_from_one_row_of_a_city_to_its_other_one_never_was_one(secretary):
    agreement = written(NEW_CITY)
    wrong, right = agreement.city, make_city(name="Mostvale", country="GB")
    correct(agreement, secretary, city=right)
    city_rows.merge(wrong, right, by=secretary)
    assert not Correction.objects.exists()
    assert City.objects.filter(pk=right.pk).exists()
