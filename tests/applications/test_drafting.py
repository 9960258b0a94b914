"""Saving while one fills in: what is kept, and what a change undoes."""

import pytest

from applications import services
from applications.forms.about_you import AboutYouForm
from applications.forms.office import OfficeForm
from applications.models import AccessLink, Application
from mayors_club.models import Event
from tests.applications.applicant import ABOUT_YOU, MOTIVATION, OFFICE, letters
from tests.factories import make_application, make_link

pytestmark = pytest.mark.django_db


def values(typed):
    return {name: [text] for name, text in typed.items()}


def office(**changes):
    return OfficeForm(values({**OFFICE, **changes}), application=Application())


def about_you(**changes):
    return AboutYouForm(values({**ABOUT_YOU, "full_name_latin": "Iryna Savchuk", **changes}), application=Application())


def test_bad_values_are_kept_as_typed(draft):
    services.save_section(draft, "office", {"office_kind": ["former"], "title": ["nonsense"]}, by_kind="applicant")
    draft.refresh_from_db()
    assert draft.answers["office"]["values"]["title"] == ["nonsense"]
    assert draft.answers["motivation"]["values"] == values(MOTIVATION)


def test_two_devices_save_different_sections(draft):
    other = Application.objects.get(pk=draft.pk)
    services.save_section(draft, "motivation", {"motivation": ["Одне"]}, by_kind="applicant")
    services.save_section(other, "community", {"for_partners": ["Інше"]}, by_kind="applicant")
    draft.refresh_from_db()
    assert draft.answers["motivation"]["values"]["motivation"] == ["Одне"]
    assert draft.answers["community"]["values"]["for_partners"] == ["Інше"]


@pytest.mark.parametrize("status", ["submitted", "in_review", "accepted", "withdrawn", "lapsed"])
def test_nothing_is_saved_after_sending(status):
    with pytest.raises(services.WrongState):
        services.save_section(make_application(status), "motivation", {"motivation": ["x"]}, by_kind="applicant")


def test_edit_takes_a_waiting_file_back_to_draft(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    services.save_section(assisted, "motivation", values(MOTIVATION), by_kind="assistant")
    assert assisted.status == "awaiting_mayor"  # nothing had changed
    services.save_section(assisted, "motivation", {"motivation": ["Інше"]}, by_kind="applicant")
    assert assisted.status == "draft"
    assert Event.objects.about(assisted).last().verb == "application.reopened"


def test_asking_twice_sends_one_letter(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    assert len(letters("application_link_mayor")) == 1


def test_another_mayor_ends_the_links_of_the_first(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    make_link(assisted, purpose="mayor")
    changed = {"mayor_email": ["andrii@myrhorod.example"]}
    services.save_section(assisted, "about-you", changed, by_kind="assistant")
    assisted.refresh_from_db()
    assert assisted.invited_email == ""
    assert AccessLink.objects.get(purpose="mayor").revoked_at
    assert letters("application_link_mayor")[0].status == "superseded"
