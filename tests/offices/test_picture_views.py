"""Who sees which picture, and how long anybody may keep one."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.storage import storages
from PIL import Image

from offices import services
from offices.card import card
from offices.models import Office
from offices.summaries import Summary, with_summaries
from tests import factories, office_factories

pytestmark = pytest.mark.django_db
TYPES = {"avif": ("image/avif", "AVIF"), "webp": ("image/webp", "WEBP"), "jpg": ("image/jpeg", "JPEG")}


@pytest.fixture
def office():
    return office_factories.make_office()


@pytest.fixture
def portrait(office):
    return office_factories.make_live_portrait(office)


def address(portrait, width=320, extension="jpg"):
    return f"/portraits/{portrait.pk}/{width}.{extension}"


def private(portrait, name="320.jpg"):
    return f"/member/office/portrait/{portrait.pk}/{name}"


def signed_in(client, user):
    client.force_login(user)
    return client


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize("width", [320, 640])
def test_published_portrait_is_everybodys(client, portrait, width, extension, django_assert_num_queries):
    content_type, kind = TYPES[extension]
    with django_assert_num_queries(1):
        answer = client.get(address(portrait, width, extension))
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == (kind, (width, width * 5 // 4))


def test_headers_of_a_portrait(client, portrait):
    answer = client.get(address(portrait), headers={"Accept-Encoding": "gzip"})
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["ETag"].startswith('"')
    assert answer["Content-Length"] == str(len(answer.content))
    assert not {"Vary", "Content-Encoding", "Set-Cookie"} & set(answer.headers)
    assert not answer.cookies


def test_who_has_the_portrait_gets_no_bytes(client, portrait, django_assert_num_queries):
    tag = client.get(address(portrait))["ETag"]
    answer = client.get(address(portrait), headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"


def test_every_file_has_a_tag_of_its_own(client, portrait):
    tags = {client.get(address(portrait, width, kind))["ETag"] for width in (320, 640) for kind in TYPES}
    assert len(tags) == 6


def test_tag_does_not_outlive_publication(client, office, portrait):
    """The safety switch reaches those who already have the picture."""
    tag = client.get(address(portrait))["ETag"]
    services.hide(office, by=office.member.user)
    assert client.get(address(portrait), headers={"If-None-Match": tag}).status_code == 404


def not_ready(office):
    return office_factories.make_live_portrait(office, ready_at=None)


def of_a_draft(office):
    portrait = office_factories.make_ready_portrait(office)
    office_factories.make_section(office_factories.make_edition(office), "portrait", portrait=portrait)
    return portrait


def of_an_earlier_edition(office):
    portrait = office_factories.make_live_portrait(office)
    office_factories.make_live(office)
    return portrait


def of_nothing(office):
    return office_factories.make_ready_portrait(office)


def of_a_hidden_office(_office):
    return office_factories.make_live_portrait(office_factories.make_hidden_office())


def of_a_former_member(_office):
    member = factories.make_member(status="ended")
    return office_factories.make_live_portrait(office_factories.make_office(member))


CLOSED = [not_ready, of_a_draft, of_an_earlier_edition, of_nothing, of_a_hidden_office, of_a_former_member]


@pytest.mark.parametrize("make", CLOSED)
def test_every_other_portrait_is_missing_byte_for_byte(client, office, make):
    portrait = make(office)
    missing = client.get(f"/portraits/{uuid.uuid4()}/320.jpg")
    answer = client.get(address(portrait))
    assert (answer.status_code, answer.content) == (404, missing.content)
    assert "public" not in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["1280.jpg", "321.jpg", "320.gif", "320.png"])
def test_files_that_are_never_made_are_missing(client, portrait, name):
    """The portrait is 800 pixels wide: nothing is enlarged."""
    assert client.get(f"/portraits/{portrait.pk}/{name}").status_code == 404


def test_lost_file_is_missing(client, portrait):
    storages["private"].delete(portrait.path_of(320, "jpg"))
    assert client.get(address(portrait)).status_code == 404


def test_portrait_is_read_only(client, portrait):
    assert client.post(address(portrait)).status_code == 405


def test_editors_see_what_is_not_public(client, office):
    """Reviewers too: tests/permissions says who."""
    portrait = of_a_draft(office)
    for user in (office.member.user, factories.make_representative(office.member).user):
        assert signed_in(client, user).get(private(portrait)).status_code == 200


def test_strangers_do_not(client, office):
    portrait = of_a_draft(office)
    for user in (
        factories.make_member().user,
        factories.make_representative(office.member, can_edit_office=False).user,
    ):
        for name in ("320.jpg", "whole.jpg"):
            assert signed_in(client, user).get(private(portrait, name)).status_code == 404
    client.logout()
    assert client.get(private(portrait)).status_code == 302


def test_private_pictures_stay_in_no_cache(client, office):
    portrait = of_a_draft(office)
    signed_in(client, office.member.user)
    for name in ("320.avif", "whole.jpg"):
        assert client.get(private(portrait, name))["Cache-Control"] == "no-store, private"


def test_editor_sees_the_crop_before_the_worker_has_come(client, office):
    portrait = office_factories.make_portrait(office)
    signed_in(client, office.member.user)
    answer = client.get(private(portrait, "640.jpg"))
    assert Image.open(io.BytesIO(answer.content)).size == (640, 800)
    assert client.get(private(portrait, "640.avif")).status_code == 404


def test_editor_sees_the_whole_photograph(client, office):
    portrait = office_factories.make_portrait(office)
    answer = signed_in(client, office.member.user).get(private(portrait, "whole.jpg"))
    assert (answer["Content-Type"], Image.open(io.BytesIO(answer.content)).size) == ("image/jpeg", (768, 960))


@pytest.mark.parametrize("language", ["uk", "en"])
def test_card_of_a_public_office(client, office, language, django_assert_num_queries):
    with django_assert_num_queries(2):
        answer = client.get(f"/offices/{office.slug}/card-{language}.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    again = client.get(f"/offices/{office.slug}/card-{language}.png", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_card_changes_with_the_words(client, office):
    before = client.get(f"/offices/{office.slug}/card-uk.png")["ETag"]
    office.live.sections.filter(kind="title").update(text_uk="Очільниця громади")
    assert client.get(f"/offices/{office.slug}/card-uk.png")["ETag"] != before


def test_card_of_a_hidden_office_is_missing_byte_for_byte(client):
    hidden = office_factories.make_hidden_office()
    missing = client.get("/offices/no-such-office/card-uk.png")
    answer = client.get(f"/offices/{hidden.slug}/card-uk.png")
    assert (answer.status_code, answer.content) == (404, missing.content)


def test_card_speaks_two_languages(client, office):
    assert client.get(f"/offices/{office.slug}/card-pl.png").status_code == 404


def test_card_says_what_the_page_says(client, office):
    """A former mayor's card names the years, as the page does."""
    factories.make_mandate(office.member, ends_on=date(2024, 5, 1))
    summary = Summary(with_summaries(Office.objects.public()).get())
    assert "2020–2024" in summary.title("uk")
    answer = client.get(f"/offices/{office.slug}/card-uk.png")
    member = office.member
    assert answer.content == card(member.full_name_uk, summary.title("uk"), member.place_with_oblast, "uk")
