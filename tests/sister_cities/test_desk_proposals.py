"""The page of a proposal: what differs, accepting, returning with a note; the list of what waits."""

import pytest
from django.utils import timezone

from mayors_club.models import OutgoingEmail
from mayors_club.waiting import parts_of
from sister_cities import offers
from sister_cities.cities import fill_search
from sister_cities.models import Agreement, AgreementReport, Proposal
from sister_cities.services import deciding
from tests import factories
from tests.desk import words
from tests.sister_cities.desk import address
from tests.sister_city_factories import make_agreement, make_city, make_proposal, make_report, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return factories.make_member()


def differences(client, proposal):
    page = client.get(address("proposal", proposal))
    return {one.column: (one.before, one.after) for one in page.context["differences"]}


def test_facts_stand_beside_those_of_the_registry(client, secretary, member):
    proposal = make_proposal(
        make_agreement(community=member.community),
        content={"fields": ["sport"], "ends_on": "2031-01-01", "note": ""},
        proposed_by=member.user,
    )
    assert differences(client, proposal) == {
        "fields": ("культура та спадщина, освіта", "спорт"),
        "ends_on": ("", "1\xa0січня\xa02031\xa0року"),
    }


def test_step_says_what_follows_from_it(client, secretary):
    step = {"status": "terminated", "terminated_on": "2026-10-01", "terminated_by": "both", "terminated_reason_uk": "Х"}
    proposal = make_proposal(kind="step", content=step)
    page = client.get(address("proposal", proposal)).content.decode()
    assert "Вона лишається в реєстрі як історія" in page
    assert differences(client, proposal)["status"] == ("чинна", "завершена")


def test_new_agreement_is_shown_whole_with_its_double(client, secretary):
    there = make_agreement()
    agreement = make_agreement(
        community=there.community, city=there.city, accepted_at=None, signed_on="2026-04-11", registered_on="2026-05-05"
    )
    page = client.get(address("proposal", make_proposal(agreement, "new", content={})))
    assert page.context["double"] == there
    assert "Сайт міської ради" in page.content.decode()


def test_accepting_writes_and_leads_to_the_agreement(client, secretary, member):
    agreement = make_agreement(community=member.community)
    proposal = make_proposal(agreement, proposed_by=member.user)
    seen = client.get(address("proposal", proposal)).context["seen"]
    response = client.post(address("accept", proposal), {"seen": seen}, follow=True)
    assert response.redirect_chain[-1][0] == address("change", agreement)
    agreement.refresh_from_db()
    assert agreement.fields == ["sport"]
    assert OutgoingEmail.objects.get().name == "agreement_accepted"


def test_returning_needs_a_note(client, secretary, member):
    proposal = make_proposal(make_agreement(community=member.community), proposed_by=member.user)
    assert client.post(address("decline", proposal), {"note": " "}).status_code == 422
    assert client.post(address("decline", proposal), {"note": "Немає джерела."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.note) == ("declined", "Немає джерела.")
    assert "Немає джерела." in client.get(address("proposal", proposal)).content.decode()


@pytest.mark.parametrize("page", ["accept", "decline"])
def test_slower_of_two_is_told_who_was_faster(client, secretary, page):
    proposal = make_proposal()
    colleague = factories.make_staff("secretariat")
    deciding.accept(Proposal.objects.get(pk=proposal.pk), by=colleague)
    response = client.post(address(page, proposal), {"note": "Ні."}, follow=True)
    assert words(response) == [f"Хтось випередив: це вже внесено до реєстру. Хто: {colleague}"]


def test_what_changed_underneath_is_shown_again(client, secretary):
    proposal = make_proposal()
    seen = deciding.version_of(proposal.agreement)
    Agreement.objects.update(changed_at=timezone.now())
    response = client.post(address("accept", proposal), {"seen": seen}, follow=True)
    assert words(response) == ["Тим часом хтось змінив угоду. Перегляньте, що змінилося б тепер."]
    assert Proposal.objects.get().state == "pending"


def test_proposal_that_no_longer_fits_stays(client, secretary):
    late = make_proposal(make_agreement("terminated"), "step", content={"status": "active"})
    assert "Пропозиція вже не підходить" in words(client.post(address("accept", late), follow=True))[0]
    agreement = make_agreement(accepted_at=None, source_uk="", source_en="")
    bare = make_proposal(agreement, "new", content={})
    assert "потребує джерела" in words(client.post(address("accept", bare), follow=True))[0]
    assert not Proposal.objects.exclude(state="pending").exists()


def test_nobody_decides_about_their_own(client, secretary):
    proposal = make_proposal(proposed_by=secretary)
    page = client.get(address("proposal", proposal))
    assert page.context["may_decide"] is False
    assert words(client.post(address("accept", proposal), follow=True)) == [str(page.context["own_words"])]


def typed_head(agreement, **changes):
    community = agreement["community"]
    head = {
        "community": community.full_name_uk,
        "community_code": community.code,
        "city": agreement["city"].name,
        "city_code": agreement["city"].pk,
        "kind": "sister_city",
        "procedure": "unknown",
        "status": "active",
    }
    return {**head, **changes}


def pair(**fields):
    city = make_city(**fields)
    fill_search(city, [])
    city.save()
    return {"community": factories.make_community(), "city": city}


def test_agreement_is_added_by_hand(client, secretary):
    head = typed_head(pair())
    page = client.get(address("add"), head)
    assert page.status_code == 200
    facts = {"signed_on_year": "2008", "source_uk": "Сайт міської ради", "fields": ["culture"]}
    response = client.post(f"{address('add')}?{page.wsgi_request.GET.urlencode()}", facts)
    agreement = Agreement.objects.get()
    assert response["Location"] == address("change", agreement)
    assert (agreement.is_public, agreement.accepted_by, agreement.signed_precision) == (True, secretary, "year")


def test_agreement_that_is_there_already_is_refused(client, secretary):
    both = pair()
    there = make_agreement(procedure="unknown", signed_on=None, **both)
    page = client.get(address("add"), typed_head(both))
    assert list(page.context["same"]) == [there]
    query = page.wsgi_request.GET.urlencode()
    response = client.post(f"{address('add')}?{query}", {"source_uk": "Сайт"})
    assert response.status_code == 422
    assert f"№ {there.pk}" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"community": "", "community_code": ""}, "community"),
        ({"city": "Ніде", "city_code": ""}, "city"),
        ({"status": "signed"}, "status"),
        ({"kind": "nonsense"}, "kind"),
    ],
)
def test_first_page_refuses_what_will_not_do(client, secretary, changes, field):
    response = client.get(address("add"), typed_head(pair(), **changes))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}


