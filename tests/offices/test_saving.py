"""Saving sections: drafts, history, who and for whom, parity, and two people at once."""

import pytest

from mayors_club.models import Event
from offices import services
from offices.content import Content
from offices.models import Edition, Section
from tests import factories, office_factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return office_factories.make_office()


def save(office, kind="lead", revision=0, by=None, **fields):
    return services.save_section(
        office, kind, Content(**fields), revision=revision, by=by or office.member.user
    ).section


def test_opening_an_office_twice_gives_the_same_one():
    member = factories.make_member(full_name_latin="Iryna Savchuk")
    first = services.open_office(member, by=member.user)
    assert services.open_office(member, by=member.user) == first
    assert first.slug == "iryna-savchuk"


def test_namesake_gets_the_place_into_the_address():
    office_factories.make_office(slug="iryna-savchuk")
    member = factories.make_member(full_name_latin="Iryna Savchuk")
    assert services.open_office(member, by=member.user).slug == "iryna-savchuk-starohorod"


def test_first_save_after_publication_opens_a_draft_with_what_is_live(office):
    save(office, revision=1, text_uk="Нове речення.", text_en="A new sentence.")
    draft = office.editions.open().get()
    assert draft.sections.get(kind="lead").text_uk == "Нове речення."
    assert draft.sections.get(kind="vision").text_uk == office.live.sections.get(kind="vision").text_uk
    assert office.live.sections.get(kind="lead").text_uk == "Очолює громаду з 2015 року."


def test_save_names_who_and_on_whose_behalf(office):
    representative = factories.make_representative(office.member)
    content = Content(text_uk="Нове речення.")
    services.save_section(office, "lead", content, revision=1, by=representative.user, on_behalf_of=office.member.user)
    section = Section.objects.get(edition=office.editions.open().get(), kind="lead")
    record = section.history.first()
    assert (record.saved_by, record.saved_for) == (representative.user, office.member.user)
    event = Event.objects.get(verb="office.section_saved")
    assert (event.actor, event.on_behalf_of, event.codes) == (
        representative.user,
        office.member.user,
        {"section": "lead"},
    )


def test_changed_ukrainian_makes_the_english_older(office):
    section = save(office, revision=1, text_uk="Інше речення.", text_en="Has led the community since 2015.")
    assert section.is_outdated
    checked = services.save_section(
        office, "lead", section.content, revision=section.revision, by=office.member.user, english_is_checked=True
    )
    assert not checked.section.is_outdated


def test_saving_the_same_again_writes_nothing(office):
    first = save(office, revision=1, text_uk="Інше речення.")
    again = save(office, revision=first.revision, text_uk="Інше речення.")
    assert again.revision == first.revision
    assert Event.objects.filter(verb="office.section_saved").count() == 1


def test_second_editor_of_the_same_text_is_told_and_nothing_is_written(office):
    save(office, revision=1, text_uk="Перша редакція.")
    with pytest.raises(services.Conflict) as conflict:
        save(office, revision=1, text_uk="Друга редакція.")
    assert conflict.value.theirs.text_uk == "Перша редакція."
    assert office.editions.open().get().sections.get(kind="lead").text_uk == "Перша редакція."


def test_another_language_saved_meanwhile_is_kept(office):
    was = office.live.sections.get(kind="lead")
    save(office, revision=1, text_uk=was.text_uk, text_en="A better translation.")
    result = services.save_section(
        office, "lead", Content("Інше речення.", was.text_en), revision=1, by=office.member.user
    )
    assert result.is_merged
    assert (result.section.text_uk, result.section.text_en) == ("Інше речення.", "A better translation.")
    assert result.section.is_outdated


def test_conflict_tells_mine_and_what_only_they_changed(office):
    save(office, revision=1, text_uk="Перша редакція.", text_en="First version.")
    with pytest.raises(services.Conflict) as conflict:
        save(office, revision=1, text_uk="Друга редакція.", text_en="Has led the community since 2015.")
    assert conflict.value.fields == ("text_uk",)
    assert conflict.value.content == Content("Друга редакція.", "First version.")
    assert conflict.value.base.text_uk == "Очолює громаду з 2015 року."
    kept = services.save_section(office, "lead", conflict.value.content, revision=2, by=office.member.user)
    assert kept.section.text_uk == "Друга редакція."


def test_translation_of_a_text_taken_away_meanwhile_is_a_conflict():
    office = office_factories.make_office(english=False)
    save(office, revision=1)
    with pytest.raises(services.Conflict) as conflict:
        save(office, revision=1, text_uk="Очолює громаду з 2015 року.", text_en="Has led the community since 2015.")
    assert conflict.value.content.text_en == "Has led the community since 2015."


def test_saving_in_review_takes_the_page_back(office):
    draft = office_factories.make_draft(office, status=Edition.Status.IN_REVIEW)
    result = services.save_section(office, "lead", Content("Інше."), revision=1, by=office.member.user)
    draft.refresh_from_db()
    assert (result.was_in_review, draft.status) == (True, Edition.Status.DRAFT)


def test_earlier_state_is_restored_as_a_save_of_its_own(office):
    first = save(office, revision=1, text_uk="Перша редакція.")
    save(office, revision=first.revision, text_uk="Друга редакція.")
    record = services.saving.history_of(office.pk, "lead").get(text_uk="Перша редакція.")
    restored = services.restore_section(office, record, by=office.member.user)
    assert restored.section.text_uk == "Перша редакція."
    assert restored.section.revision == 4


def test_earlier_publication_is_restored_into_the_draft(office):
    was = office.live
    draft = office_factories.make_draft(office, lead="Дуже невдале речення.")
    draft.changes = 1
    draft.save()
    office.may_publish = True
    office.save()
    services.publish(draft, seen=1, by=office.member.user)
    restored = services.restore_edition(was, by=office.member.user)
    assert restored.sections.get(kind="lead").text_uk == "Очолює громаду з 2015 року."
