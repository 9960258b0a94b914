import re
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from mayors_club.models import Event
from members import services
from members.acting import actor_and_principal
from members.models import Member
from tests.factories import make_member, make_representative, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


def text(client, path):
    response = client.get(path)
    assert response.status_code == 200, response
    return response.content.decode()


def test_representative_sees_for_whom_they_work(client, mayor):
    representative = make_representative(mayor)
    client.force_login(representative.user)
    page = text(client, "/member/")
    assert "Ви працюєте в кабінеті: <b>Ірина Савчук</b>, Старогород." in page
    assert "пані Ірино" not in page
    assert "Iryna Savchuk</b>, Starohorod" in text(client, "/en/member/")


def test_member_alone_sees_no_such_line(client, mayor):
    client.force_login(mayor.user)
    assert "Ви працюєте в кабінеті" not in text(client, "/member/")


def test_representative_of_two_chooses_first(client, mayor):
    other = make_member(full_name_uk="Олег Коваль")
    user = make_representative(mayor).user
    make_representative(other, user)
    client.force_login(user)
    assert client.get("/member/").url == "/member/acting-for/"
    assert "Олег Коваль" in text(client, "/member/acting-for/")
    assert client.post("/member/acting-for/", {"member": other.pk}).url == "/member/"
    assert "Ви працюєте в кабінеті: <b>Олег Коваль</b>" in text(client, "/member/")
    event = Event.objects.about(other).get()
    assert (event.verb, event.actor, event.on_behalf_of) == ("member.acting_chosen", user, other.user)
    assert event.actor_kind == "representative"


def test_member_who_represents_another_chooses_too(client, mayor):
    make_representative(make_member(), mayor.user)
    client.force_login(mayor.user)
    assert client.get("/member/").url == "/member/acting-for/"
    client.post("/member/acting-for/", {"member": mayor.pk})
    assert "Добрий день, пані Ірино!" in text(client, "/member/")
    assert not Event.objects.about(mayor).exists()


@pytest.mark.parametrize("member", ["foreign", "missing", "nonsense"])
def test_nobody_chooses_a_member_they_do_not_represent(client, mayor, member):
    chosen = {"foreign": str(make_member().pk), "missing": "00000000-0000-0000-0000-000000000000", "nonsense": "x"}
    client.force_login(make_representative(mayor).user)
    assert client.post("/member/acting-for/", {"member": chosen[member]}).status_code == 404


def test_only_member_there_was_counts_as_chosen(client, mayor):
    """Never asked, because there was one; then a second came and the first one went."""
    representative = make_representative(mayor)
    client.force_login(representative.user)
    assert "Ірина Савчук" in text(client, "/member/")
    make_representative(make_member(), representative.user)
    services.end_representative(representative, by=mayor.user)
    assert client.post("/member/office/lead/", {"text_uk": "Про Старогород"}).url == "/member/acting-for/"


def test_ended_representative_loses_it_at_the_next_request(client, mayor):
    other = make_member()
    representative = make_representative(mayor)
    make_representative(other, representative.user)
    client.force_login(representative.user)
    client.post("/member/acting-for/", {"member": mayor.pk})
    services.end_representative(representative, by=mayor.user)
    # A form of the earlier cabinet, still open, must not be saved in the other one.
    assert client.post("/member/office/lead/", {"text_uk": "Про Старогород"}).url == "/member/acting-for/"
    page = text(client, "/member/acting-for/")
    assert "Ірина Савчук" not in page
    assert other.full_name_uk in page
    client.post("/member/acting-for/", {"member": other.pk})
    assert other.full_name_uk in text(client, "/member/")


def test_every_tab_of_a_representative_leads_somewhere(client, mayor):
    client.force_login(make_representative(mayor).user)
    tabs = re.search(r'<nav class="subnav".*?</nav>', text(client, "/member/"), re.DOTALL)[0]
    for path in re.findall(r'href="([^"]+)"', tabs):
        text(client, path)


@pytest.mark.parametrize("how", ["past its date", "membership not effective", "ended behind our back"])
def test_last_right_gone_signs_out(client, mayor, how):
    representative = make_representative(mayor)
    client.force_login(representative.user)
    text(client, "/member/")
    if how == "past its date":
        representative.ends_on = timezone.localdate() - timedelta(days=1)
    elif how == "membership not effective":
        Member.objects.update(effective_at=timezone.now() + timedelta(minutes=5))
    else:
        representative.status, representative.ended_at = "ended", timezone.now()
    representative.save()
    assert client.get("/member/").url == "/login/?next=/member/"
    assert "_auth_user_id" not in client.session


def test_representative_works_through_their_last_day(client, mayor):
    client.force_login(make_representative(mayor, ends_on=timezone.localdate()).user)
    text(client, "/member/")


def test_actor_and_principal(mayor):
    request = RequestFactory().get("/")
    request.acting_for = mayor
    request.user = make_user()
    assert actor_and_principal(request) == (request.user, mayor.user)
    request.user = mayor.user
    assert actor_and_principal(request) == (mayor.user, None)


def test_public_pages_touch_no_session_of_anybody(client, mayor, django_assert_num_queries):
    client.force_login(mayor.user)
    with django_assert_num_queries(0):
        assert not client.get("/about/").cookies
