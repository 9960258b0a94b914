"""Questions and answers in the admin: both languages on one form, every version kept, any of them restored."""

import pytest

from mayors_club.models import FaqEntry
from tests import factories

pytestmark = pytest.mark.django_db
FORM = {
    "slug": "who-may-join",
    "position": "1",
    "question_uk": "Хто може вступити?",
    "question_en": "Who may join?",
    "answer_uk": "Чинні та колишні голови.",
    "answer_en": "Present and former heads.",
}


@pytest.fixture
def secretary(client):
    client.force_login(factories.make_staff("secretariat"))
    return client


@pytest.fixture
def entry(secretary):
    FaqEntry.objects.all().delete()
    secretary.post("/admin/mayors_club/faqentry/add/", FORM)
    return FaqEntry.objects.get()


def change(client, entry, **changes):
    return client.post(f"/admin/mayors_club/faqentry/{entry.pk}/change/", {**FORM, **changes})


def test_both_languages_are_saved_from_one_form(entry):
    assert (entry.question_uk, entry.question_en) == ("Хто може вступити?", "Who may join?")
    assert (entry.answer_uk, entry.answer_en) == ("Чинні та колишні голови.", "Present and former heads.")


def test_ukrainian_is_required_and_english_is_not(secretary, entry):
    assert change(secretary, entry, question_en="", answer_en="").status_code == 302
    response = change(secretary, entry, answer_uk="")
    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["answer_uk"]


def test_every_version_is_kept_in_both_languages(secretary, entry):
    change(secretary, entry, answer_en="Heads, present and former.")
    versions = list(entry.history.order_by("history_date").values_list("answer_uk", "answer_en"))
    assert versions == [
        ("Чинні та колишні голови.", "Present and former heads."),
        ("Чинні та колишні голови.", "Heads, present and former."),
    ]


def test_history_shows_the_versions(secretary, entry):
    change(secretary, entry, answer_uk="Голови.")
    page = secretary.get(f"/admin/mayors_club/faqentry/{entry.pk}/history/").content.decode()
    first = entry.history.order_by("history_date").first()
    assert f"/admin/mayors_club/faqentry/{entry.pk}/history/{first.history_id}/" in page


def test_an_earlier_version_can_be_restored(secretary, entry):
    first = entry.history.get()
    change(secretary, entry, answer_uk="Помилка.", answer_en="A mistake.")
    address = f"/admin/mayors_club/faqentry/{entry.pk}/history/{first.history_id}/"
    assert secretary.get(address).status_code == 200
    secretary.post(address, {**FORM, "answer_uk": first.answer_uk, "answer_en": first.answer_en})
    entry.refresh_from_db()
    assert (entry.answer_uk, entry.answer_en) == ("Чинні та колишні голови.", "Present and former heads.")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_any_number_of_rows(secretary, django_assert_num_queries, rows):
    FaqEntry.objects.all().delete()
    for number in range(rows):
        FaqEntry.objects.create(slug=f"q{number}", question_uk=f"Питання {number}?", answer_uk="Так.")
    with django_assert_num_queries(6):
        secretary.get("/admin/mayors_club/faqentry/")
