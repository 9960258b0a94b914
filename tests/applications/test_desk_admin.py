from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from applications import services
from applications.models import Application
from mayors_club.models import Event, OutgoingEmail
from tests.applications.committee import (
    address,
    decided,
    make_committee,
    open_to,
    opinion,
    sign_in,
    submit_to,
    voted,
)
from tests.factories import (
    make_admin,
    make_application,
    make_letter,
    make_member,
    make_proof,
    make_revision,
    make_staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


# The work list --------------------------------------------------------------------------------------------------------
def work_list(client, user):
    return sign_in(client, user).get(reverse("admin:index")).content.decode()


def test_work_list_shows_each_colleague_what_waits_for_them(committee, client):
    new = make_application("submitted", full_name_uk="Нова Заявниця")
    in_review = open_to(committee, full_name_uk="Заявник На Розгляді")
    secretariats = work_list(client, committee.secretariat)
    assert new.full_name_uk in secretariats
    assert "Нові заяви" in secretariats
    assert "Чекають на Вашу думку" not in secretariats
    members = work_list(client, committee.members[0])
    assert "Чекають на Вашу думку" in members
    assert in_review.full_name_uk in members
    assert new.full_name_uk not in members


def test_work_list_says_when_there_is_nothing(committee, client):
    assert "Зараз від Вас нічого не потрібно." in work_list(client, committee.chair)


@pytest.mark.skipif(not admin.site.is_registered(OutgoingEmail), reason="the letters have no list yet")
def test_work_list_keeps_letters_of_closed_files_from_the_recused(committee, client):
    application = submit_to(committee)
    make_letter(about=application, status="failed", subject="Лист про розгляд", last_error="550")
    assert "Лист про розгляд" in work_list(client, committee.secretariat)
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    assert "Лист про розгляд" not in work_list(client, committee.secretariat)


# The list of applications ---------------------------------------------------------------------------------------------
def test_list_begins_with_what_waits_for_me(committee, client):
    waiting, voted_already = open_to(committee), open_to(committee, full_name_uk="Інша Людина")
    opinion(voted_already, committee.members[0])
    sign_in(client, committee.members[0])
    listed = client.get(reverse("admin:applications_application_changelist")).content.decode()
    assert waiting.number in listed
    assert voted_already.number not in listed
    everything = client.get(reverse("admin:applications_application_changelist"), {"queue": "all"}).content.decode()
    assert voted_already.number in everything
    assert "1/4" in everything


@pytest.mark.parametrize(
    "query", [{}, {"queue": "all"}, {"q": "Шевченко", "queue": "all"}, {"status__exact": "in_review"}]
)
def test_list_search_and_filters_know_nothing_of_recused_files(committee, client, query):
    application = open_to(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    sign_in(client, committee.chair)
    listed = client.get(reverse("admin:applications_application_changelist"), query).content.decode()
    assert application.number not in listed
    assert application.full_name_uk not in listed


# The review page ------------------------------------------------------------------------------------------------------
def review(client, application):
    return client.get(address("review", application))


def test_secretariats_first_look_begins_the_screening(committee, client):
    application = make_application("submitted")
    page = review(sign_in(client, committee.secretariat), application)
    assert page.status_code == 200
    application.refresh_from_db()
    assert application.status == "screening"
    assert [event.verb for event in Event.objects.about(application)] == ["application.screening_opened"]
    assert "Відкрити розгляд" in page.content.decode()


def test_nobody_elses_look_begins_the_screening(committee, client):
    application = make_application("submitted")
    services.declare_interest(application, kind="none", by=committee.chair)
    review(sign_in(client, committee.chair), application)
    application.refresh_from_db()
    assert application.status == "submitted"


def test_every_look_at_the_answers_is_on_record(committee, client):
    application = submit_to(committee)
    sign_in(client, committee.secretariat)
    review(client, application)
    review(client, application)
    looks = Event.objects.about(application).filter(verb="application.opened")
    assert [look.actor for look in looks] == [committee.secretariat] * 2


def test_answers_come_after_the_declaration(committee, client):
    application = open_to(committee, motivation="Дуже особиста мотивація")
    sign_in(client, committee.members[0])
    gate = review(client, application).content.decode()
    assert "Чи маєте Ви конфлікт інтересів?" in gate
    assert "Дуже особиста мотивація" not in gate
    assert application.email not in gate
    assert not Event.objects.about(application).filter(verb="application.opened").exists()
    answered = client.post(address("interest", application), {"kind": "none"}, follow=True).content.decode()
    assert "Дуже особиста мотивація" in answered


@pytest.mark.parametrize("page", ["decide", "proof"])
def test_no_side_door_past_the_declaration(committee, client, page):
    application = open_to(committee)
    more = [make_proof(application).pk] if page == "proof" else []
    sign_in(client, committee.chair)
    response = client.get(address(page, application, *more))
    assert response.headers["Location"] == address("review", application)


def test_recusal_leads_away_for_good(committee, client):
    application = open_to(committee)
    sign_in(client, committee.members[0])
    response = client.post(address("interest", application), {"kind": "family"}, follow=True)
    assert "самовідвід записано" in response.content.decode()
    assert review(client, application).status_code == 404


def test_declaration_without_an_answer_is_asked_again(committee, client):
    application = open_to(committee)
    response = sign_in(client, committee.chair).post(address("interest", application), {})
    assert response.status_code == 422
    assert "Виберіть одну з відповідей" in response.content.decode()


def test_opinions_of_others_are_hidden_until_ones_own_is_in(committee, client):
    application = open_to(committee)
    opinion(application, committee.chair, "no", note="Секретна нотатка голови")
    services.declare_interest(application, kind="none", by=committee.members[0])
    sign_in(client, committee.members[0])
    before = review(client, application).content.decode()
    assert "думку буде видно, коли Ви проголосуєте" in before
    assert "Секретна нотатка голови" not in before
    assert "проти — 1" not in before
    form = {"choice": "yes", "note": "", "note_visibility": "committee", "revision": "1"}
    after = client.post(address("opinion", application), form, follow=True).content.decode()
    assert "Секретна нотатка голови" in after
    assert "проти — 1" in after.replace("\N{NO-BREAK SPACE}", " ")


def test_private_note_is_read_by_its_author_only(committee, client):
    application = open_to(committee)
    opinion(application, committee.chair, note="Лише для мене", note_visibility="private")
    opinion(application, committee.deputy)
    assert "Лише для мене" in review(sign_in(client, committee.chair), application).content.decode()
    assert "Лише для мене" not in review(sign_in(client, committee.deputy), application).content.decode()


def test_secretariat_sees_who_voted_and_not_how(committee, client):
    application = open_to(committee)
    opinion(application, committee.chair, "no", note="Секретна нотатка")
    page = review(sign_in(client, committee.secretariat), application).content.decode()
    assert "думку висловлено" in page
    assert "Секретна нотатка" not in page


def test_opinion_on_an_older_revision_is_marked(committee, client):
    application = open_to(committee)
    opinion(application, committee.chair)
    make_revision(application, answers={"motivation": {"values": {"motivation": ["Зовсім інша мотивація"]}}})
    page = review(sign_in(client, committee.chair), application).content.decode()
    assert "стосується редакції 1, є новіша" in page
    assert "Зовсім інша мотивація" in page


def test_refused_opinion_keeps_what_was_typed(committee, client):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    sign_in(client, committee.chair)
    form = {"choice": "", "note": "Довго писала", "note_visibility": "private", "revision": "1"}
    response = client.post(address("opinion", application), form)
    assert response.status_code == 422
    assert "Довго писала" in response.content.decode()


def test_open_round_from_the_page(committee, client):
    application = submit_to(committee)
    response = sign_in(client, committee.secretariat).post(address("open_round", application), follow=True)
    assert "Розгляд відкрито" in response.content.decode()
    application.refresh_from_db()
    assert application.status == "in_review"


def test_open_round_twice_is_a_message(committee, client):
    application = open_to(committee)
    response = sign_in(client, committee.secretariat).post(address("open_round", application), follow=True)
    assert "Стан заяви вже інший: на розгляді" in response.content.decode()


def test_proof_is_a_download_and_on_record(committee, client):
    application = submit_to(committee)
    proof = make_proof(application)
    response = sign_in(client, committee.secretariat).get(address("proof", application, proof.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    event = Event.objects.about(application).last()
    assert (event.verb, event.codes) == ("application.proof_opened", {"proof": str(proof.pk)})


def test_proof_of_another_application_is_not_found(committee, client):
    application, other = submit_to(committee), submit_to(committee)
    proof = make_proof(other)
    assert sign_in(client, committee.secretariat).get(address("proof", application, proof.pk)).status_code == 404


# Deciding -------------------------------------------------------------------------------------------------------------
def step(kind, **fields):
    return {
        "kind": kind,
        "text": "",
        "reason_code": "",
        "against_outcome_reason": "",
        "answer_due_on": "",
        **fields,
    }


def confirm(client, application, fields):
    preview = client.post(address("decide", application), fields)
    assert preview.status_code == 200, preview.content.decode()
    return client.post(address("decide", application), {**fields, "digest": preview.context["digest"], "confirm": "1"})


def test_preview_shows_the_exact_letters_and_changes_nothing(committee, client):
    application = voted(committee, language="en")
    sign_in(client, committee.chair)
    fields = step("accept", text="We look forward to meeting you.")
    preview = client.post(address("decide", application), fields)
    shown = [(entry["letter"].subject, entry["letter"].body_text) for entry in preview.context["letters"]]
    assert not OutgoingEmail.objects.exists()
    application.refresh_from_db()
    assert application.status == "in_review"
    assert not application.decisions.exists()
    client.post(address("decide", application), {**fields, "digest": preview.context["digest"], "confirm": "1"})
    sent = OutgoingEmail.objects.order_by("name").values_list("subject", "body_text")
    assert sorted(sent) == sorted(shown)
    assert set(OutgoingEmail.objects.values_list("language", flat=True)) == {"en"}


def test_confirmation_decides_and_offers_to_take_it_back(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 600
    application = voted(committee)
    sign_in(client, committee.chair)
    response = confirm(client, application, step("accept"))
    page = client.get(response.headers["Location"]).content.decode()
    assert "Лист піде за 10 хвилин." in page
    assert "Скасувати рішення" in page
    taken_back = client.post(address("take_back", application), follow=True).content.decode()
    assert "Рішення скасовано" in taken_back
    application.refresh_from_db()
    assert application.status == "in_review"


def test_letter_that_changed_meanwhile_is_shown_again(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("accept")
    digest = client.post(address("decide", application), fields).context["digest"]
    Application.objects.filter(pk=application.pk).update(greeting_uk="пане Інакше", greeting_en="Mr Other")
    again = client.post(address("decide", application), {**fields, "digest": digest, "confirm": "1"})
    assert "Тим часом лист змінився" in again.content.decode()
    application.refresh_from_db()
    assert application.status == "in_review"


def test_changing_something_keeps_what_was_typed(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    page = client.post(address("decide", application), step("decline", text="Мій текст", edit="1"))
    assert page.status_code == 200
    assert "Мій текст" in page.content.decode()


def test_against_the_outcome_the_form_asks_for_the_reason(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("decline", reason_code="duplicate", text="Ваша заява вже є.")
    page = client.post(address("decide", application), fields)
    assert page.status_code == 422
    assert "Запишіть причину" in page.content.decode()
    assert "Ваша заява вже є." in page.content.decode()
    confirm(client, application, {**fields, "against_outcome_reason": "Знайшлася перша заява"})
    application.refresh_from_db()
    assert application.status == "declined"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (step(""), "Виберіть рішення"),
        (step("decline"), "Виберіть причину відмови"),
        (step("decline", reason_code="other"), "Поясніть причину"),
        (step("ask", fields_to_open=["proof"], answer_due_on="2099-01-01", text="?"), "у межах трьох місяців"),
        (step("ask", fields_to_open=["proof"], answer_due_on="колись", text="?"), "Укажіть дату"),
        (step("ask", text="?"), "Виберіть, що можна буде змінити"),
        (step("ask", fields_to_open=["proof"]), "Напишіть, що саме потрібно уточнити"),
    ],
)
def test_form_says_what_is_missing(committee, client, fields, message):
    application = voted(committee)
    page = sign_in(client, committee.chair).post(address("decide", application), fields)
    assert page.status_code == 422
    assert message in page.content.decode()
    assert not OutgoingEmail.objects.exists()


def test_slower_of_two_learns_who_decided_and_keeps_the_text(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    fields = step("accept", text="Мій довгий лист")
    digest = client.post(address("decide", application), fields).context["digest"]
    other_chair = make_staff("chair", full_name_uk="Швидка Голова")
    services.declare_interest(application, kind="none", by=other_chair)
    services.decide(
        application, kind="decline", reason_code="duplicate", against_outcome_reason="Дублікат", by=other_chair
    )
    page = client.post(address("decide", application), {**fields, "digest": digest, "confirm": "1"})
    assert page.status_code == 422
    assert "Швидка Голова" in page.content.decode()
    assert "Мій довгий лист" in page.content.decode()


def test_chair_gives_an_opinion_before_deciding(committee, client):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    sign_in(client, committee.chair)
    assert "Рішення відкриється, коли Ви висловите власну думку." in review(client, application).content.decode()
    response = client.get(address("decide", application), follow=True)
    assert "Рішення відкриється, коли Ви висловите власну думку." in response.content.decode()


def test_decision_asks_for_a_fresh_second_factor(committee, client):
    application = voted(committee)
    sign_in(client, committee.chair)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 601
    session.save()
    response = client.post(address("decide", application), step("accept"))
    assert response.status_code == 302
    assert "reauthenticate" in response.headers["Location"]
    application.refresh_from_db()
    assert application.status == "in_review"


def test_secretariat_asks_while_screening(committee, client):
    application = submit_to(committee)
    sign_in(client, committee.secretariat)
    page = review(client, application).content.decode()
    assert "Попросити уточнення" in page
    assert "Прийняти до Клубу" not in page
    fields = step("ask", text="Додайте рішення ради.", fields_to_open=["proof"], answer_due_on=in_a_week())
    confirm(client, application, fields)
    application.refresh_from_db()
    assert application.status == "more_info"
    assert OutgoingEmail.objects.get().name == "application_question"


def test_reversal_ends_the_membership_with_a_letter(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    decision = decided(committee)
    sign_in(client, committee.chair)
    fields = step("reverse", reason_code="not_confirmed", against_outcome_reason="Документ підроблено")
    confirm(client, decision.application, fields)
    decision.member.refresh_from_db()
    assert (decision.member.status, decision.member.end_reason) == ("ended", "decision_reversed")
    assert OutgoingEmail.objects.filter(name="decision_changed").count() == 1


def test_reconsider_from_the_page(committee, client, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    decision = decided(committee, "decline")
    sign_in(client, committee.chair)
    assert "Повернути на розгляд" in review(client, decision.application).content.decode()
    client.post(address("reconsider", decision.application))
    decision.application.refresh_from_db()
    assert decision.application.status == "in_review"


def in_a_week():
    return (timezone.localdate() + timedelta(days=7)).isoformat()


# Side doors -----------------------------------------------------------------------------------------------------------
GETS = ("review", "decide", "change")
POSTS = ("interest", "opinion", "open_round", "decide", "take_back", "reconsider")


def strangers(committee, application):
    """People who must not learn that the application exists."""
    services.declare_interest(application, kind="family", by=committee.members[0])
    yield committee.members[0]
    yield make_staff("committee")
    Application.objects.filter(pk=application.pk).update(assistant_email=committee.secretariat.email)
    yield committee.secretariat


def test_hidden_and_missing_applications_answer_alike(committee, client):
    application = voted(committee)
    missing = make_application("draft")
    for person in strangers(committee, application):
        sign_in(client, person)
        for target in (application, missing):
            assert {client.get(address(page, target)).status_code for page in GETS} == {404}
            assert {client.post(address(page, target)).status_code for page in POSTS} == {404}


@pytest.mark.parametrize("door", ["history", "delete", "export", ""])
def test_stock_pages_do_not_exist(committee, client, door):
    application = voted(committee)
    base = f"{reverse('admin:applications_application_changelist')}{application.pk}/{door}"
    for person in (committee.chair, make_admin()):
        assert sign_in(client, person).get(f"{base}/".replace("//", "/")).status_code == 404


def test_autocomplete_finds_nothing_hidden(committee, client):
    application = voted(committee)
    services.declare_interest(application, kind="family", by=committee.chair)
    query = {"app_label": "applications", "model_name": "question", "field_name": "application", "term": "Шевченко"}
    response = sign_in(client, committee.chair).get(reverse("admin:autocomplete"), query)
    assert application.full_name_uk not in response.content.decode()


def test_duty_officer_and_member_have_no_desk(committee, client):
    application = voted(committee)
    member = make_member()
    sign_in(client, make_staff("duty_officer"))
    assert review(client, application).status_code == 404
    client.force_login(member.user)
    assert review(client, application).status_code in (302, 403, 404)


# Queries --------------------------------------------------------------------------------------------------------------
@pytest.mark.skipif(not admin.site.is_registered(OutgoingEmail), reason="the letters have no list yet")
@pytest.mark.parametrize("rows", [1, 5])
def test_work_list_queries_do_not_grow(committee, client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_application("submitted")
        submit_to(committee)
        make_letter(status="failed")
    sign_in(client, committee.secretariat)
    with django_assert_num_queries(9):
        client.get(reverse("admin:index"))
