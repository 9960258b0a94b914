"""The list of agreements, the page of one, its facts and steps: who sees what, what each act leaves behind."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sister_cities.models import Agreement
from tests import factories
from tests.desk import signed_in, words
from tests.sister_cities.desk import address
from tests.sister_city_factories import (
    STATUSES,
    make_act,
    make_agreement,
    make_city,
    make_coordinator,
    make_document,
    make_proposal,
)

pytestmark = pytest.mark.django_db
SIGNED = {"signed_on_day": "10", "signed_on_month": "4", "signed_on_year": "2026"}
TODAY = timezone.localdate()


def make_cast() -> dict[str, Agreement]:
    """One agreement for each queue of the list."""
    cast = {
        "proposals": make_agreement(),
        "new": make_agreement(accepted_at=None),
        "ministry": make_agreement("with_ministry"),
        "ending": make_agreement(ends_on=TODAY + timedelta(days=100)),
        "unconfirmed": make_agreement(accepted_at=timezone.now() - timedelta(days=500)),
        "city": make_agreement(city=make_city(is_verified=False)),
        "returned": make_agreement(accepted_at=None, declined_at=timezone.now()),
        "fine": make_agreement(),
    }
    make_proposal(cast["proposals"])
    return cast


def shown(client, query=""):
    return {row.pk for row in client.get(address("changelist") + query).context["cl"].result_list}


def test_every_queue_holds_its_agreement_and_no_other(client, secretary):
    cast = make_cast()
    assert shown(client) == {agreement.pk for agreement in cast.values()}
    for name, agreement in cast.items():
        if name != "fine":
            assert shown(client, f"?queue={name}") == {agreement.pk}


def test_list_says_what_is_worth_knowing(client, secretary):
    make_cast()
    page = client.get(address("changelist")).content.decode()
    for said in ("чекає пропозиція", "30 днів міністерства минули", "строк спливає", "не підтверджено понад рік",
                 "місто не перевірено", "повернуто з приміткою", "Лінденталь, Німеччина"):  # fmt: skip
        assert said in page


@pytest.mark.parametrize("typed", ["Лінденталь", "lindental", "Старосілля", "{pk}"])
def test_agreement_is_found_in_either_script(client, secretary, typed):
    community = factories.make_community(name_uk="Старосілля")
    agreement = make_agreement(community=community)
    make_agreement(city=make_city(name="Falun", name_uk="Фалун", name_en="Falun", country="SE"))
    assert shown(client, f"?q={typed.format(pk=agreement.pk)}") == {agreement.pk}


def test_country_narrows_the_list(client, secretary):
    agreement = make_agreement(city=make_city(country="SE"))
    make_agreement()
    assert shown(client, "?country=SE") == {agreement.pk}


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_any_number_of_rows(client, secretary, rows, django_assert_num_queries):
    for _number in range(rows):
        make_proposal(make_agreement(ends_on=TODAY + timedelta(days=100)))
    client.get(address("changelist"))
    with django_assert_num_queries(7):
        client.get(address("changelist"))


@pytest.mark.parametrize(
    ("procedure", "status"), [(way, status) for way, statuses in STATUSES.items() for status in statuses]
)
def test_page_offers_just_the_steps_of_the_table(client, secretary, procedure, status):
    agreement = make_agreement(status, procedure=procedure)
    page = client.get(address("change", agreement))
    offered = {step.to for step in page.context["steps"]}
    assert offered == set(agreement.next_statuses) - {"dormant"}
    for to in offered:
        assert client.get(address("step", agreement, to)).status_code == 200


def test_page_shows_all_that_surrounds_an_agreement(client, secretary):
    agreement = make_agreement(note="Лише для членів.")
    make_act(agreement)
    document, person = make_document(agreement), make_coordinator(agreement)
    page = client.get(address("change", agreement)).content.decode()
    for said in (
        "Учні двох міст",
        document.title_uk,
        person.name,
        "Лише для членів.",
        "10\xa0квітня\xa02026",
        "Сайт міської",
    ):
        assert said in page


@pytest.mark.parametrize(("status", "is_public"), [("active", True), ("terminated", True), ("agreed", False)])
def test_page_leads_to_the_public_page_where_there_is_one(client, secretary, status, is_public):
    agreement = make_agreement(status)
    page = client.get(address("change", agreement)).content.decode()
    assert (f'href="/sister-cities/{agreement.pk}/"' in page) is is_public


def test_chair_reads_and_changes_nothing(client):
    signed_in(client, "chair")
    agreement = make_agreement()
    page = client.get(address("change", agreement))
    assert (page.status_code, page.context["steps"], page.context["may_change"]) == (200, [], False)
    assert client.get(address("facts", agreement)).status_code == 403
    assert client.post(address("step", agreement, "suspended")).status_code == 403
    assert client.get(address("add")).status_code == 403


def typed_facts(client, agreement, **changes):
    form = client.get(address("facts", agreement)).context["form"]
    found = {}
    for field in form:
        value = field.value()
        if field.name == "signed_on" and hasattr(value, "day") and hasattr(value, "precision"):
            parts = field.field.widget.decompress(value)
            found |= dict(zip(("signed_on_day", "signed_on_month", "signed_on_year"), parts, strict=True))
        elif value is not None:
            found[field.name] = value
    return {**found, **changes}


def test_facts_are_changed_at_once_and_on_record(client, secretary):
    agreement = make_agreement()
    typed = typed_facts(client, agreement, fields=["sport"], ends_on="2033-01-01")
    assert client.post(address("facts", agreement), typed).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.fields, agreement.ends_on) == (["sport"], date(2033, 1, 1))
    event = Event.objects.get(verb="agreement.changed")
    assert (event.actor, event.codes) == (secretary, {"columns": ["ends_on", "fields"]})


@pytest.mark.parametrize("precision", ["year", "month", "day"])
def test_looking_at_a_date_does_not_make_it_more_exact(client, secretary, precision):
    agreement = make_agreement(procedure="earlier", signed_on=date(2008, 5, 1), signed_precision=precision)
    typed = typed_facts(client, agreement, note="Є фото.")
    assert client.post(address("facts", agreement), typed).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.signed_precision, agreement.signed_on.year, agreement.note) == (precision, 2008, "Є фото.")


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(client, secretary):
    agreement = make_agreement()
    typed = typed_facts(client, agreement, fields=["sport"])
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=date(2032, 1, 1), changed_at=timezone.now())
    response = client.post(address("facts", agreement), typed)
    assert response.status_code == 422
    assert "угоду змінив хтось інший" in response.content.decode()
    agreement.refresh_from_db()
    assert agreement.fields == ["culture", "education"]


def test_facts_that_will_not_do_are_refused_in_words(client, secretary):
    agreement = make_agreement()
    response = client.post(address("facts", agreement), typed_facts(client, agreement, council_on="2026-05-01"))
    assert response.status_code == 422
    assert "ministry_sent_on" in response.context["form"].errors


def test_step_is_taken_with_its_facts(client, secretary):
    agreement = make_agreement("agreed", source_uk="", source_en="")
    url = address("step", agreement, "signed")
    assert "Угоду побачать усі" in client.get(url).content.decode()
    assert client.post(url, {**SIGNED}).status_code == 422
    response = client.post(url, {**SIGNED, "source_uk": "Сайт ради"}, follow=True)
    assert words(response) == ["Записано."]
    agreement.refresh_from_db()
    assert (agreement.status, agreement.is_public) == ("signed", True)


def test_agreement_is_ended(client, secretary):
    agreement = make_agreement()
    ended = {"terminated_on": "2026-10-01", "terminated_by": "both", "terminated_reason_uk": "Програма завершилася."}
    client.post(address("step", agreement, "terminated"), ended)
    agreement.refresh_from_db()
    assert (agreement.status, agreement.terminated_on) == ("terminated", date(2026, 10, 1))
    assert client.get(address("change", agreement)).context["steps"] == []


def test_slower_of_two_who_take_a_step_is_told(client, secretary):
    agreement = make_agreement("terminated")
    response = client.post(address("step", agreement, "active"), {}, follow=True)
    assert words(response) == ["Цей крок зараз неможливий. Нинішній стан угоди: завершена."]
    assert client.get(address("step", agreement, "nonsense")).status_code == 404


def test_returned_row_stays_as_it_is(client, secretary):
    agreement = make_agreement(accepted_at=None, declined_at=timezone.now())
    assert client.get(address("change", agreement)).status_code == 200
    assert client.get(address("facts", agreement)).status_code == 404
    assert client.get(address("step", agreement, "terminated")).status_code == 404


def test_acts_are_written_and_removed(client, secretary):
    agreement = make_agreement()
    act = {"happened_on": "2026-09-01", "title_uk": "Спільний табір", "title_en": "", "url": ""}
    client.post(address("add_act", agreement), act)
    client.post(address("add_act", agreement), {**act, "happened_on": "2026-10-01"})
    agreement.refresh_from_db()
    assert agreement.last_act_on == date(2026, 10, 1)
    client.post(address("remove_act", agreement, agreement.acts.first()))
    agreement.refresh_from_db()
    assert (agreement.last_act_on, agreement.acts.count()) == (date(2026, 9, 1), 1)
    assert client.post(address("add_act", agreement), {**act, "happened_on": "2999-01-01"}).status_code == 422


def test_documents_are_read_as_attachments_and_removed(client, secretary):
    document = make_document()
    found = client.get(address("document", document.agreement, document))
    assert found["Content-Disposition"].startswith("attachment")
    assert b"".join(found).startswith(b"%PDF")
    assert client.get(address("document", make_agreement(), document)).status_code == 404
    client.post(address("remove_document", document.agreement, document))
    assert not document.agreement.documents.exists()


def test_coordinators_are_named_changed_and_taken_off(client, secretary):
    agreement = make_agreement()
    typed = {"side": "ours", "name": "Оксана Дорошенко", "phone": "+380441234567"}
    client.post(address("add_coordinator", agreement), typed)
    person = agreement.coordinators.get()
    client.post(address("coordinator", agreement, person), {**typed, "position": "Відділ зв’язків"})
    assert agreement.coordinators.get().position == "Відділ зв’язків"
    client.post(address("remove_coordinator", agreement, person))
    assert not agreement.coordinators.exists()


def test_history_says_who_did_what(client, secretary):
    agreement = make_agreement()
    ended = {"terminated_on": "2026-10-01", "terminated_by": "both", "terminated_reason_uk": "Завершено."}
    client.post(address("step", agreement, "terminated"), ended)
    (line,) = client.get(address("change", agreement)).context["history"]
    assert (line.event.actor, line.step) == (secretary, "чинна → завершена")
