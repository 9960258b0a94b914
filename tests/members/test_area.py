from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from members import services
from members.acting import actor_and_principal
from members.models import Member, PersonalLink
from tests.factories import make_community, make_member, make_representative, make_staff, make_user
from tests.members.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits_left_from_before():
    cache.clear()


@pytest.fixture
def mayor():
    community = make_community()
    return make_member(
        full_name_uk="Ірина Савчук",
        full_name_latin="Iryna Savchuk",
        greeting_uk="пані Ірино",
        greeting_en="Ms Savchuk",
        community=community,
    )


def text(client, path):
    response = client.get(path)
    assert response.status_code == 200, response
    return response.content.decode()


# Overview ------------------------------------------------------------------------------------------------------------
@pytest.mark.time_machine("2026-11-21 12:00")
def test_overview_greets_as_the_member_typed(client, mayor):
    client.force_login(mayor.user)
    page = text(client, "/member/")
    assert "Добрий день, пані Ірино!" in page
    assert "Субота, 21\u00a0листопада. Зараз від Вас нічого не потрібно." in page
    page = text(client, "/en/member/")
    assert "Good day, Ms Savchuk!" in page
    assert "There is nothing you need to do right now." in page


def test_overview_without_a_form_of_address(client, mayor):
    Member.objects.update(greeting_uk="")
    client.force_login(mayor.user)
    assert "Добрий день!" in text(client, "/member/")


def test_overview_links_only_to_what_exists(client, mayor):
    client.force_login(mayor.user)
    page = text(client, "/member/")
    assert "Вхід без коду" in page
    assert "Назвіть своїх представників" not in page
    assert "Мій офіс" not in page


def test_first_steps_end_after_a_month(client, mayor):
    Member.objects.update(confirmed_at=timezone.now() - timedelta(days=31))
    client.force_login(mayor.user)
    assert "Перші кроки" not in text(client, "/member/")


@pytest.mark.parametrize("path", ["/member/", "/member/profile/", "/member/sign-in/"])
def test_pages_of_the_area_take_few_queries(client, mayor, path, django_assert_max_num_queries):
    client.force_login(mayor.user)
    with django_assert_max_num_queries(8):
        client.get(path)


# Acting for ----------------------------------------------------------------------------------------------------------
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


def test_ended_representative_loses_it_at_the_next_request(client, mayor):
    other = make_member()
    representative = make_representative(mayor)
    make_representative(other, representative.user)
    client.force_login(representative.user)
    client.post("/member/acting-for/", {"member": mayor.pk})
    services.end_representative(representative, by=mayor.user)
    page = text(client, "/member/")
    assert "Ірина Савчук" not in page
    assert other.full_name_uk in page


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


# Profile -------------------------------------------------------------------------------------------------------------
CHANGED = {
    "full_name_uk": "Ірина Петрівна Савчук",
    "full_name_latin": "Iryna Savchuk",
    "greeting_uk": "Ірино Петрівно",
    "greeting_en": "Ms Savchuk",
    "title_uk": "міська голова",
    "title_en": "Mayor",
    "phone": "",
    "language": "en",
}


def test_profile_is_saved_for_membership_and_user(client, mayor):
    client.force_login(mayor.user)
    assert client.post("/member/profile/", CHANGED).url == "/member/profile/"
    mayor.refresh_from_db()
    assert (mayor.greeting_uk, mayor.user.full_name_uk, mayor.user.language) == (
        "Ірино Петрівно",
        "Ірина Петрівна Савчук",
        "en",
    )
    event = Event.objects.about(mayor).get()
    assert event.codes == {"fields": ["full_name_uk", "greeting_uk"]}


def test_profile_says_what_is_missing(client, mayor):
    client.force_login(mayor.user)
    response = client.post("/member/profile/", {**CHANGED, "full_name_latin": ""})
    assert response.status_code == 422
    assert "Введіть ім’я та прізвище латиницею" in response.content.decode()


def test_profile_of_a_representative_is_their_own(client, mayor):
    user = make_representative(mayor).user
    client.force_login(user)
    person = {"full_name_uk": "Оксана Дорошенко", "full_name_latin": "Oksana Doroshenko", "language": "uk"}
    client.post("/member/profile/", {**CHANGED, **person})
    user.refresh_from_db()
    mayor.refresh_from_db()
    assert (user.full_name_uk, mayor.full_name_uk) == ("Оксана Дорошенко", "Ірина Савчук")


