"""A page goes with its person, whole; the page of somebody who died stays; reports go a year after they were closed."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from mayors_club import retention
from mayors_club.models import Event, OutgoingEmail
from members.models import Mandate, Member
from offices import services
from offices.content import Content
from offices.models import Edition, FormerAddress, MistakeReport, Office, Portrait, Section
from tests import factories, office_factories
from tests.planted import DAY, NOW, SECRET_WORDS, everything_in_the_database

pytestmark = pytest.mark.django_db
ADDRESS = "nezabutnia@town.example"


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"


def make_storied_office(**fields) -> Office:
    """A page whose person's words stand everywhere on it: live, in a draft, in the history, in letters."""
    user = factories.make_user(ADDRESS, full_name_uk=SECRET_WORDS, full_name_latin="Nezabutnia")
    member = factories.make_member(user, phone="+380500000000", greeting_uk=SECRET_WORDS, title_uk=SECRET_WORDS)
    factories.make_mandate(member)
    office = office_factories.make_office(member, slug="nezabutnia", contact_email=ADDRESS)
    services.save_section(office, "lead", Content(SECRET_WORDS), revision=1, by=user)
    services.save_section(office, "lead", Content(f"{SECRET_WORDS} двічі"), revision=2, by=user)
    office.live.sections.filter(kind="lead").update(text_uk=SECRET_WORDS)
    services.change_address(office, "nezabutnia-nova", by=factories.make_staff("secretariat"))
    services.report_mistake(office, text=SECRET_WORDS, email="reader@town.example", language="uk")
    services.ask_to_confirm(office)
    representative = factories.make_user("aide@town.example")
    factories.make_letter("office_changes_requested", to=representative.email, about=office, body_text=SECRET_WORDS)
    ended = {"status": "ended", "ended_at": timezone.now(), "end_reason": "resigned", **fields}
    Member.objects.filter(pk=member.pk).update(**ended)
    return office


def test_page_of_an_erased_person_is_gone_with_everything_on_it(django_capture_on_commit_callbacks):
    office = make_storied_office()
    portrait = office_factories.make_live_portrait(office)
    storage, name = portrait.master.storage, portrait.master.name
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_person", ADDRESS)
    text = everything_in_the_database()
    assert SECRET_WORDS not in text
    assert "nezabutnia" not in text.lower()
    models = (Office, Edition, Section, Portrait, FormerAddress, MistakeReport)
    assert [model for model in models if model.objects.exists()] == []
    assert not Section.history.exists()
    assert not storage.exists(name)
    assert Event.objects.get(verb="office.erased").subject_id == str(office.pk)


def test_page_of_a_member_who_died_stays_with_name_and_terms():
    office = make_storied_office(end_reason="deceased")
    call_command("erase_person", ADDRESS)
    member = Member.objects.get()
    assert Office.objects.public().get() == office
    assert (member.full_name_uk, member.title_uk, Mandate.objects.count()) == (SECRET_WORDS, SECRET_WORDS, 1)
    assert (member.phone, member.greeting_uk) == ("", "")
    assert not OutgoingEmail.objects.filter(to=ADDRESS).exists()


def test_what_the_person_reported_about_others_goes_and_nobody_elses_page():
    office = office_factories.make_office()
    office_factories.make_report(office, email=ADDRESS.upper(), text=SECRET_WORDS)
    kept = office_factories.make_report(office)
    user = factories.make_user(ADDRESS)
    factories.make_member(user, status="ended")
    call_command("erase_person", ADDRESS)
    assert MistakeReport.objects.get() == kept
    assert Office.objects.public().get() == office


@pytest.mark.parametrize(("days", "deleted"), [(364, 0), (366, 1)])
def test_report_is_kept_for_a_year_after_it_was_closed(days, deleted):
    office = office_factories.make_office()
    by = factories.make_staff("secretariat")
    closed = {"closed_at": NOW - days * DAY, "closed_by": by}
    office_factories.make_report(office, created_at=NOW - 900 * DAY, **closed)
    waiting = office_factories.make_report(office, created_at=NOW - 900 * DAY)
    assert retention.apply(NOW)["mistake_reports_deleted"] == deleted
    assert waiting in MistakeReport.objects.all()
