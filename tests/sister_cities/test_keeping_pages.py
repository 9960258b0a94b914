"""Pages on which a community writes: a step, other facts, acts, papers, people. Bad input is told at its field."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mayors_club import read_only
from sister_cities.models import Agreement, Proposal
from sister_cities.services import deciding, proposing
from tests.factories import PDF, make_user
from tests.photographs import telling_jpeg
from tests.sister_city_factories import make_agreement, make_coordinator, make_document

pytestmark = pytest.mark.django_db
PAUSE = {"suspended_on": "2026-09-01", "suspended_reason_uk": "Перерва"}


def of(agreement, more="") -> str:
    return f"/member/sister-cities/{agreement.pk}/{more}"


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def hidden(response, name) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


@pytest.fixture
def tie(mayor):
    return make_agreement(community=mayor.community)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["edit/", "step/suspended/", "acts/", "documents/", "coordinators/"])
def test_pages_open_in_both_languages(at_home, tie, page, prefix):
    assert at_home.get(prefix + of(tie, page)).status_code == 200


@pytest.mark.parametrize("press", [1, 2])
def test_a_step_of_a_public_one_waits(at_home, tie, press):
    for _press in range(press):
        response = at_home.post(of(tie, "step/suspended/"), PAUSE)
        assert response["Location"] == of(tie)
    tie.refresh_from_db()
    assert (tie.status, tie.proposals.get().kind) == ("active", "step")
    assert "Один крок чекає на секретаріат" in text(at_home.get(of(tie)))


def test_a_returned_step_is_put_right_and_not_typed_anew(at_home, tie):
    at_home.post(of(tie, "step/suspended/"), PAUSE)
    deciding.decline(tie.proposals.get(), note="Якого дня?", by=make_user())
    form = at_home.get(of(tie, "step/suspended/")).context["form"]
    assert form.initial["suspended_reason_uk"] == "Перерва"
    assert str(form.initial["suspended_on"]) == "2026-09-01"
    assert "Перерва" not in text(at_home.get(of(tie, "step/expired/")))


def test_a_step_of_a_draft_counts_at_once(client, mayor, negotiator):
    draft = make_agreement("draft", community=mayor.community)
    client.force_login(negotiator.user)
    client.post(of(draft, "step/council_approved/"), {"council_no": "12", "council_on": "2026-03-01"})
    draft.refresh_from_db()
    assert (draft.status, draft.council_no) == ("council_approved", "12")


def test_what_is_wrong_with_a_step_stands_at_its_field(at_home, tie):
    response = at_home.post(
        of(tie, "step/suspended/"), {"suspended_on": "2026-01-01", "suspended_reason_uk": "Перерва"}
    )
    page = text(response)
    assert response.status_code == 422
    assert "не може бути ранішою за іншу: підписано, 10 квітня 2026 року" in page
    assert 'value="Перерва"' in page
    response = at_home.post(of(tie, "step/suspended/"), {})
    assert "Укажіть, з якого дня угоду призупинено" in text(response)


@pytest.mark.parametrize("status", ["dormant", "magic"])
def test_no_such_step(at_home, tie, status):
    assert at_home.get(of(tie, f"step/{status}/")).status_code == 404


def test_a_step_that_is_not_possible_leads_back(at_home, tie):
    assert at_home.get(of(tie, "step/agreed/"))["Location"] == of(tie)
    answer = at_home.post(of(tie, "step/agreed/"), {"order_no": "1", "agreed_on": "2026-03-18"}, follow=True)
    assert "Цей крок зараз неможливий" in text(answer)


def test_another_step_cannot_be_proposed_meanwhile(at_home, tie):
    at_home.post(of(tie, "step/suspended/"), PAUSE)
    answer = at_home.post(of(tie, "step/suspended/"), {**PAUSE, "suspended_reason_uk": "Інше"}, follow=True)
    assert "уже чекає інший крок" in text(answer)
    assert Proposal.objects.count() == 1


def edited(client, tie, **fields):
    page = client.get(of(tie, "edit/"))
    whole = {
        "kind": tie.kind, "fields": tie.fields, "procedure": "law", "council_no": "1204", "council_on": "2026-02-12",
        "ministry_sent_on": "2026-02-20", "order_no": "88", "agreed_on": "2026-03-18",
        "signed_on_day": "10", "signed_on_month": "4", "signed_on_year": "2026",
        "registered_no": "417", "registered_on": "2026-05-04", "source_uk": tie.source_uk, "source_en": tie.source_en,
        "source_url": tie.source_url, "seen": hidden(page, "seen"),
    }  # fmt: skip
    return client.post(of(tie, "edit/"), {**whole, **fields})


def test_nothing_changed_proposes_nothing(at_home, tie):
    assert edited(at_home, tie).status_code == 302
    assert not Proposal.objects.exists()


def test_a_change_waits_and_the_form_shows_it(at_home, tie):
    edited(at_home, tie, fields=["sport"], ends_on="2031-01-02", note="Дзвонити зранку.")
    tie.refresh_from_db()
    assert (tie.note, tie.ends_on) == ("Дзвонити зранку.", None)
    assert tie.proposals.get().content == {"fields": ["sport"], "ends_on": "2031-01-02"}
    page = text(at_home.get(of(tie, "edit/")))
    assert 'value="2031-01-02"' in page
    assert "Одна зміна вже чекає" in page


def test_somebody_else_was_faster(at_home, mayor):
    draft = make_agreement("draft", community=mayor.community)
    seen = hidden(at_home.get(of(draft, "edit/")), "seen")
    proposing.change(Agreement.objects.get(pk=draft.pk), {"fields": ["youth"]}, by=mayor.user)
    answers = {"kind": "sister_city", "fields": ["sport"], "procedure": "law", "note": "Моя нотатка", "seen": seen}
    response = at_home.post(of(draft, "edit/"), answers)
    assert response.status_code == 409
    assert "Моя нотатка" in text(response)
    assert "Як записано зараз" in text(response)
    again = at_home.post(of(draft, "edit/"), {**answers, "seen": hidden(response, "seen")})
    assert again.status_code == 302


def test_what_somebody_else_proposed_meanwhile_stands_beside_what_was_typed(at_home, tie):
    """Saving once more takes its place: nobody does that without having seen it."""
    seen = hidden(at_home.get(of(tie, "edit/")), "seen")
    edited(at_home, tie, ends_on="2031-01-02")
    response = edited(at_home, tie, seen=seen, fields=["youth"])
    assert response.status_code == 409
    told = {one.column: (one.before, one.after) for one in response.context["form"].meanwhile}
    assert told["ends_on"] == ("2\N{NO-BREAK SPACE}січня\N{NO-BREAK SPACE}2031\N{NO-BREAK SPACE}року", "")
    assert "чекає інша зміна" in text(response)
    assert "форма показує її" not in text(response)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (dict.fromkeys(("signed_on_day", "signed_on_month", "signed_on_year"), ""), "Укажіть дату підписання"),
        ({"signed_on_day": ""}, "Укажіть точну дату підписання"),
        ({"signed_on_day": "", "signed_on_month": "", "council_on": "2026-03-01"}, "Укажіть точну дату підписання"),
        ({"signed_on_day": "31"}, "Такого дня немає"),
        ({"signed_on_month": "квітня"}, "цифрами"),
        ({"signed_on_day": "9" * 25}, "цифрами"),
        ({"signed_on_year": "1" * 5000}, "цифрами"),
        ({"council_on": "2026-13-45"}, "2027-05-31"),
        ({"source_url": "ftp://planted.example"}, "https://example.com"),
        ({"source_uk": "", "source_en": "Website"}, "українськ"),
        ({"procedure": "organisation"}, "Укажіть назву підприємства чи організації"),
        ({"kind": "alliance"}, "alliance"),
        ({"note": "а" * 2001}, "2000"),
    ],
)
def test_bad_facts_are_told_in_words(at_home, tie, fields, words):
    response = edited(at_home, tie, **{"note": "Дзвонити зранку.", **fields})
    assert response.status_code == 422
    assert words in text(response)
    assert not Proposal.objects.exists()
    tie.refresh_from_db()
    assert tie.note == ""


def test_an_edit_that_doubles_leads_to_the_other(at_home, mayor, tie):
    other = make_agreement(community=mayor.community, city=tie.city, kind="friendship")
    response = edited(at_home, tie, kind="friendship")
    assert response.status_code == 422
    assert f'href="{of(other)}"' in text(response)


@pytest.mark.parametrize("press", [1, 2])
def test_an_act_waits(at_home, tie, press):
    for _press in range(press):
        at_home.post(of(tie, "acts/"), {"happened_on": "2026-06-01", "title_uk": "Спільний табір"})
    assert tie.proposals.get().content["title_uk"] == "Спільний табір"


def test_an_act_to_come_is_refused_at_its_field(at_home, tie):
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = at_home.post(of(tie, "acts/"), {"happened_on": day, "title_uk": "Спільний табір"})
    assert response.status_code == 422
    assert "Ця дата ще не настала" in text(response)
    assert "Спільний табір" in text(response)


def paper(content=PDF, name="угода.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def test_a_paper_is_added_once_and_removed(at_home, tie, django_capture_on_commit_callbacks):
    key = hidden(at_home.get(of(tie, "documents/")), "key")
    for _press in range(2):
        fields = {"kind": "agreement", "title_uk": "Угода", "language": "de", "key": key, "file": paper()}
        assert at_home.post(of(tie, "documents/"), fields)["Location"] == of(tie)
    document = tie.documents.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert at_home.post(of(tie, f"documents/{document.pk}/remove/"))["Location"] == of(tie)
    assert not tie.documents.exists()
    assert not document.file.storage.exists(document.file.name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ planted", "Це не PDF"),
        (b"", "Файл порожній"),
        (PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>"), "скрипти"),
    ],
)
def test_hostile_papers_are_refused_in_words(at_home, tie, content, words):
    fields = {"kind": "other", "title_uk": "Рішення ради", "file": paper(content)}
    response = at_home.post(of(tie, "documents/"), fields)
    assert response.status_code == 422
    assert words in text(response)
    assert 'value="Рішення ради"' in text(response)


def test_a_photograph_comes_back_without_its_place(at_home, tie):
    fields = {"kind": "other", "title_uk": "Фото", "file": paper(telling_jpeg(), "../../фото.svg")}
    at_home.post(of(tie, "documents/"), fields)
    response = at_home.get(of(tie, f"documents/{tie.documents.get().pk}/"))
    assert b"planted" not in b"".join(response)
    assert response["Content-Type"] == "image/jpeg"


def test_papers_of_others_cannot_be_removed(at_home, tie):
    foreign = make_document(make_agreement())
    assert at_home.post(of(tie, f"documents/{foreign.pk}/remove/")).status_code == 404


PERSON = {"side": "partner", "name": "Anna Weber", "email": "weber@lindental.example"}


def test_a_coordinator_is_named_changed_and_taken_off(at_home, tie):
    key = hidden(at_home.get(of(tie, "coordinators/")), "key")
    for _press in range(2):
        at_home.post(of(tie, "coordinators/"), {**PERSON, "key": key})
    person = tie.coordinators.get()
    at_home.post(of(tie, f"coordinators/{person.pk}/"), {**PERSON, "name": "Anna Berg"})
    assert tie.coordinators.get().name == "Anna Berg"
    at_home.post(of(tie, f"coordinators/{person.pk}/"), {"remove": "1"})
    assert not tie.coordinators.exists()


def test_a_coordinator_can_be_reached(at_home, tie):
    response = at_home.post(of(tie, "coordinators/"), {**PERSON, "email": ""})
    assert response.status_code == 422
    assert "Anna Weber" in text(response)


def test_coordinators_of_others_are_not_there(at_home, tie):
    foreign = make_coordinator(make_agreement())
    assert at_home.post(of(tie, f"coordinators/{foreign.pk}/"), {"remove": "1"}).status_code == 404


@pytest.mark.parametrize("page", ["edit/", "step/suspended/", "acts/", "documents/", "coordinators/"])
def test_while_the_site_is_read_only_nothing_is_written(at_home, tie, page):
    read_only.turn_on()
    assert at_home.post(of(tie, page), PAUSE).status_code == 503


def test_nul_bytes_do_no_harm(at_home, tie):
    response = at_home.post(of(tie, "acts/"), {"happened_on": "2026-06-01", "title_uk": "Та\0бір", "title_en": "\0"})
    assert response.status_code in (302, 400, 422)


def test_a_good_file_is_asked_for_once_more_where_something_else_is_wrong(at_home, tie):
    file = SimpleUploadedFile("угода.pdf", PDF, "application/pdf")
    response = at_home.post(of(tie, "documents/"), {"kind": "agreement", "title_uk": "", "file": file})
    assert "Виберіть файл іще раз" in text(response)
    response = at_home.post(of(tie, "documents/"), {"kind": "agreement", "title_uk": ""})
    assert "Виберіть файл іще раз" not in text(response)


def test_a_year_stays_a_year_on_the_way(at_home, mayor):
    old = make_agreement(
        community=mayor.community, procedure="earlier", signed_on="2013-01-01", signed_precision="year",
        status_since="2013-01-01", council_no="", council_on=None, ministry_sent_on=None, order_no="",
        agreed_on=None, registered_no="", registered_on=None,
    )  # fmt: skip
    assert "1 січня 2013" not in text(at_home.get(of(old)))
