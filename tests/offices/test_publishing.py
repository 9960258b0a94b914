"""From draft to the page the public reads: who may, what is refused, which letters leave, what stays live."""

import pytest

from mayors_club.models import Event, OutgoingEmail
from offices import services
from offices.content import Content
from offices.models import Edition, Office
from tests import factories, office_factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return office_factories.make_office(live=False)


@pytest.fixture
def draft(office):
    return office_factories.make_draft(office)


@pytest.fixture
def secretary():
    return factories.make_staff("secretariat")


def in_review(office, **submitted):
    draft = office_factories.make_draft(office)
    services.submit(draft, **{"by": office.member.user, **submitted})
    return draft


def letters():
    return sorted(OutgoingEmail.objects.values_list("name", "to"))


def test_submitting_names_who_and_for_whom_and_empties_the_note(office, draft):
    representative = factories.make_representative(office.member)
    Edition.objects.filter(pk=draft.pk).update(note="Додайте рік.")
    services.submit(draft, by=representative.user, on_behalf_of=office.member.user)
    draft.refresh_from_db()
    assert (draft.status, draft.note) == (Edition.Status.IN_REVIEW, "")
    assert (draft.submitted_by, draft.submitted_for) == (representative.user, office.member.user)
    event = Event.objects.get(verb="office.submitted")
    assert (event.actor, event.on_behalf_of) == (representative.user, office.member.user)
    assert letters() == []


@pytest.mark.parametrize("kind", ["lead", "biography"])
def test_page_without_what_it_needs_is_neither_submitted_nor_published(office, draft, secretary, kind):
    draft.sections.filter(kind=kind).delete()
    with pytest.raises(services.NotComplete) as refused:
        services.submit(draft, by=office.member.user)
    assert refused.value.kinds == (kind,)
    with pytest.raises(services.NotComplete):
        services.publish(draft, seen=0, by=secretary)
    assert Office.objects.get().live is None


def test_page_taken_back_is_a_draft_again(office):
    edition = in_review(office)
    services.take_back(edition, by=office.member.user)
    assert Edition.objects.get().status == Edition.Status.DRAFT


def test_requested_changes_go_to_the_member_and_to_who_submitted(office, secretary):
    representative = factories.make_representative(office.member)
    edition = in_review(office, by=representative.user, on_behalf_of=office.member.user)
    services.request_changes(edition, note="Додайте рік.", by=secretary)
    edition.refresh_from_db()
    assert (edition.status, edition.note) == (Edition.Status.DRAFT, "Додайте рік.")
    assert letters() == sorted(
        ("office_changes_requested", to) for to in (office.member.user.email, representative.user.email)
    )
    assert "Додайте рік." in OutgoingEmail.objects.first().body_text


def test_two_requests_for_changes_are_two_letters(office, secretary):
    edition = in_review(office)
    services.request_changes(edition, note="Перше.", by=secretary)
    services.submit(edition, by=office.member.user)
    services.request_changes(edition, note="Друге.", by=secretary)
    assert len(letters()) == 2


def test_publication_by_the_secretariat(office, secretary):
    edition = in_review(office)
    services.publish(edition, seen=0, by=secretary)
    office.refresh_from_db()
    assert (office.live, office.confirmed_at) == (edition, Edition.objects.get().published_at)
    assert letters() == [("office_published", office.member.user.email)]
    assert f"/en/offices/{office.slug}/" in OutgoingEmail.objects.get().body_text
    assert Office.objects.public().get() == office


def test_letter_names_no_english_page_that_is_not_there(office, secretary):
    edition = office_factories.make_draft(office, english=False)
    services.publish(edition, seen=0, by=secretary)
    assert "/en/offices/" not in OutgoingEmail.objects.get().body_text


def test_letters_speak_their_readers_languages(office, secretary):
    representative = factories.make_representative(office.member, factories.make_user(language="en"))
    edition = in_review(office, by=representative.user, on_behalf_of=office.member.user)
    services.publish(edition, seen=0, by=secretary)
    assert dict(OutgoingEmail.objects.values_list("to", "language")) == {
        office.member.user.email: "uk",
        representative.user.email: "en",
    }
    to_representative = OutgoingEmail.objects.get(to=representative.user.email)
    assert "Dear" not in to_representative.body_text  # the member's form of address is not theirs


def test_live_page_stays_until_the_next_one_is_published(secretary):
    office = office_factories.make_office()
    was = office.live
    services.save_section(office, "lead", Content("Нове речення."), revision=1, by=office.member.user)
    draft = office.editions.open().get()
    assert Office.objects.get().live == was
    services.submit(draft, by=office.member.user)
    assert Office.objects.get().live == was
    services.publish(draft, seen=draft.changes, by=secretary)
    assert Office.objects.get().live == draft
    assert Edition.objects.get(pk=was.pk).status == Edition.Status.PUBLISHED


def test_member_publishes_only_where_it_is_allowed(office, draft):
    with pytest.raises(services.NotAllowedToPublish):
        services.publish(draft, seen=0, by=office.member.user)
    Office.objects.update(may_publish=True)
    services.publish(draft, seen=0, by=office.member.user)
    assert Office.objects.get().live == draft
    assert letters() == []  # whoever published it knows


def test_representative_publishes_on_behalf_of_the_member_who_gets_a_letter(office, draft):
    Office.objects.update(may_publish=True)
    representative = factories.make_representative(office.member, can_publish_office=True)
    services.publish(draft, seen=0, by=representative.user, on_behalf_of=office.member.user)
    draft.refresh_from_db()
    assert (draft.published_by, draft.published_for) == (representative.user, office.member.user)
    assert letters() == [("office_published", office.member.user.email)]


def test_mayor_who_has_died_gets_no_letter_when_the_page_says_so(office, draft, secretary):
    member = office.member
    member.status, member.end_reason, member.ended_at = "ended", "deceased", office.created_at
    member.save()
    services.publish(draft, seen=0, by=secretary)
    assert Office.objects.public().get() == office
    assert letters() == []


def test_nobody_reviews_their_own_page_nor_one_they_help_to_write(secretary):
    own = office_factories.make_office(factories.make_member(secretary), live=False)
    helped = office_factories.make_office(live=False)
    factories.make_representative(helped.member, secretary)
    for office in (own, helped):
        draft = office_factories.make_draft(office)
        with pytest.raises(services.NotAllowedToPublish):
            services.publish(draft, seen=0, by=secretary)
        services.submit(draft, by=office.member.user)
        with pytest.raises(services.NotAllowedToPublish):
            services.request_changes(draft, note="Ні.", by=secretary)


def test_what_was_saved_since_it_was_read_is_not_published(office, secretary):
    edition = in_review(office)
    services.save_section(office, "vision", Content("Інше бачення."), revision=1, by=office.member.user)
    services.submit(edition, by=office.member.user)
    with pytest.raises(services.Changed):
        services.publish(edition, seen=0, by=secretary)
    assert Office.objects.get().live is None


def test_publishing_twice_is_refused(office, secretary):
    edition = in_review(office)
    services.publish(edition, seen=0, by=secretary)
    with pytest.raises(services.WrongState):
        services.publish(edition, seen=0, by=secretary)
    assert len(letters()) == 1
