"""Joint acts, papers and coordinators: what is kept, what is refused, what a second press does."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mayors_club.documents import DocumentRefused
from mayors_club.models import Event
from mayors_club.private_files import names_in, private_storage
from sister_cities.models import Coordinator, Document
from sister_cities.services import acts, coordinators, documents, life, proposing
from tests.factories import PDF, make_admin, make_member
from tests.photographs import telling_jpeg, telling_png
from tests.sister_city_factories import make_act, make_agreement, make_coordinator

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
CAMP = {"happened_on": DAY, "title_uk": "Спільний табір"}


@pytest.fixture
def mayor():
    return make_member()


def upload(content=PDF, name="угода.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def add(agreement, mayor, file=None, **more):
    options = {"kind": "agreement", "title_uk": "Угода", "by": mayor.user, **more}
    return documents.add(agreement, file or upload(), **options)


def content_of(document) -> bytes:
    with document.file.storage.open(document.file.name) as file:
        return file.read()


def test_an_act_before_the_signature_is_written_at_once(mayor):
    agreement = make_agreement("draft")
    for _press in range(2):
        acts.record(agreement, **CAMP, by=mayor.user)
    agreement.refresh_from_db()
    assert (agreement.acts.get().title_uk, agreement.last_act_on) == ("Спільний табір", DAY)
    assert Event.objects.get().verb == "agreement.act_added"


def test_an_act_of_a_public_agreement_waits(mayor):
    agreement = make_agreement()
    first, second = (acts.record(agreement, **CAMP, by=mayor.user) for _press in range(2))
    assert first == second
    assert not agreement.acts.exists()
    life.apply(first, by=make_admin())
    agreement.refresh_from_db()
    act = agreement.acts.get()
    assert (act.happened_on, act.recorded_by, agreement.last_act_on) == (DAY, mayor.user, DAY)


def test_an_older_act_does_not_become_the_last(mayor):
    agreement = make_agreement("draft", last_act_on=date(2026, 7, 1))
    acts.record(agreement, **CAMP, by=mayor.user)
    agreement.refresh_from_db()
    assert agreement.last_act_on == date(2026, 7, 1)


def test_an_act_that_is_there_is_not_proposed_again(mayor):
    agreement = make_agreement()
    act = make_act(agreement, happened_on=DAY, title_uk="Спільний табір")
    assert acts.record(agreement, **CAMP, by=mayor.user) == act


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"happened_on": date(26, 6, 1)}, "happened_on"),
        ({"title_uk": "", "title_en": "A camp"}, "title_uk"),
    ],
)
def test_acts_that_cannot_be_are_refused(mayor, fields, problem):
    with pytest.raises(life.FactsRefused) as refused:
        acts.record(make_agreement(), **CAMP | fields, by=mayor.user)
    assert [*refused.value.problems] == [problem]


def test_an_act_of_tomorrow_is_refused(mayor):
    with pytest.raises(life.FactsRefused) as refused:
        acts.record(make_agreement(), **CAMP | {"happened_on": timezone.localdate() + timedelta(days=1)}, by=mayor.user)
    assert [*refused.value.problems] == ["happened_on"]


def test_nobody_floods_the_secretariat_with_acts(mayor, monkeypatch):
    monkeypatch.setattr(proposing, "MOST_WAITING_ACTS", 1)
    agreement = make_agreement()
    acts.record(agreement, **CAMP, by=mayor.user)
    with pytest.raises(proposing.TooMany):
        acts.record(agreement, **CAMP | {"title_uk": "Інше"}, by=mayor.user)


def test_acts_of_a_declined_one_are_refused(mayor):
    agreement = make_agreement("draft", accepted_at=None, declined_at=timezone.now())
    with pytest.raises(life.NotNow):
        acts.record(agreement, **CAMP, by=mayor.user)


def test_a_document_is_kept_and_removed_with_its_file(mayor, django_capture_on_commit_callbacks):
    document = add(make_agreement(), mayor)
    name, storage = document.file.name, document.file.storage
    assert content_of(document) == PDF
    assert str(document.pk) in name
    with django_capture_on_commit_callbacks(execute=True):
        documents.remove(document, by=mayor.user)
        documents.remove(document, by=mayor.user)
    assert not storage.exists(name)
    assert [*Event.objects.order_by("pk").values_list("verb", flat=True)] == [
        "agreement.document_added",
        "agreement.document_removed",
    ]


def test_the_same_form_twice_is_one_document(mayor):
    agreement, key = make_agreement(), uuid4()
    assert add(agreement, mayor, key=key) == add(agreement, mayor, key=key)
    assert Document.objects.count() == 1


def test_a_key_of_another_agreement_opens_nothing(mayor):
    document = add(make_agreement(), mayor)
    other = make_agreement()
    before = set(names_in(private_storage(), "agreement_documents"))
    assert add(other, mayor, key=document.pk).agreement == other
    assert len(set(names_in(private_storage(), "agreement_documents")) - before) == 1


@pytest.mark.parametrize("picture", [telling_jpeg, telling_png])
def test_pictures_leave_behind_what_they_carried(mayor, picture):
    document = add(make_agreement(), mayor, upload(picture(), "фото.pdf"))
    kept = content_of(document)
    assert b"planted" not in kept
    assert document.content_type in ("image/jpeg", "image/png")


HOSTILE = [
    b"",
    b"MZ\x90\x00 a program",
    b"<html><script>planted()</script>",
    b"PK\x03\x04 an archive",
    b"GIF89a;",
    PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(planted)>>"),
    PDF.replace(b"/Catalog", b"/Catalog/AA<</S/L#61unch>>"),
    PDF.replace(b"/Catalog", b"/Catalog/EmbeddedFiles 3 0 R"),
    PDF.replace(b"/Catalog", b"/Catalog/Encrypt 3 0 R"),
    PDF + b"PK\x03\x04 glued on",
    b"\xff\xd8\xff\xe0 not a photograph",
    PDF.replace(b"%%EOF", b"x" * documents.MOST_BYTES + b"\n%%EOF"),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_are_refused_and_leave_nothing(mayor, content):
    before = set(names_in(private_storage(), "agreement_documents"))
    with pytest.raises(DocumentRefused):
        add(make_agreement(), mayor, upload(content))
    assert set(names_in(private_storage(), "agreement_documents")) == before
    assert not Document.objects.exists()


def test_there_is_a_limit_of_documents(mayor, monkeypatch):
    monkeypatch.setattr(documents, "MOST_DOCUMENTS", 1)
    agreement = make_agreement()
    add(agreement, mayor)
    with pytest.raises(documents.TooManyDocuments):
        add(agreement, mayor)


PERSON = {"side": "partner", "name": "Anna Weber", "position": "", "email": "weber@lindental.example", "phone": ""}


def test_a_coordinator_is_added_changed_and_removed(mayor):
    agreement, key = make_agreement(), uuid4()
    for _press in range(2):
        person = coordinators.save(agreement, key=key, **PERSON, by=mayor.user)
    assert (person.pk, person.name, person.changed_by) == (key, "Anna Weber", mayor.user)
    coordinators.save(agreement, key=key, **PERSON | {"name": "Anna Berg"}, by=mayor.user)
    assert agreement.coordinators.get().name == "Anna Berg"
    for _press in range(2):
        coordinators.remove(person, by=mayor.user)
    assert [*Event.objects.order_by("pk").values_list("verb", flat=True)] == [
        "agreement.coordinator_saved",
        "agreement.coordinator_saved",
        "agreement.coordinator_removed",
    ]


def test_a_coordinator_of_another_agreement_is_not_touched(mayor):
    theirs = make_coordinator(make_agreement())
    coordinators.save(make_agreement(), key=theirs.pk, **PERSON | {"name": "Інша людина"}, by=mayor.user)
    theirs.refresh_from_db()
    assert theirs.name == "Anna Weber"
    assert Coordinator.objects.count() == 2


def test_there_is_a_limit_of_coordinators(mayor, monkeypatch):
    monkeypatch.setattr(coordinators, "MOST_COORDINATORS", 1)
    agreement = make_agreement()
    coordinators.save(agreement, **PERSON, by=mayor.user)
    with pytest.raises(coordinators.TooManyCoordinators):
        coordinators.save(agreement, **PERSON, by=mayor.user)
