"""The demo's directory: sown once, edited entries stay, and the work list has a reported letter."""

import io

import pytest
from django.core.management import call_command

from mayors_club.demo.directory import ENTRIES
from mayors_club.demo.people import account
from members.models import DirectoryEntry, Member, RelayLetter
from members.offers import parts
from members.vocabulary import LANGUAGES, TOPICS

pytestmark = pytest.mark.django_db


@pytest.fixture
def sown(settings):
    settings.DEMO, settings.EMAIL_HOST, settings.SMTP_CATCHER_DIR = True, "127.0.0.1", "/nowhere"
    call_command("seed_demo", stdout=io.StringIO())


def test_directory_is_sown_once_and_what_people_change_stays(sown):
    assert DirectoryEntry.objects.count() == len(ENTRIES)
    assert Member.objects.active().count() - Member.objects.in_directory().count() == 1
    assert str(parts(account("secretariat"))[0].title).startswith("Листи між членами")
    changed = DirectoryEntry.objects.first()
    DirectoryEntry.objects.filter(pk=changed.pk).update(topics=["sport"])
    call_command("seed_demo", stdout=io.StringIO())
    changed.refresh_from_db()
    assert changed.topics == ["sport"]
    assert (DirectoryEntry.objects.count(), RelayLetter.objects.count()) == (len(ENTRIES), 1)


def test_words_are_those_of_the_table():
    for columns in ENTRIES.values():
        assert set(columns.get("languages", [])) <= set(LANGUAGES)
        assert set(columns.get("topics", [])) <= set(TOPICS)
