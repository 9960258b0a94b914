"""An agreement that was written down for the wrong city or community, put right on the desk."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from sister_cities.cities import fill_search
from sister_cities.finding import find
from sister_cities.models import Agreement, Confirmation, Reminder
from sister_cities.services import correcting, deciding, life, reminding
from sister_cities.services.doubles import Doubled
from sister_cities.services.proposing import Changed
from tests import factories
from tests.client import StrictClient
from tests.desk import words
from tests.sister_cities.desk import address
from tests.sister_city_factories import make_agreement, make_city

pytestmark = pytest.mark.django_db


def findable(**fields):
    city = make_city(**fields)
    fill_search(city, [])
    city.save()
    return city


def typed(agreement, **sides) -> dict:
    city, community = sides.get("city", agreement.city), sides.get("community", agreement.community)
    return {
        "seen": deciding.version_of(agreement),
        "city": city.name,
        "city_code": city.pk,
        "community": community.full_name_uk,
        "community_code": community.code,
    }


def test_right_city_is_chosen_read_and_written(client, secretary):
    agreement = make_agreement(city=findable(name="Lindental"))
    right = findable(name="Steinfeld", name_uk="Штайнфельд", name_en="Steinfeld", country="AT")
    page = client.post(address("sides", agreement), typed(agreement, city=right))
    assert page.context["changes"] == [("Місто-партнер", "Лінденталь, Німеччина", "Штайнфельд, Австрія")]
    agreement.refresh_from_db()
    assert agreement.city != right
    again = client.post(address("sides", agreement), {**typed(agreement, city=right), "edit": "1"})
    assert "changes" not in again.context
    response = client.post(address("sides", agreement), {**typed(agreement, city=right), "confirm": "1"}, follow=True)
    assert words(response) == ["Виправлено."]
    former = agreement.city
    agreement = Agreement.objects.get(pk=agreement.pk)
    assert (agreement.city, agreement.partner_country, agreement.status) == (right, "AT", "active")
    event = Event.objects.get(verb="agreement.changed")
    assert (event.actor, event.codes["columns"], event.codes["city"]) == (secretary, ["city"], former.pk)
    reader = StrictClient()
    assert reader.get(f"/sister-cities/cities/{right.slug}/").status_code == 200
    assert reader.get(f"/sister-cities/cities/{former.slug}/").status_code == 404
    assert "Штайнфельд" in reader.get(f"/sister-cities/{agreement.pk}/").content.decode()


def test_city_that_we_lack_is_added_among_the_cities_first(client, secretary):
    """«Not in the list» would lead nowhere: it is not offered, and refused where it is sent all the same."""
    agreement = make_agreement()
    assert "data-combo-missing" not in client.get(address("sides", agreement)).content.decode()
    lacking = {**typed(agreement), "city": "Waldhafen", "city_code": "not-listed"}
    response = client.post(address("sides", agreement), lacking)
    page = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 422
    assert "спершу додайте його до міст" in page
    assert "Міста немає у списку" not in page
    assert "Яке це місто?" not in page


def test_cities_of_one_name_are_told_apart(client, secretary):
    agreement = make_agreement(city=findable(population=48_000))
    twin = findable(population=900)
    ((_what, before, after),) = client.post(address("sides", agreement), typed(agreement, city=twin)).context["changes"]
    assert before != after


def test_a_small_place_is_found_by_every_beginning_once_it_is_the_partner(secretary):
    """In the gazetteer it stands under its rarer keys alone."""
    agreement, small = make_agreement(), findable(name="Glendale", name_uk="", name_en="")
    small.search_keys = [key for key in small.search_keys if key[0] in "=-"]
    small.save()
    seen = deciding.version_of(agreement)
    correcting.correct(agreement, community=agreement.community, city=small, seen=seen, by=secretary)
    assert Agreement.objects.filter(find("glen").condition).get() == agreement


def test_another_community_is_told_and_confirms_anew(secretary):
    agreement = make_agreement(confirmed_on=timezone.localdate(), confirmed_by=factories.make_user())
    Reminder.objects.create(agreement=agreement, kind=Reminder.Kind.CONFIRM, for_day=timezone.localdate())
    right = factories.make_community()
    seen = deciding.version_of(agreement)
    correcting.correct(agreement, community=right, city=agreement.city, seen=seen, by=secretary)
    agreement.refresh_from_db()
    assert (agreement.community, agreement.confirmed_on, agreement.confirmed_by) == (right, None, None)
    assert agreement.reminders.count() == 0
    assert Event.objects.get(verb="agreement.changed").codes["columns"] == ["community"]


def corrected(agreement, secretary, **sides) -> Agreement:
    """As the registry has it afterwards."""
    now = {"community": agreement.community, "city": agreement.city}
    correcting.correct(agreement, **{**now, **sides}, seen=deciding.version_of(agreement), by=secretary)
    return Agreement.objects.get(pk=agreement.pk)


def letters(status="queued") -> list[str]:
    return sorted(OutgoingEmail.objects.filter(status=status).values_list("to", flat=True))


def make_unconfirmed(member, **fields) -> Agreement:
    taken_in = timezone.now() - timedelta(days=400)
    return make_agreement(community=member.community, procedure="earlier", accepted_at=taken_in, **fields)


def test_former_community_is_not_asked_any_more_and_the_other_one_is(secretary):
    former, right = factories.make_member(), factories.make_member()
    agreement = make_unconfirmed(former)
    reminding.remind()
    assert letters() == [former.user.email]
    corrected(agreement, secretary, community=right.community)
    assert (letters(), letters("superseded")) == ([], [former.user.email])
    assert reminding.remind() == 1
    assert letters() == [right.user.email]


def test_what_else_the_letter_asked_about_is_asked_anew(secretary):
    former, right = factories.make_member(), factories.make_member()
    agreement, other = make_unconfirmed(former), make_unconfirmed(former, city=make_city(name_uk="Штайнфельд"))
    reminding.remind()
    corrected(agreement, secretary, community=right.community)
    reminding.remind()
    letter = OutgoingEmail.objects.get(to=former.user.email, status="queued")
    assert "Штайнфельд" in letter.body_text
    assert "Лінденталь" not in letter.body_text
    assert Confirmation.objects.filter(agreement=other).count() == 2


def test_letter_with_the_wrong_city_does_not_leave(secretary):
    member = factories.make_member()
    agreement = make_unconfirmed(member)
    reminding.remind()
    corrected(agreement, secretary, city=make_city(name_uk="Штайнфельд"))
    reminding.remind()
    assert "Штайнфельд" in OutgoingEmail.objects.get(status="queued").body_text
    assert letters("superseded") == [member.user.email]


def test_letter_that_has_left_is_not_written_again(secretary):
    member = factories.make_member()
    agreement = make_unconfirmed(member)
    reminding.remind()
    OutgoingEmail.objects.update(status="sent", sent_at=timezone.now())
    corrected(agreement, secretary, city=make_city(name_uk="Штайнфельд"))
    assert reminding.remind() == 0


@pytest.mark.parametrize("status", ["queued", "held", "failed"])
def test_former_community_does_not_hear_that_it_runs_out(secretary, status):
    former, right = factories.make_member(), factories.make_member()
    agreement = make_agreement(community=former.community, ends_on=timezone.localdate() + timedelta(days=100))
    reminding.remind()
    OutgoingEmail.objects.update(status=status)
    corrected(agreement, secretary, community=right.community)
    assert letters("superseded") == [former.user.email]
    reminding.remind()
    assert letters() == [right.user.email]


@pytest.mark.parametrize("status", ["queued", "sent"])
def test_that_it_runs_out_is_said_with_the_right_city_unless_it_was_said(secretary, status):
    member = factories.make_member()
    agreement = make_agreement(community=member.community, ends_on=timezone.localdate() + timedelta(days=100))
    reminding.remind()
    OutgoingEmail.objects.update(status=status, sent_at=timezone.now())
    corrected(agreement, secretary, city=make_city(name_uk="Штайнфельд"))
    reminding.remind()
    said = [letter.body_text for letter in OutgoingEmail.objects.filter(status="queued")]
    assert ["Штайнфельд" in text for text in said] == {"queued": [True], "sent": []}[status]


def test_community_that_gets_its_agreement_back_hears_what_it_has_not_heard(secretary):
    member, other = factories.make_member(), factories.make_member()
    agreement = make_agreement(community=member.community, ends_on=timezone.localdate() + timedelta(days=100))
    reminding.remind()
    agreement = corrected(agreement, secretary, community=other.community)
    corrected(agreement, secretary, community=member.community)
    reminding.remind()
    assert letters() == [member.user.email]


def test_confirmation_stays_with_the_community(secretary):
    today = timezone.localdate()
    agreement = make_agreement(confirmed_on=today, confirmed_by=factories.make_user())
    seen = deciding.version_of(agreement)
    correcting.correct(agreement, community=agreement.community, city=make_city(), seen=seen, by=secretary)
    agreement.refresh_from_db()
    assert agreement.confirmed_on == today


def test_cities_of_aggressors_only_for_what_is_over(client, secretary):
    stands, ended = make_agreement(city=findable()), make_agreement("terminated", city=findable())
    city = findable(name="Belgorod", country="RU")
    page = client.post(address("sides", stands), typed(stands, city=city))
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"city"})
    assert "З містом Росії чи Білорусі чинної угоди бути не може" in page.content.decode()
    client.post(address("sides", ended), {**typed(ended, city=city), "confirm": "1"})
    ended.refresh_from_db()
    stands.refresh_from_db()
    assert (ended.city == city, stands.city == city) == (True, False)


def test_city_of_ours_is_no_partner(secretary):
    agreement = make_agreement()
    with pytest.raises(life.FactsRefused):
        correcting.refuse(agreement, agreement.community, make_city(country="UA"))


def test_twin_is_refused_with_its_number_and_a_similar_one_is_shown(client, secretary):
    agreement, right = make_agreement(city=findable()), findable(name="Steinfeld", name_uk="", name_en="")
    twin = make_agreement(community=agreement.community, city=right)
    page = client.post(address("sides", agreement), {**typed(agreement, city=right), "confirm": "1"})
    assert page.status_code == 422
    assert f"№ {twin.pk}" in page.content.decode()
    with pytest.raises(Doubled):
        correcting.refuse(agreement, agreement.community, right)
    Agreement.objects.filter(pk=twin.pk).update(signed_on=twin.signed_on + timedelta(days=1))
    page = client.post(address("sides", agreement), typed(agreement, city=right))
    assert (page.status_code, page.context["similar"]) == (200, twin)


def test_nothing_different_and_a_colleague_who_was_faster(client, secretary):
    agreement, right = make_agreement(city=findable()), findable(name="Steinfeld")
    assert client.post(address("sides", agreement), typed(agreement)).status_code == 422
    before = typed(agreement, city=right)
    life.change(agreement, {"source_on": date(2026, 6, 1)}, by=secretary)
    response = client.post(address("sides", agreement), {**before, "confirm": "1"}, follow=True)
    assert words(response)[0].startswith("Тим часом угоду змінив хтось інший")
    agreement.refresh_from_db()
    assert agreement.city != right
    with pytest.raises(Changed):
        correcting.correct(agreement, community=agreement.community, city=right, seen="1.0", by=secretary)


def test_what_was_returned_stays_as_it_is(client, secretary):
    agreement = make_agreement(accepted_at=None, declined_at=timezone.now())
    assert client.get(address("sides", agreement)).status_code == 404
