from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from mayors_club.models import Event
from members.models import Member
from tests.factories import make_representative
from tests.office_factories import make_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


def text(client, path):
    response = client.get(path)
    assert response.status_code == 200, response
    return response.content.decode()


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
    assert "Назвіть своїх представників" in page
    assert "Підпишіться на календар" not in page


def test_tabs_lead_only_where_the_person_may_go(client, mayor):
    """An office page needs a right for it, representatives are the member's own matter."""
    attending = make_representative(mayor, can_edit_office=False)
    expected = {
        mayor.user: (True, True),
        make_representative(mayor).user: (True, False),
        attending.user: (False, False),
    }
    for user, seen in expected.items():
        client.force_login(user)
        page = text(client, "/member/profile/")
        assert ('href="/member/office/"' in page, 'href="/member/representatives/"' in page) == seen


def test_tab_stays_marked_on_the_pages_below(client, mayor):
    make_office(mayor)
    client.force_login(mayor.user)
    assert '<a href="/member/office/" aria-current="page">' in text(client, "/member/office/")
    assert '<a href="/member/office/" aria-current="true">' in text(client, "/member/office/history/")


def test_first_steps_say_how_much_is_done(client, mayor):
    client.force_login(mayor.user)
    assert "Готово: 1 із 4." in text(client, "/member/")
    make_representative(mayor)
    assert "Готово: 2 із 4." in text(client, "/member/")
    assert "Done: 2 of 4." in text(client, "/en/member/")


def test_first_steps_fold_up_after_a_month(client, mayor):
    Member.objects.update(confirmed_at=timezone.now() - timedelta(days=31))
    client.force_login(mayor.user)
    page = text(client, "/member/")
    assert "Перші кроки: виконано 1 із 4" in page
    assert "<details>" in page


def test_first_steps_go_when_all_are_done(client, mayor):
    make_representative(mayor)
    make_office(mayor)
    Authenticator.objects.create(user=mayor.user, type="webauthn", data={"name": "key"})
    client.force_login(mayor.user)
    page = text(client, "/member/")
    assert "Перші кроки" not in page
    assert "Хто може діяти від Вашого імені" in page
    assert "Помічниця Тестова" in page


@pytest.mark.parametrize(("path", "most"), [("/member/", 8), ("/member/profile/", 8), ("/member/sign-in/", 8)])
def test_pages_of_the_area_take_few_queries(client, mayor, path, most, django_assert_max_num_queries):
    make_representative(mayor)
    make_office(mayor)
    client.force_login(mayor.user)
    with django_assert_max_num_queries(most):
        client.get(path)


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


def test_each_language_is_offered_by_its_own_name(client, mayor):
    representative = make_representative(mayor)
    for user in (mayor.user, representative.user):
        client.force_login(user)
        page = text(client, "/member/profile/")
        assert ">English</label>" in page
        assert "Англійська" not in page