def test_city_of_an_aggressor_enters_only_as_history(client, secretary):
    both = pair(country="BY")
    assert client.get(address("add"), typed_head(both)).status_code == 422
    page = client.get(address("add"), typed_head(both, status="terminated"))
    url = f"{address('add')}?{page.wsgi_request.GET.urlencode()}"
    assert client.post(url, {"source_uk": "Рішення ради"}).status_code == 422
    ended = {"terminated_on": "2022-03-01", "terminated_by": "ours", "terminated_reason_uk": "Агресія."}
    assert client.post(url, {"source_uk": "Рішення ради", **ended}).status_code == 302
    assert Agreement.objects.get().status == "terminated"


def test_report_becomes_an_agreement_and_is_closed(client, secretary):
    both = pair()
    report = make_report(signed_in=2016, source="https://starohorod.example/ugody")
    page = client.get(address("change", report, model="agreementreport")).content.decode()
    assert f"?report={report.pk}" in page
    first = client.get(address("add"), {"report": report.pk}).context["form"].initial
    assert (first["community"], first["city"]) == ("Старогород", "Lindental, Німеччина")
    page = client.get(address("add"), typed_head(both, report=report.pk))
    assert page.context["form"].initial["source_url"] == report.source
    url = f"{address('add')}?{page.wsgi_request.GET.urlencode()}"
    client.post(url, {"signed_on_year": "2016", "source_uk": "Сайт ради"})
    assert AgreementReport.objects.get().closed_by == secretary


def test_reports_wait_in_a_list_and_are_closed(client, secretary):
    first, second = make_report(), make_report(agreement=make_agreement(), text="Її припинено.")
    url = address("changelist", model="agreementreport")
    assert {row.pk for row in client.get(url).context["cl"].result_list} == {first.pk, second.pk}
    assert "Її припинено." in client.get(address("change", second, model="agreementreport")).content.decode()
    client.post(address("close", first, model="agreementreport"))
    client.post(url, {"action": "close_selected", "_selected_action": [str(second.pk)]})
    assert not AgreementReport.objects.open().exists()
    assert {row.pk for row in client.get(f"{url}?state=closed").context["cl"].result_list} == {first.pk, second.pk}


def test_work_list_says_what_waits(secretary, django_assert_max_num_queries):
    make_proposal()
    make_agreement("with_ministry")
    make_report()
    make_city(is_verified=False)
    make_city(is_verified=False, source="gazetteer")
    make_run()
    secretary.get_all_permissions()
    with django_assert_max_num_queries(1):
        found = {part.title: part.count for part in parts_of(offers.queues(secretary))}
    assert found == {
        "Пропозиції до реєстру угод": 1,
        "Угоди, щодо яких міністерство мало відповісти": 1,
        "Угоди, про які повідомили читачі": 1,
        "Міста за кордоном, які треба перевірити": 1,
        "Незавершені імпорти угод": 1,
    }
    assert offers.queues(factories.make_staff("chair")) == []


def test_facts_that_would_make_a_twin_are_refused_with_its_number(client, secretary):
    there = make_agreement(kind="friendship")
    other = make_agreement(kind="sister_city", community=there.community, city=there.city)
    proposal = make_proposal(other, content={"kind": "friendship"})
    page = client.post(address("accept", proposal), {}, follow=True)
    assert f"№ {there.pk}" in " ".join(words(page))
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.PENDING
