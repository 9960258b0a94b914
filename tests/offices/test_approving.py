"""One-tap approval: a representative prepares, the mayor reads the differences in a letter and types its code."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from offices import links, services
from offices.content import Content
from offices.models import Approval, Edition
from tests import factories, office_factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


@pytest.fixture
def office():
    return office_factories.make_office()


@pytest.fixture
def aide(office):
    return factories.make_representative(office.member, full_name_uk="Максим Демченко").user


@pytest.fixture
def draft(office, aide):
    content = Content("Очолює громаду з 2016 року.", "Has led the community since 2015.")
    mayor = office.member.user
    services.save_section(office, "lead", content, revision=1, by=aide, on_behalf_of=mayor)
    return office.editions.open().get()


def asked(draft, aide) -> tuple[str, str]:
    """The address of the page and the code of the letter."""
    approval = services.ask_to_approve(draft, by=aide, on_behalf_of=draft.office.member.user)
    letter = OutgoingEmail.objects.get(about_id=str(approval.pk))
    return f"/offices/approve/{links.approval_token(approval.pk)}/", letter.secret_values["code"]


def test_representative_asks_and_the_letter_shows_what_changes(client, office, draft, aide):
    client.force_login(aide)
    assert "Попросити мера підтвердити" in client.get("/member/office/differences/").content.decode()
    client.post("/member/office/ask/")
    letter = OutgoingEmail.objects.get(name="office_approval")
    assert letter.to == office.member.user.email
    assert "2015" in letter.body_text
    assert "2016" in letter.body_text
    assert "[[approval_link]]" in letter.body_text
    assert "[[code]]" in letter.body_text
    event = Event.objects.get(verb="office.approval_asked")
    assert (event.actor, event.on_behalf_of) == (aide, office.member.user)


def test_member_is_not_offered_to_ask_themselves(client, office, draft):
    client.force_login(office.member.user)
    assert "Попросити мера" not in client.get("/member/office/differences/").content.decode()
    client.post("/member/office/ask/")
    assert not Approval.objects.exists()


@pytest.mark.parametrize(("prefix", "words"), [("", "Чи підтверджуєте Ви ці зміни"), ("/en", "Do you approve these")])
def test_looking_changes_nothing(client, draft, aide, prefix, words):
    path, _code = asked(draft, aide)
    response = client.get(prefix + path)
    assert words in response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    draft.refresh_from_db()
    assert draft.status == Edition.Status.DRAFT


def test_code_submits_the_page_in_the_mayors_name(client, office, draft, aide):
    path, code = asked(draft, aide)
    page = client.post(path, {"code": code}).content.decode()
    assert "Секретаріат прочитає сторінку" in page
    draft.refresh_from_db()
    assert (draft.status, draft.submitted_by) == (Edition.Status.IN_REVIEW, office.member.user)
    assert client.post(path, {"code": code}).status_code == 410


def test_code_publishes_where_the_club_allows_it(client, office, draft, aide):
    office.may_publish = True
    office.save()
    path, code = asked(draft, aide)
    assert "Сторінку опубліковано" in client.post(path, {"code": code.replace(" ", "")}).content.decode()
    office.refresh_from_db()
    assert office.live.sections.get(kind="lead").text_uk == "Очолює громаду з 2016 року."


def test_wrong_code_is_counted_and_five_are_too_many(client, draft, aide):
    path, code = asked(draft, aide)
    wrong = "00000000" if code != "0000 0000" else "11111111"
    for _try in range(5):
        response = client.post(path, {"code": wrong})
    assert response.status_code == 422
    assert client.post(path, {"code": code}).status_code == 410
    draft.refresh_from_db()
    assert draft.status == Edition.Status.DRAFT


def test_save_after_the_letter_makes_it_worthless(client, office, draft, aide):
    path, code = asked(draft, aide)
    services.save_section(office, "vision", Content("Інше бачення."), revision=1, by=aide, on_behalf_of=None)
    assert client.get(path).status_code == 410
    assert client.post(path, {"code": code}).status_code == 410


def test_newest_letter_counts(client, draft, aide):
    first, code = asked(draft, aide)
    second, _code = asked(draft, aide)
    assert client.post(first, {"code": code}).status_code == 410
    assert client.get(second).status_code == 200


def test_letter_grows_old_after_a_week(client, draft, aide, time_machine):
    path, code = asked(draft, aide)
    time_machine.move_to(timezone.now() + timedelta(days=7, minutes=1))
    assert client.post(path, {"code": code}).status_code == 410


def test_code_is_kept_as_a_hash_and_bound_to_its_question(draft, aide):
    _path, code = asked(draft, aide)
    approval = Approval.objects.get()
    assert re.sub(r"\D", "", code) not in approval.code_hash
    assert len(approval.code_hash) == 64


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_link_we_never_wrote(client, token):
    assert client.get(f"/offices/approve/{token}/").status_code == 410


def test_representative_without_the_scope_asks_nobody(client, office, draft):
    other = factories.make_representative(office.member, can_edit_office=False)
    client.force_login(other.user)
    assert client.post("/member/office/ask/").status_code == 404


def test_representative_who_asked_learns_of_the_publication(client, draft, aide):
    path, code = asked(draft, aide)
    client.post(path, {"code": code})
    draft.refresh_from_db()
    services.publish(draft, seen=draft.changes, by=factories.make_staff("secretariat"))
    told = set(OutgoingEmail.objects.filter(name="office_published").values_list("to", flat=True))
    assert told == {draft.office.member.user.email, aide.email}
