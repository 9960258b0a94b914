"""Experts and their photographs: what is kept, who sees it and when."""

import io
from pathlib import PurePath

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image

from mayors_club.models import Event
from sessions.models import Expert
from tests import photographs, session_factories
from tests.client import StrictClient
from tests.photographs import scene, upload, written
from tests.sessions.desk import address, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def expert():
    return session_factories.make_expert()


@pytest.fixture
def take_effect(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def save(client, expert, **changes):
    page = address("change", expert, "expert")
    values = posted(client.get(page), **changes)
    return client.post(page, {name: value for name, value in values.items() if value != "" or name in changes})


def files() -> list[str]:
    try:
        return storages["private"].listdir("experts")[1]
    except FileNotFoundError:
        return []


def test_photograph_is_kept_small_and_tells_nothing(client, secretary, expert):
    response = save(client, expert, photograph=upload(photographs.telling_jpeg()))
    assert response.status_code == 302
    expert.refresh_from_db()
    with expert.photo.open("rb") as file:
        content = file.read()
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("JPEG", (640, 800))
    assert photographs.PLANTED not in content
    assert Event.objects.filter(verb="expert.photo_set", subject_id=str(expert.pk)).count() == 1


@pytest.mark.parametrize("content", [b"<svg/>", b"", written(scene((100, 100)))])
def test_bad_photograph_is_refused_in_words(client, secretary, expert, content):
    response = save(client, expert, photograph=upload(content))
    assert response.context["adminform"].form.errors["photograph"]
    assert not Expert.objects.get().photo


def test_new_photograph_has_a_new_address_and_the_former_file_goes(client, secretary, expert, take_effect):
    save(client, expert, photograph=upload(written()))
    first = Expert.objects.get().photo.name
    with take_effect():
        save(client, expert, photograph=upload(written()))
    second = Expert.objects.get().photo.name
    assert first != second
    assert PurePath(first).name not in files()
    assert PurePath(second).name in files()


def test_photograph_is_removed_with_its_file(client, secretary, expert, take_effect):
    save(client, expert, photograph=upload(written()))
    name = PurePath(Expert.objects.get().photo.name).name
    with take_effect():
        save(client, expert, removes_photo="on")
    assert Expert.objects.get().photo_address == ""
    assert name not in files()
    assert Event.objects.filter(verb="expert.photo_removed").count() == 1


def test_texts_are_saved_without_touching_the_photograph(client, secretary, expert):
    session_factories.make_photo(expert)
    save(client, expert, role_uk="Енергетикиня", languages=["uk", "pl"])
    stored = Expert.objects.get()
    assert (stored.role_uk, stored.languages, stored.photo.name) == ("Енергетикиня", ["uk", "pl"], expert.photo.name)


def test_whoever_opens_a_profile_is_written_down(client, secretary, expert):
    client.get(address("change", expert, "expert"))
    assert Event.objects.get(verb="expert.opened").actor == secretary


def test_name_in_ukrainian_is_needed(client, secretary):
    page = reverse("admin:expert_sessions_expert_add")
    response = client.post(page, posted(client.get(page), name_en="Nataliia"))
    assert response.context["adminform"].form.errors["name_uk"]


# Who sees it ----------------------------------------------------------------------------------------------------------
def test_world_does_not_see_the_photograph_of_a_planned_session(expert):
    session_factories.make_photo(expert)
    session_factories.make_session("planned", expert=expert)
    assert StrictClient().get(expert.photo_address).status_code == 404


@pytest.mark.parametrize("status", ["announced", "live", "held", "cancelled"])
def test_world_sees_a_photograph_once_a_session_is_announced(expert, status):
    session_factories.make_photo(expert)
    session_factories.make_session(status, expert=expert)
    response = StrictClient().get(expert.photo_address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not response.cookies


def test_unknown_lost_and_replaced_photographs_answer_alike(expert):
    session_factories.make_session(expert=expert)
    session_factories.make_photo(expert)
    replaced = expert.photo_address
    session_factories.make_photo(expert)
    lost = expert.photo_address
    storages["private"].delete(expert.photo.name)
    unknown = reverse("session_files:expert_photo", args=["00000000-0000-0000-0000-000000000001"])
    answers = [StrictClient().get(path) for path in (replaced, lost, unknown)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


def test_secretariat_sees_it_before_the_world(client, secretary, expert):
    page = address("photo", expert, "expert")
    assert client.get(page).status_code == 404
    session_factories.make_photo(expert)
    response = client.get(page)
    assert response["Content-Type"] == "image/jpeg"
    assert "no-store" in response["Cache-Control"]
