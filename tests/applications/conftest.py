import pytest

from applications.models import AccessLink, Application
from members.communities import fill_search
from tests.applications.applicant import ANSWERS, as_saved
from tests.factories import make_application, make_community, make_link


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(no_limits_left_from_before):
    """Before each test of this folder."""


@pytest.fixture
def myrhorod(db):
    community = make_community(
        slug="myrhorod",
        name_uk="Миргородська",
        centre_uk="Миргород",
        centre_latin="Myrhorod",
        oblast_uk="Полтавська область",
        oblast_en="Poltava oblast",
    )
    fill_search(community)
    community.save()
    return community


@pytest.fixture
def draft(myrhorod):
    """The mayor's own, complete but for the check."""
    return Application.objects.create(email="iryna@myrhorod.example", answers=as_saved(ANSWERS))


@pytest.fixture
def token(draft):
    return make_link(draft)


@pytest.fixture
def assisted(myrhorod):
    """An assistant's draft, complete."""
    about = {**ANSWERS["about-you"], "mayor_email": "iryna@myrhorod.example"}
    return Application.objects.create(
        assistant_email="oksana@myrhorod.example",
        started_by="assistant",
        answers=as_saved({**ANSWERS, "about-you": about}),
    )


@pytest.fixture
def assistant_token(assisted):
    return make_link(assisted, purpose=AccessLink.Purpose.ASSISTANT)


@pytest.fixture
def asked(myrhorod):
    """An application with an open question about its proof."""
    application = make_application("more_info", email="andrii@myrhorod.example", answers=as_saved(ANSWERS))
    application.status_before = "screening"
    application.save()
    return application
