"""The demo's offices: one in every state, sown by the real services, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Application
from mayors_club.demo.office_pages import PAGES, serhii_kravets
from mayors_club.demo.offices import STORIES
from mayors_club.models import Event, OutgoingEmail
from members.models import Mandate, Member
from offices.models import Edition, Office, Portrait, Section
from tests.mayors_club.demo_site import seed, sown_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


@pytest.fixture(scope="module", autouse=True)
def everything(django_db_setup, django_db_blocker):
    """What the first start of a demo leaves."""
    with sown_once(django_db_blocker):
        yield


def office(name) -> Office:
    return Office.objects.get(member__full_name_uk=PAGES[name].full_name)


def test_every_mayor_has_an_office_and_it_is_sown_once():
    assert set(STORIES) == set(PAGES)
    assert Office.objects.count() == len(PAGES) >= 13
    assert "Demo set offices: 0 added, 0 refreshed, 0 left alone" in seed("offices")
    assert Office.objects.count() == len(PAGES)


def test_deleted_office_does_not_come_back():
    gone = office("raisa_stelmakh")
    Section.objects.filter(edition__office=gone).delete()
    Portrait.objects.filter(office=gone).delete()
    gone.delete()
    seed("offices")
    assert Office.objects.count() == len(PAGES) - 1


# Everybody ------------------------------------------------------------------------------------------------------------
def test_nobody_invented_heads_a_real_community_or_stands_beside_themselves():
    members = Member.objects.select_related("community")
    assert all(member.community.is_demo for member in members)
    assert not Mandate.objects.filter(is_contested=True).exists()
    heads = [mandate.community_id for mandate in Mandate.objects.current().exclude(kind=Mandate.Kind.UNSTATED)]
    assert len(heads) == len(set(heads))


def test_no_applicant_claims_a_place_that_a_member_heads():
    taken = set(Mandate.objects.current().values_list("community", flat=True))
    still_asking = Application.objects.exclude(status="accepted").filter(office_kind="elected")
    assert not taken & set(still_asking.values_list("community", flat=True))


def test_every_kind_of_mayor_is_there():
    current = set(Mandate.objects.current().values_list("kind", "member__gender"))
    assert {("elected", "f"), ("elected", "m"), ("acting", "m"), ("military", "f"), ("military", "m")} <= current
    former = office("valentyna_skyba").member
    assert [mandate.ends_on.year for mandate in former.mandates.all()] == [2020]
    assert former.status == Member.Status.ACTIVE


def test_some_have_a_portrait_and_some_have_none():
    with_portrait = set(Portrait.objects.values_list("office__member__full_name_uk", flat=True))
    assert with_portrait == {page.full_name for page in PAGES.values() if page.bust}
    assert 0 < len(with_portrait) < len(PAGES)


# States ------------------------------------------------------------------------------------------------------------
def test_public_are_all_but_the_hidden_and_the_never_published():
    public = set(Office.objects.public().values_list("member__full_name_uk", flat=True))
    kept_back = {PAGES[name].full_name for name in ("myroslav_vakulenko", "raisa_stelmakh")}
    assert public == {page.full_name for page in PAGES.values()} - kept_back
    assert office("myroslav_vakulenko").is_hidden
    assert office("raisa_stelmakh").live is None


def test_first_publication_and_a_new_edition_wait_for_the_secretariat():
    waiting = Edition.objects.in_review().values_list("office__member__full_name_uk", flat=True)
    assert set(waiting) == {PAGES[name].full_name for name in ("raisa_stelmakh", "nazar_torchyniuk")}


def test_one_draft_has_been_sent_back_with_a_note_and_a_letter():
    draft = Edition.objects.get(status=Edition.Status.DRAFT)
    assert draft.office == office("serhii_kravets")
    assert draft.note == serhii_kravets.NOTE
    assert OutgoingEmail.objects.filter(name="office_changes_requested", to="serhii.kravets@vitrova-balka.example")


def test_one_translation_is_out_of_date_since_the_representative_wrote():
    outdated = [section for section in Section.objects.select_related("edition") if section.is_outdated]
    page = office("oksana_doroshenko")
    assert {(section.kind, section.edition_id) for section in outdated} == {("lead", page.live_id)}
    assert outdated[0].saved_by.email == "office@zelenohrai.example"
    assert outdated[0].saved_for == page.member.user


def test_one_page_has_grown_stale():
    assert [stale.member.full_name_uk for stale in Office.objects.stale()] == ["Валентина Скиба"]
    assert timezone.now() - office("valentyna_skyba").confirmed_at > timedelta(days=390)


def test_contacts_are_shown_but_for_the_occupied_and_the_dead():
    shown = {page.member.full_name_uk for page in Office.objects.public() if page.shows_contacts}
    assert {"Наталія Скорик", "Микола Загорулько"} & shown == set()
    assert "Ірина Савчук" in shown
    assert office("nataliia_skoryk").member.community.is_occupied


def test_deceased_mayor_keeps_the_page():
    remembered = office("mykola_zahorulko")
    assert remembered.member.end_reason == Member.EndReason.DECEASED
    assert remembered.life_years == "1951–2026"


def test_first_page_is_that_of_the_design():
    savchuk = office("iryna_savchuk")
    sections = {section.kind: section for section in savchuk.live.sections.all()}
    assert savchuk.slug == "iryna-savchuk"
    assert savchuk.contact_email == "office@starohorod.example"
    assert str(savchuk.member.mandates.get().starts_on) == "2015-11-12"
    assert savchuk.member.effective_at.year == 2016
    assert (sections["title"].text_uk, sections["title"].text_en) == (
        "Старогородська міська голова",
        "Mayor of Starohorod",
    )
    assert [section.kind for section in sections.values() if not section.has_english] == ["achievements"]


# As if it had not all happened today ----------------------------------------------------------------------------------
def test_dates_lie_behind_and_agree():
    today = timezone.now() - timedelta(hours=1)
    assert not Section.objects.filter(saved_at__gte=today).exists()
    assert not Section.history.filter(history_date__gte=today).exists()
    assert not Edition.objects.filter(status_since__gte=today).exists()
    for edition in Edition.objects.exclude(published_at=None).select_related("office"):
        assert edition.status_since == edition.published_at
        assert edition.office.created_at <= edition.published_at <= edition.office.confirmed_at


def test_events_were_written_by_the_services():
    verbs = set(Event.objects.filter(verb__startswith="office.").values_list("verb", flat=True))
    assert {"office.created", "office.submitted", "office.published", "office.changes_requested"} <= verbs
    assert {"office.hidden", "office.section_saved", "office.portrait_added"} <= verbs
    assert "mayor@zelenohrai.example" in set(
        Event.objects.filter(verb="office.section_saved").values_list("on_behalf_of__email", flat=True)
    )


def test_letters_about_offices_go_to_invented_addresses_only():
    letters = OutgoingEmail.objects.filter(name__startswith="office_")
    assert letters
    assert all(letter.to.endswith(".example") for letter in letters)
    assert not letters.filter(to__startswith="mykola.zahorulko").exists()
