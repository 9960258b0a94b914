"""What a telephone fetches for a portrait: one file, within its budget."""

import pytest

from offices import services, tasks
from offices.content import Content
from tests import office_factories
from tests.photographs import scene, upload, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db):
    """Published with a photograph of twelve megapixels."""
    office = office_factories.make_office(may_publish=True)
    user = office.member.user
    portrait = services.add_portrait(office, upload(written(scene((4000, 3000), noise=8))), by=user)
    content = Content(text_uk="Портрет", portrait_id=portrait.pk)
    services.save_section(office, "portrait", content, revision=0, by=user)
    tasks.make_portraits()
    draft = office.editions.open().get()
    services.publish(draft, seen=draft.changes, by=user)
    return office


@pytest.mark.parametrize(("scale", "name"), [(1, "320.avif"), (3, "640.avif")])
def test_telephone_fetches_one_small_file(browser, live_server, office, scale, name):
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=scale)
    page = context.new_page()
    fetched = []
    page.on("response", lambda response: fetched.append(response) if "/portraits/" in response.url else None)
    page.goto(live_server.url + office.get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert [(response.status, response.url.rpartition("/")[2]) for response in fetched] == [(200, name)]
    assert len(fetched[0].body()) <= 28_000
    assert page.locator("picture img").evaluate("image => image.naturalWidth > 0 && image.complete")
    context.close()
