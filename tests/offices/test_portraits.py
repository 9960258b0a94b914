"""A portrait from the upload to the files that pages show."""

import io
import shutil
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from mayors_club import invariants, read_only
from mayors_club.models import Event
from mayors_club.pictures import PictureRefused
from offices import services, tasks
from offices.crops import Crop
from offices.models import Portrait
from offices.models.portrait import LEASE, MOST_ATTEMPTS
from tests import factories, office_factories, photographs
from tests.photographs import corners, upload, written

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
    return add(office)


def add(office, content=None):
    return services.add_portrait(office, upload(content or written(corners((800, 1000)))), by=office.member.user)


def files_of(portrait):
    return set(storages["private"].listdir(portrait.folder)[1])


def events(verb):
    return list(Event.objects.filter(verb=verb).values_list("codes", flat=True))


def test_upload_is_kept_clean_with_the_usual_crop(office):
    portrait = add(office, photographs.telling_jpeg())
    assert (portrait.width, portrait.height, portrait.crop) == (800, 1000, Crop(0, 0, 800, 1000))
    assert portrait.uploaded_by == office.member.user
    assert files_of(portrait) == {"master.jpg"}
    with portrait.master.open("rb") as master:
        assert photographs.PLANTED not in master.read()


def test_upload_is_an_event_without_words(office):
    assistant = factories.make_representative(office.member).user
    principal = office.member.user
    portrait = services.add_portrait(office, upload(written()), by=assistant, on_behalf_of=principal)
    (event,) = Event.objects.filter(verb="office.portrait_added")
    assert (event.actor_id, event.on_behalf_of_id) == (assistant.pk, principal.pk)
    assert event.codes == {"portrait": str(portrait.pk)}


def test_refused_upload_leaves_nothing(office):
    before = set(storages["private"].listdir("")[0])
    with pytest.raises(PictureRefused, match="kind"):
        add(office, b"GIF89a")
    assert not Portrait.objects.exists()
    assert not Event.objects.filter(verb="office.portrait_added").exists()
    assert set(storages["private"].listdir("")[0]) == before


def test_worker_makes_every_file(portrait):
    tasks.make_portraits()
    portrait.refresh_from_db()
    assert portrait.ready_at
    expected = {f"{width}.{extension}" for width in (320, 640) for extension in ("avif", "webp", "jpg")}
    assert files_of(portrait) == expected | {"master.jpg"}
    with storages["private"].open(portrait.path_of(640, "avif")) as file:
        assert Image.open(io.BytesIO(file.read())).size == (640, 800)


def test_worker_makes_one_after_the_other_and_none_twice(office):
    first, second = add(office), add(office)
    tasks.make_portraits()
    assert list(Portrait.objects.waiting()) == [second]
    tasks.make_portraits()
    ready = {portrait.pk: portrait.ready_at for portrait in Portrait.objects.all()}
    assert all(ready[portrait.pk] for portrait in (first, second))
    tasks.make_portraits()
    assert {portrait.pk: portrait.ready_at for portrait in Portrait.objects.all()} == ready


def test_second_worker_leaves_portraits_to_the_first(office, portrait):
    """Two at once would leave no process for letters."""
    Portrait.objects.update(tried_at=timezone.now(), attempts=1)
    waiting = add(office)
    assert not services.make_next_portrait()
    waiting.refresh_from_db()
    assert waiting.tried_at is None


def test_picture_that_cannot_be_made_is_marked_and_holds_nobody_up(office):
    broken, good = add(office), add(office)
    storages["private"].delete(broken.master.name)
    tasks.make_portraits()
    tasks.make_portraits()
    broken.refresh_from_db()
    good.refresh_from_db()
    assert (bool(broken.failed_at), broken.ready_at) == (True, None)
    assert good.ready_at


def test_picture_that_cannot_be_made_is_on_the_work_list(client, office):
    office_factories.make_live_portrait(office, ready_at=None, failed_at=timezone.now())
    invariants.check()
    client.force_login(factories.make_staff("secretariat"))
    page = client.get("/admin/").content.decode()
    assert "світлину сторінки не вдалося підготувати" in page
    assert f"/admin/mayors_club/event/?q={office.pk}" in page


def test_failed_picture_that_no_page_wants_is_nobodys_work(office):
    office_factories.make_portrait(office, failed_at=timezone.now())
    assert not Portrait.objects.failed().exists()


def test_dead_workers_portrait_is_taken_up_after_its_lease(portrait):
    Portrait.objects.update(tried_at=timezone.now(), attempts=1)
    assert not services.make_next_portrait()
    with time_machine.travel(timezone.now() + LEASE + timedelta(minutes=1)):
        assert services.make_next_portrait()
    portrait.refresh_from_db()
    assert portrait.ready_at


def test_picture_that_kills_its_worker_is_given_up(portrait):
    Portrait.objects.update(tried_at=timezone.now() - 2 * LEASE, attempts=MOST_ATTEMPTS)
    assert services.make_next_portrait()
    portrait.refresh_from_db()
    assert portrait.failed_at


def test_interrupted_attempt_is_written_over(portrait):
    storages["private"].save(portrait.path_of(320, "jpg"), io.BytesIO(b"half a file"))
    tasks.make_portraits()
    assert {name for name in files_of(portrait) if name.startswith("320")} == {"320.avif", "320.jpg", "320.webp"}
    with storages["private"].open(portrait.path_of(320, "jpg")) as file:
        assert Image.open(file).size == (320, 400)


def test_read_only_site_makes_nothing(portrait):
    read_only.turn_on()
    tasks.make_portraits()
    portrait.refresh_from_db()
    assert portrait.tried_at is None


def test_worker_is_poked_when_the_upload_holds(office, django_capture_on_commit_callbacks):
    """The broker of the tests is dead: the portrait stays, and waits for beat."""
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        portrait = add(office)
    assert len(callbacks) == 1
    assert list(Portrait.objects.waiting()) == [portrait]


def test_new_crop_is_a_new_portrait(portrait):
    again = services.recrop(portrait, Crop(400, 0, 400, 500), by=portrait.uploaded_by)
    assert again.pk != portrait.pk
    assert again.crop == Crop(400, 0, 400, 500)
    tasks.make_portraits()
    tasks.make_portraits()
    with storages["private"].open(again.path_of(320, "jpg")) as file:
        red, green, _blue = Image.open(file).getpixel((160, 200))
    assert green > red
    assert events("office.portrait_cropped") == [{"portrait": str(again.pk)}]


def test_same_crop_is_the_same_portrait(portrait):
    assert services.recrop(portrait, portrait.crop, by=portrait.uploaded_by) == portrait
    assert Portrait.objects.count() == 1


@pytest.mark.parametrize("crop", [Crop(0, 0, 400, 400), Crop(500, 0, 400, 500), Crop(0, 0, 200, 250)])
def test_impossible_crop_is_refused(portrait, crop):
    with pytest.raises(ValueError, match="Crop"):
        services.recrop(portrait, crop, by=portrait.uploaded_by)


@pytest.mark.parametrize(
    "wrong",
    [
        {"crop_left": 1},
        {"crop_height": 1001},
        {"crop_width": 0},
        {"ready_at": timezone.now(), "failed_at": timezone.now()},
    ],
)
def test_database_refuses_impossible_portraits(portrait, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Portrait.objects.update(**wrong)
