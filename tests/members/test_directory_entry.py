"""What a member shows and to whom: the database, the one function that decides, the member's own page."""

import pytest
from django.db import IntegrityError, transaction

from mayors_club.models import Event
from members import services
from members.directory.seen import Seen, seen
from members.models import Audience, DirectoryEntry, Member
from tests.directory_factories import make_entry
from tests.factories import make_member, make_representative

pytestmark = pytest.mark.django_db
EVERYTHING = {"languages": ["pl", "en"], "topics": ["water"], "email": "mayor@rada.example", "phone": "+380441234567"}
MINE = "/member/directory/mine/"
POSTED = {
    "is_listed": "on",
    "takes_letters": "on",
    "languages": ["en", "pl"],
    "topics": ["water", "culture"],
    "email": "Mayor@rada.example",
    "phone": "044 123 45 67",
    "languages_for": "2",
    "topics_for": "1",
    "email_for": "1",
    "phone_for": "0",
}


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("directory_audience_known", {"languages_for": 3}),
        ("directory_audience_known", {"topics_for": 3}),
        ("directory_contacts_never_public", {"email_for": 2}),
        ("directory_contacts_never_public", {"phone_for": 2}),
        ("directory_public_only_when_listed", {"is_listed": False, "languages_for": 2}),
        ("directory_public_only_when_listed", {"is_listed": False, "topics_for": 2}),
    ],
)
def test_database_refuses(constraint, columns):
    entry = make_entry()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DirectoryEntry.objects.filter(pk=entry.pk).update(**columns)


POSSIBLE = [
    (field, step)
    for field in DirectoryEntry.FIELDS
    for step in Audience
    if step != Audience.EVERYONE or field not in ("email", "phone")
]


@pytest.mark.parametrize(("field", "step"), POSSIBLE)
def test_what_everyone_sees_members_see_too(field, step):
    entry = make_entry(**EVERYTHING, **{f"{field}_for": step})
    by_members, by_everyone = (bool(getattr(seen(entry.member, by), field)) for by in (1, 2))
    assert (by_members, by_everyone) == (step >= Audience.MEMBERS, step == Audience.EVERYONE)


def test_without_a_choice_contacts_are_private_and_the_rest_is_for_members():
    entry = make_entry(**EVERYTHING)
    assert seen(entry.member, Audience.MEMBERS) == Seen(
        ["англійська", "польська"], ["водопостачання та водовідведення"], "", ""
    )
    assert not seen(entry.member, Audience.EVERYONE)
    assert not seen(make_member(), Audience.MEMBERS)


def test_nobody_is_no_reader_and_who_is_not_listed_shows_nothing():
    hidden = make_entry(is_listed=False, **EVERYTHING, email_for=1, phone_for=1)
    assert not seen(hidden.member, Audience.MEMBERS)
    assert not seen(make_entry(**EVERYTHING, languages_for=2).member, Audience.NOBODY)


def test_code_that_the_table_lost_is_passed_over():
    entry = make_entry(languages=["xx", "en"])
    assert seen(entry.member, Audience.MEMBERS).languages == ["англійська"]


@pytest.fixture
def mayor():
    return make_member(full_name_uk="Ірина Савчук")


@pytest.fixture
def at_desk(client, mayor):
    client.force_login(mayor.user)
    return client


def test_member_saves_and_the_log_names_columns_only(at_desk, mayor):
    response = at_desk.post(MINE, POSTED)
    assert response["Location"] == MINE
    entry = DirectoryEntry.objects.get()
    assert (entry.languages, entry.topics) == (["en", "pl"], ["water", "culture"])
    assert (entry.email, entry.phone) == ("mayor@rada.example", "+380441234567")
    event = Event.objects.get(verb="directory.changed")
    changed = {"languages", "topics", "email", "phone", "languages_for", "email_for"}
    assert (event.actor, set(event.codes["fields"])) == (mayor.user, changed)
    page = at_desk.get(MINE).content.decode()
    assert "mayor@rada.example" in page


def test_preview_shows_and_saves_nothing(at_desk):
    page = at_desk.post(MINE, {**POSTED, "preview": "1"}).content.decode()
    assert "Попередній перегляд: ще не збережено" in page
    by_members, by_everyone = page.split("Як Вас бачать усі")
    assert "mayor@rada.example</a>" in by_members
    assert "+380441234567</a>" not in page
    assert "англійська, польська</dd>" in by_everyone
    assert not DirectoryEntry.objects.exists()


def test_leaving_the_directory_takes_back_what_was_public(at_desk, mayor):
    make_entry(mayor, languages=["en"], languages_for=2)
    posted = {name: value for name, value in POSTED.items() if name != "is_listed"}
    assert "Вас немає в довіднику" in at_desk.post(MINE, {**posted, "preview": "1"}).content.decode()
    at_desk.post(MINE, posted)
    entry = DirectoryEntry.objects.get()
    assert (entry.is_listed, entry.languages_for) == (False, Audience.MEMBERS)


def test_verb_itself_takes_back_what_was_public(mayor):
    make_entry(mayor, languages_for=2, topics_for=2)
    entry = services.change_entry(mayor, by=mayor.user, is_listed=False)
    assert (entry.languages_for, entry.topics_for) == (1, 1)


@pytest.mark.parametrize(
    "typed",
    [
        {"email_for": "2"},
        {"phone_for": "2"},
        {"languages_for": "7"},
        {"languages": ["xx"]},
        {"email": "nonsense"},
        {"phone": "12"},
    ],
)
def test_bad_answers_are_refused_and_what_is_saved_stays_in_view(at_desk, mayor, typed):
    make_entry(mayor, topics=["waste"])
    response = at_desk.post(MINE, {**POSTED, **typed})
    assert response.status_code == 422
    assert "поводження з відходами</dd>" in response.content.decode()
    assert DirectoryEntry.objects.get().topics == ["waste"]


def test_page_is_the_members_alone(client, mayor):
    representative = make_representative(mayor)
    client.force_login(representative.user)
    assert client.get(MINE).status_code == 404
    onboarding = make_member(status=Member.Status.ONBOARDING)
    client.force_login(onboarding.user)
    assert client.get(MINE).status_code == 404


def test_page_speaks_english(at_desk):
    page = at_desk.get("/en" + MINE).content.decode()
    assert "How members see you" in page
    assert "Crimean Tatar" in page
