"""Reading a page before it is public: differences, publication of what was read, a letter that asks for changes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from offices import services
from offices.content import Content
from offices.models import Edition, Office
from tests import factories, office_factories
from tests.client import StrictClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return factories.make_staff("secretariat")


@pytest.fixture
def client(secretary):
    client = StrictClient()
    client.force_login(secretary)
    return client


@pytest.fixture
def edition():
    office = office_factories.make_office()
    return office_factories.make_draft(office, status="in_review", lead="Очолює громаду від 2016 року.")


def address(page, edition, *more):
    return reverse(f"admin:offices_office_{page}", args=[edition.office_id, *more])


def test_review_shows_only_what_would_change(client, edition):
    response = client.get(address("review", edition))
    assert [change.kind for change in response.context["changes"]] == ["lead", "impact", "achievements"]
    page = response.content.decode()
    assert "<ins>" in page
    assert "<del>" in page
    event = Event.objects.get(verb="office.opened")
    assert event.codes == {"page": "review"}


def test_new_portrait_stands_there_once_with_its_alternative_text(client, edition):
    portrait = office_factories.make_ready_portrait(edition.office)
    text = "Ірина Савчук біля вікна"
    office_factories.make_section(edition, "portrait", portrait=portrait, text_uk=text, text_en="Iryna Savchuk")
    page = client.get(address("review", edition)).content.decode()
    assert page.count("<img") == 1
    assert f'alt="{text}" lang="uk"' in page


def test_empty_page_is_not_called_public(client):
    office = office_factories.make_office(live=False)
    page = client.get(reverse("admin:offices_office_review", args=[office.pk])).content.decode()
    assert "Ще нічого не збережено." in page
    assert "вже опубліковано" not in page


def test_what_was_read_is_published(client, secretary, edition):
    response = client.post(address("publish", edition), {"seen": edition.changes})
    assert response["Location"] == address("review", edition)
    assert Office.objects.get().live == edition
    assert OutgoingEmail.objects.get().name == "office_published"
    assert "нема чого перевіряти" in client.get(address("review", edition)).content.decode()


@pytest.mark.parametrize("seen", ["", "x", "-1", "7"])
def test_what_was_not_read_is_not_published(client, edition, seen):
    was = edition.office.live
    client.post(address("publish", edition), {"seen": seen})
    assert Office.objects.get().live == was


def test_draft_that_nobody_submitted_is_not_published(client, edition):
    services.take_back(edition, by=edition.office.member.user)
    was = edition.office.live
    page = client.get(address("review", edition)).content.decode()
    assert address("publish", edition) not in page
    client.post(address("publish", edition), {"seen": edition.changes})
    assert Office.objects.get().live == was


def test_letter_is_seen_before_it_is_sent(client, edition):
    url = address("request_changes", edition)
    response = client.post(url, {"note": "Додайте рік\r\nі джерело."})
    assert not OutgoingEmail.objects.exists()
    assert Edition.objects.get(pk=edition.pk).status == Edition.Status.IN_REVIEW
    frame = client.get(address("letter", edition, 0))
    assert "Додайте рік" in frame.content.decode()
    assert "sandbox" in frame.headers["Content-Security-Policy"]
    assert client.get(address("letter", edition, 1)).status_code == 404
    digest = response.context["digest"]
    client.post(url, {"note": "Додайте рік\nі джерело.", "digest": digest, "confirm": "1"})
    edition.refresh_from_db()
    assert (edition.status, edition.note) == (Edition.Status.DRAFT, "Додайте рік\nі джерело.")
    assert OutgoingEmail.objects.get().to == edition.office.member.user.email
    assert "Додайте рік" in client.get(address("review", edition)).content.decode()


def test_changed_note_is_shown_again_first(client, edition):
    url = address("request_changes", edition)
    digest = client.post(url, {"note": "Одне."}).context["digest"]
    response = client.post(url, {"note": "Інше.", "digest": digest, "confirm": "1"})
    assert response.context["digest"] != digest
    assert not OutgoingEmail.objects.exists()


def test_note_is_needed_and_kept(client, edition):
    url = address("request_changes", edition)
    assert client.post(url, {"note": ""}).status_code == 422
    assert "Слова" in client.post(url, {"note": "Слова.", "edit": "1"}).content.decode()


@pytest.mark.parametrize(("language", "lead"), [("uk", "Очолює громаду від 2016"), ("en", "Has led the community")])
def test_whole_page_is_read_in_both_languages(client, edition, language, lead):
    response = client.get(address("preview", edition, language))
    page = response.content.decode()
    assert lead in page
    assert f'<html lang="{language}"' in page
    assert "noindex" in page


def test_preview_of_nothing_and_in_no_language_is_not_there(client, edition):
    empty = office_factories.make_edition(office_factories.make_office(live=False))
    Edition.objects.filter(pk=empty.pk).delete()
    assert client.get(address("preview", empty, "uk")).status_code == 404
    assert client.get(address("preview", edition, "ru")).status_code == 404


def test_work_list_names_what_waits(client, edition):
    office_factories.make_report(office_factories.make_office())
    services.hide(office_factories.make_office(), by=factories.make_staff("duty_officer"))
    page = client.get(reverse("admin:index")).content.decode()
    for words in ("Сторінки офісів на перевірку", "Повідомлення читачів про помилки", "Приховані сторінки"):
        assert words in page
    assert address("review", edition) in page


def test_work_list_of_the_duty_officer_holds_hidden_pages_only(edition):
    services.hide(edition.office, by=edition.office.member.user)
    client = StrictClient()
    client.force_login(factories.make_staff("duty_officer"))
    page = client.get(reverse("admin:index")).content.decode()
    assert "Приховані сторінки" in page
    assert "на перевірку" not in page


def overview(member_or_representative):
    client = StrictClient()
    client.force_login(member_or_representative)
    return client.get(reverse("members:dashboard")).content.decode()


def test_overview_says_how_the_page_stands(edition):
    page = overview(edition.office.member.user)
    assert "на перевірці" in page
    assert "перекладено 4 з 4" in page


def test_overview_says_why_complete_english_is_not_fine(edition):
    edition.sections.filter(kind="lead").update(uk_changed_at=timezone.now() + timedelta(days=1))
    assert "перекладено 4 з 4 розділів; перевірити: 1" in overview(edition.office.member.user)


def test_overview_names_what_needs_the_person(secretary, edition):
    office = edition.office
    services.request_changes(edition, note="Додайте рік.", by=secretary)
    services.save_section(office, "vision", Content("Нове.", "A community."), revision=1, by=office.member.user)
    Office.objects.update(confirmed_at="2024-01-01T10:00Z")
    for user in (office.member.user, factories.make_representative(office.member).user):
        page = overview(user)
        for words in ("Змінити сторінку Вашого офісу", "Підтвердити, що на сторінці", "/offices/confirm/"):
            assert words in page


def test_overview_of_a_representative_without_the_scope_says_nothing(edition):
    representative = factories.make_representative(edition.office.member, can_edit_office=False)
    assert "перекладено" not in overview(representative.user)


@pytest.mark.parametrize("rows", [1, 3])
def test_review_costs_the_same_for_any_number_of_rows(client, edition, rows, django_assert_max_num_queries):
    for _number in range(rows):
        office_factories.make_report(edition.office)
    client.get(address("review", edition))
    with django_assert_max_num_queries(12):
        client.get(address("review", edition))
