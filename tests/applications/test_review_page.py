import pytest
from django.urls import reverse

from applications import services
from mayors_club.models import Event
from tests.applications.committee import address, make_committee, open_to, opinion, sign_in, submit_to
from tests.factories import make_application, make_proof, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


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


def test_no_side_door_past_the_declaration(committee, client):
    application = open_to(committee)
    proof = make_proof(application)
    sign_in(client, committee.chair)
    assert client.get(address("decide", application)).headers["Location"] == address("review", application)
    assert client.get(reverse("applications:staff_proof", args=[proof.pk])).status_code == 404


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


def test_later_recusal_has_no_reason_chosen_in_advance(committee, client):
    application = open_to(committee)
    services.declare_interest(application, kind="none", by=committee.chair)
    page = review(sign_in(client, committee.chair), application).content.decode()
    assert '<option value="">Виберіть причину</option>' in page
    response = client.post(address("interest", application), {"kind": ""})
    assert response.status_code == 422
    assert "Виберіть причину самовідводу" in response.content.decode()
    assert review(client, application).status_code == 200


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


def test_recusal_is_not_taken_for_an_opinion(committee, client):
    application = open_to(committee)
    services.declare_interest(application, kind="family", by=committee.members[0])
    page = review(sign_in(client, committee.secretariat), application).content.decode()
    assert "самовідвід" in page
    assert "думку висловлено" not in page
    assert "родинні" not in page


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


def test_proof_is_reached_from_the_answers(committee, client):
    application = submit_to(committee)
    make_revision(application, proof=make_proof(application))
    page = review(sign_in(client, committee.secretariat), application).content.decode()
    assert reverse("applications:staff_proof", args=[application.proofs.get().pk]) in page


def test_read_only_site_lets_the_secretariat_look_and_moves_nothing(committee, client, settings):
    settings.READ_ONLY = True
    application = make_application("submitted")
    assert review(sign_in(client, committee.secretariat), application).status_code == 200
    application.refresh_from_db()
    assert application.status == "submitted"
    assert [event.verb for event in Event.objects.about(application)] == ["application.opened"]


def test_checks_lead_only_where_the_reader_may_go(committee, client):
    application = open_to(committee)
    seen = open_to(committee, community=application.community, full_name_uk="Видима Людина")
    unseen = submit_to(committee, community=application.community, full_name_uk="Невидима Людина")
    recused = open_to(committee, community=application.community, full_name_uk="Відведена Людина")
    services.declare_interest(recused, kind="family", by=committee.members[0])
    services.declare_interest(application, kind="none", by=committee.members[0])
    page = review(sign_in(client, committee.members[0]), application).content.decode()
    assert address("review", seen) in page
    assert "Невидима Людина" in page
    assert address("review", unseen) not in page
    assert "Відведена Людина" not in page
