"""How long a portrait is kept, and what lies on the disk for it."""

import io
import os
import shutil
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from mayors_club import invariants
from offices import services
from offices.content import Content
from offices.models import Portrait
from tests import office_factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files():
    """Files that other tests left are no business of these."""
    shutil.rmtree(storages["private"].path("portraits"), ignore_errors=True)


@pytest.fixture
def office():
    return office_factories.make_office()


@pytest.fixture
def portrait(office):
    return office_factories.make_portrait(office)


def test_rightful_portraits_violate_nothing(office, portrait):
    office_factories.make_live_portrait(office)
    assert portrait.has_its_files
    assert invariants.check() == []


def test_unused_portrait_is_one_that_no_text_has_or_had(office):
    """A state of a section that can be restored keeps its picture."""
    user = office.member.user
    forgotten, earlier, present = (office_factories.make_portrait(office) for _number in range(3))
    for revision, portrait in enumerate((earlier, present)):
        content = Content(text_uk="Портрет", portrait_id=portrait.pk)
        services.save_section(office, "portrait", content, revision=revision, by=user)
    later = timezone.now() + timedelta(days=31)
    assert list(Portrait.objects.unused(later)) == [forgotten]
    assert list(Portrait.objects.unused()) == []


def test_deletion_takes_the_files_when_it_holds(portrait, django_capture_on_commit_callbacks):
    folder = storages["private"].path(portrait.folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.delete_portraits([portrait]) == 1
        assert os.path.exists(folder)
    assert not Portrait.objects.exists()
    assert not os.path.exists(folder)


def old_files(folder, hours):
    storage = storages["private"]
    name = storage.save(f"{folder}/master.jpg", io.BytesIO(b"a picture"))
    then = (timezone.now() - timedelta(hours=hours)).timestamp()
    os.utime(storage.path(name), (then, then))
    return storage.path(folder)


def test_files_without_a_row_are_swept_after_a_day(portrait):
    lost, fresh = old_files("portraits/lost", hours=25), old_files("portraits/fresh", hours=23)
    kept = old_files(f"portraits/{portrait.pk}", hours=99)
    assert services.delete_lost_folders(timezone.now()) == 1
    assert [os.path.exists(folder) for folder in (lost, fresh, kept)] == [False, True, True]
