"""The site-wide read-only switch: reading works, writing is refused politely, the way out stays open."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from mayors_club import read_only
from mayors_club.models import Event, SiteSwitch
from tests import factories

pytestmark = pytest.mark.django_db
SWITCH = "/admin/mayors_club/siteswitch/1/change/"


@pytest.fixture
def switched_on():
    read_only.turn_on()


def test_reading_works_while_switched_on(client, switched_on):
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [("/", "uk", "Зараз сайт можна лише читати"), ("/en/", "en", "The site can only be read just now")],
)
def test_writing_is_refused_in_the_language_of_the_path(client, switched_on, path, language, words):
    response = client.post(path)
    assert response.status_code == 503
    assert response["Content-Language"] == language
    assert response["Retry-After"] == "900"
    assert response["Cache-Control"] == "no-store"
    assert words in response.content.decode()


@pytest.mark.parametrize("make", [factories.make_user, factories.make_admin])
def test_writing_by_people_who_signed_in_is_refused(client, switched_on, make):
    client.force_login(make())
    assert client.post("/admin/members/user/add/", {}).status_code == 503


def test_an_unknown_address_is_refused_like_any_other(client, switched_on):
    assert client.post("/no/such/page/").status_code == 503


def test_signing_out_stays_possible(client, switched_on):
    client.force_login(factories.make_user())
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_other_colleagues_do_not_reach_the_switch(client, switched_on):
    client.force_login(factories.make_staff("secretariat"))
    assert client.post(SWITCH, {}).status_code == 503


@pytest.mark.parametrize("make", [factories.make_admin, lambda: factories.make_staff("duty_officer")])
def test_switch_is_turned_off_and_on_in_the_admin(client, switched_on, make):
    admin = make()
    client.force_login(admin)
    assert client.get("/admin/mayors_club/siteswitch/")["Location"] == SWITCH
    client.post(SWITCH, {"intake_note_uk": "", "intake_note_en": ""})
    assert not read_only.is_on()
    client.post(SWITCH, {"is_read_only": "on", "intake_note_uk": "", "intake_note_en": ""})
    assert read_only.is_on()
    assert SiteSwitch.objects.get().read_only_by == admin


def test_each_turn_is_one_line_in_the_event_log():
    read_only.turn_on()
    read_only.turn_on()
    read_only.turn_off()
    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == [
        "site.read_only_on",
        "site.read_only_off",
    ]


def test_environment_holds_the_switch_down(settings):
    settings.READ_ONLY = True
    read_only.turn_off()
    assert read_only.is_on()


def test_command_turns_and_tells(capsys):
    call_command("read_only", "on")
    call_command("read_only")
    call_command("read_only", "off")
    assert capsys.readouterr().out.split("\n")[:3] == ["read-only: on", "read-only: on", "read-only: off"]


def test_safe_requests_ask_the_database_nothing_about_the_switch(client, django_assert_num_queries):
    with django_assert_num_queries(0):  # a page of our own words: whatever was asked would be the switch
        client.get(reverse("about"))
