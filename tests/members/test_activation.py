from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from members import services
from members.models import Member, PersonalLink
from tests.factories import make_staff
from tests.members.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


def text(client, path):
    response = client.get(path)
    assert response.status_code == 200, response
    return response.content.decode()


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


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("full_name_uk", "www.evil.com"),
        ("full_name_uk", "Iryna"),
        ("full_name_latin", "Ірина"),
        ("greeting_uk", "https://evil.example"),
        ("title_uk", "пишіть a@evil.example"),
        ("phone", "123"),
    ],
)
def test_own_words_are_as_strict_as_in_the_application(client, newcomer, link, field, typed):
    assert client.post(link, {**CHANGED, field: typed}).status_code == 422
    newcomer.refresh_from_db()
    assert newcomer.status == "onboarding"


def test_own_words_are_kept_without_invisible_signs_and_hello(client, newcomer, link):
    typed = {
        "full_name_uk": "\u202eІрина Лук'яненко",
        "greeting_uk": "Добрий день, пані Ірино!",
        "phone": "044 123 45 67",
    }
    assert client.post(link, {**CHANGED, **typed}).status_code == 302
    newcomer.refresh_from_db()
    assert (newcomer.full_name_uk, newcomer.greeting_uk) == ("Ірина Лук’яненко", "пані Ірино")
    assert newcomer.phone == "+380441234567"


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