def test_signing_out_everywhere_keeps_this_device(client, mayor):
    other = type(client)()
    client.force_login(mayor.user)
    other.force_login(mayor.user)
    client.post("/member/sign-in/sign-out-everywhere/")
    assert client.get("/member/").status_code == 200
    assert other.get("/member/").status_code == 302


# Activation ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def newcomer(mayor):
    Member.objects.update(status="onboarding", confirmed_at=None)
    mayor.refresh_from_db()
    return mayor


@pytest.fixture
def link(newcomer):
    return f"/member/welcome/{services.mint_link(newcomer.user, 'welcome')}/"


def test_link_in_the_letter_is_made_while_it_is_sent(client, newcomer):
    letter = mail.queue(
        "first_steps",
        to=newcomer.user.email,
        language="en",
        context={"member": newcomer},
        dedupe_key="x",
        subject=newcomer,
    )
    sent = next(word for word in mail.fill_secrets(letter)[0].split() if "/welcome/" in word)
    assert sent.startswith("http://testserver/en/member/welcome/")
    assert client.get(sent.removeprefix("http://testserver")).status_code == 200
    kept = PersonalLink.objects.get()
    assert kept.token_hash not in sent
    assert timezone.localtime(kept.expires_at).strftime("%H:%M") == "23:59"
    assert timezone.localtime(kept.expires_at).date() == timezone.localdate() + timedelta(days=7)


def test_showing_the_link_changes_nothing(client, newcomer, link):
    assert "Ірина Савчук" in text(client, link)
    client.head(link)
    newcomer.refresh_from_db()
    assert newcomer.status == "onboarding"
    assert "_auth_user_id" not in client.session


def test_confirming_activates_and_signs_in(client, newcomer, link):
    assert client.post(link, CHANGED).url == "/member/"
    newcomer.refresh_from_db()
    assert (newcomer.status, newcomer.greeting_uk, newcomer.user.language) == ("active", "Ірино Петрівно", "en")
    assert "Перші кроки" in text(client, "/member/")
    assert type(client)().get(link).status_code == 410


def test_confirming_twice_is_as_good_as_once(client, newcomer):
    first, second = (f"/member/welcome/{services.mint_link(newcomer.user, 'welcome')}/" for _ in range(2))
    client.post(first, CHANGED)
    assert type(client)().post(second, CHANGED).status_code in (302, 410)
    assert Event.objects.about(newcomer).filter(verb="member.activated").count() == 1


def test_confirming_says_what_is_missing(client, newcomer, link):
    assert client.post(link, {**CHANGED, "full_name_uk": ""}).status_code == 422
    newcomer.refresh_from_db()
    assert newcomer.status == "onboarding"


@pytest.mark.parametrize("what", ["expired", "altered", "annulled", "not effective", "of another purpose"])
def test_link_that_no_longer_works_says_how_to_go_on(client, newcomer, link, what):
    if what == "expired":
        PersonalLink.objects.update(created_at="2020-01-01T00:00Z", expires_at="2020-01-08T00:00Z")
    elif what == "altered":
        link = f"{link[:-2]}x/"
    elif what == "annulled":
        services.annul(newcomer, by=make_staff("chair"))
    elif what == "not effective":
        Member.objects.update(effective_at="2100-01-01T00:00Z")
    else:
        PersonalLink.objects.update(purpose="first_sign_in")
    response = client.get(link)
    assert response.status_code == 410
    assert "Це посилання вже не діє" in response.content.decode()
    assert client.post(link, CHANGED).status_code == 410


def test_simply_signing_in_leads_to_the_same_page(client, newcomer):
    sign_in(client, newcomer.user)
    page = text(client, "/member/")
    assert "На Вас чекає одна справа." in page
    assert "/member/activate/" in page
    assert client.post("/member/activate/", CHANGED).url == "/member/"
    newcomer.refresh_from_db()
    assert newcomer.status == "active"
    assert client.get("/member/activate/").status_code == 404


def test_activating_staff_still_show_their_second_factor(client, newcomer, link):
    colleague = make_staff("secretariat")
    Member.objects.update(user=colleague)
    PersonalLink.objects.update(user=colleague)
    assert client.post(link, CHANGED).url == "/login/second-factor/"
    assert not OutgoingEmail.objects.exists()
