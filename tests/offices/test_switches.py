"""What works at once, past drafts: hiding, contacts, the address, settings, the yearly confirmation, reports."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from offices import services
from offices.models import FormerAddress, MistakeReport, Office
from tests import factories, office_factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return office_factories.make_office(slug="iryna-savchuk")


def events(verb):
    return list(Event.objects.filter(verb=verb))


def test_hidden_page_is_no_longer_public_and_comes_back_as_it_was(office):
    live = office.live
    services.hide(office, by=office.member.user)
    assert not Office.objects.public().exists()
    services.show_again(office, by=office.member.user)
    assert Office.objects.public().get().live == live
    assert [(event.verb, event.to_state) for event in Event.objects.order_by("pk")] == [
        ("office.hidden", "hidden"),
        ("office.shown", "shown"),
    ]


def test_hiding_twice_does_nothing(office):
    services.hide(office, by=office.member.user)
    services.hide(office, by=factories.make_staff("duty_officer"))
    assert len(events("office.hidden")) == 1
    assert Office.objects.get().hidden_by == office.member.user
    services.show_again(office, by=office.member.user)
    services.show_again(office, by=office.member.user)
    assert len(events("office.shown")) == 1


def test_member_hears_who_hid_the_page_unless_they_did_it(office):
    services.hide(office, by=office.member.user)
    assert not OutgoingEmail.objects.exists()
    services.show_again(office, by=office.member.user)
    services.hide(office, by=factories.make_staff("duty_officer"))
    assert "чергові Клубу" in OutgoingEmail.objects.get(name="office_hidden").body_text
    services.show_again(office, by=office.member.user)
    representative = factories.make_user(full_name_uk="Оксана Дорошенко")
    services.hide(office, by=representative, on_behalf_of=office.member.user)
    letter = OutgoingEmail.objects.filter(name="office_hidden").latest("created_at")
    assert "Оксана Дорошенко" in letter.body_text
    assert Office.objects.get().hidden_for == office.member.user


def test_nobody_writes_to_a_member_who_died():
    office = office_factories.make_office(factories.make_member(status="ended", end_reason="deceased"))
    services.hide(office, by=factories.make_staff("duty_officer"))
    assert not OutgoingEmail.objects.exists()


def test_contacts_work_at_once(office):
    services.set_contacts(office, contact_email="rada@town.example", contacts="shown", by=office.member.user)
    assert Office.objects.get().shows_contacts
    assert events("office.contacts_set")[0].codes == {"contacts": "shown"}


def test_settings_are_the_secretariats_and_logged_by_name_only(office):
    services.change_settings(office, by=factories.make_staff("secretariat"), may_publish=True, life_years="1951–2026")
    stored = Office.objects.get()
    assert (stored.may_publish, stored.life_years) == (True, "1951–2026")
    assert events("office.settings_changed")[0].codes == {"fields": ["life_years", "may_publish"]}


def test_settings_that_stay_as_they_are_leave_no_event(office):
    services.change_settings(office, by=factories.make_staff("secretariat"), may_publish=False, life_years="")
    assert events("office.settings_changed") == []


def test_public_page_keeps_its_former_address(office):
    by = factories.make_staff("secretariat")
    services.change_address(office, "iryna-melnyk", by=by)
    assert FormerAddress.objects.get().slug == "iryna-savchuk"
    services.change_address(office, "iryna-savchuk", by=by)
    assert Office.objects.get().slug == "iryna-savchuk"
    assert FormerAddress.objects.get().slug == "iryna-melnyk"


def test_address_that_nobody_has_seen_is_not_kept():
    office = office_factories.make_office(live=False, slug="iryna-savchuk")
    services.change_address(office, "iryna-melnyk", by=factories.make_staff("secretariat"))
    assert not FormerAddress.objects.exists()


@pytest.mark.parametrize("slug", ["petro-koval", "petro-former", "confirm", "feed"])
def test_address_of_somebody_else_or_of_a_page_of_ours_is_refused(office, slug):
    other = office_factories.make_office(slug="petro-koval")
    FormerAddress.objects.create(slug="petro-former", office=other)
    with pytest.raises(services.AddressTaken):
        services.change_address(office, slug, by=factories.make_staff("secretariat"))
    assert Office.objects.get(pk=office.pk).slug == "iryna-savchuk"


def make_stale(office, days=366):
    Office.objects.filter(pk=office.pk).update(confirmed_at=timezone.now() - timedelta(days=days))
    office.refresh_from_db()
    return office


def test_yearly_letter_leaves_once_for_each_confirmation(office):
    assert services.ask_to_confirm_where_stale() == 0
    make_stale(office)
    assert services.ask_to_confirm_where_stale() == 1
    assert services.ask_to_confirm_where_stale() == 0
    services.confirm_content(office, by=office.member.user)
    make_stale(office, days=400)
    assert services.ask_to_confirm_where_stale() == 1
    assert OutgoingEmail.objects.filter(name="office_confirm").count() == 2


@pytest.mark.parametrize("why", ["hidden", "never published", "died", "resigned"])
def test_only_public_pages_of_members_are_asked_about(why):
    ended = {"died": "deceased", "resigned": "resigned"}.get(why)
    member = factories.make_member(status="ended", end_reason=ended) if ended else factories.make_member()
    office = office_factories.make_office(member, live=why != "never published")
    make_stale(office) if office.live_id else None
    if why == "hidden":
        services.hide(office, by=member.user)
    assert services.ask_to_confirm_where_stale() == 0


def test_fresh_link_is_sent_once_a_day(office):
    make_stale(office)
    services.ask_to_confirm(office)
    assert [services.ask_again_to_confirm(office) for _press in range(3)] == [True, False, False]


def test_report_goes_to_the_secretariat_and_holds_no_live_link(office, settings):
    services.report_mistake(office, text="Дивіться https://evil.example/x", email="reader@town.example", language="en")
    letter = OutgoingEmail.objects.get()
    assert (letter.to, letter.language) == (settings.MAIL_REPLY_TO, "uk")
    assert "https://evil" not in letter.body_text
    assert f"/admin/offices/mistakereport/{MistakeReport.objects.get().pk}/change/" in letter.body_text
    assert [event.codes for event in events("office.mistake_reported")] == [{}]


def test_closing_twice_does_nothing(office):
    report = office_factories.make_report(office)
    by = factories.make_staff("secretariat")
    services.close_report(report, by=by)
    services.close_report(report, by=factories.make_staff("secretariat"))
    assert MistakeReport.objects.get().closed_by == by
    assert len(events("office.report_closed")) == 1
