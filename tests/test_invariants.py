"""Each impossible state is made for real, found, and forgotten when it is put right."""

import logging
import os
import shutil
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from applications.models import Application, Decision, Revision
from mayors_club import invariants
from mayors_club.models import OutgoingEmail, Violation
from members.models import Member, User
from offices.models import Office, Section
from sessions.models import ExpertSession
from sister_cities.models import Agreement, ImportRun
from tests import factories, office_factories
from tests.offices import impossible
from tests.sessions import impossible as impossible_sessions
from tests.sister_cities import impossible as impossible_agreements

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def own_files(settings):
    """Files that other tests left are no business of these."""
    shutil.rmtree(settings.PRIVATE_ROOT)
    settings.PRIVATE_ROOT.mkdir()


def update(row, **columns):
    """Past every verb, as a bug or a hand in the database would."""
    type(row).objects.filter(pk=row.pk).update(**columns)
    return row


def decided(status="accepted"):
    return factories.make_application(status=status).decisions.get()


def without_letter(name):
    decision = decided()
    OutgoingEmail.objects.filter(name=name).delete()
    return decision


def accepted_without_member():
    application = factories.make_application(status="in_review")
    factories.make_round(application)
    return update(application, status="accepted")


def declined_without_decision():
    return update(accepted_without_member(), status="declined")


def taken_back(decision, member="annulled"):
    """As `take_back` leaves it, with its letters stopped."""
    OutgoingEmail.objects.all().update(status="superseded")
    update(decision, taken_back_at=timezone.now())
    update(decision.member, status=member)
    update(decision.application, status="in_review")
    factories.make_round(decision.application)
    return decision


def taken_back_with_standing_membership():
    return taken_back(decided(), member="active").member


def annulled_with_letters():
    member = taken_back(decided()).member
    factories.make_letter("first_steps", about=member)
    return member


def taken_back_with_letters():
    decision = taken_back(decided())
    OutgoingEmail.objects.filter(name="application_accepted").update(status="queued")
    return decision


def submitted_without_number():
    return update(factories.make_application(status="withdrawn", submitted_at=timezone.now()), number_in_year=None)


def submitted_without_revision():
    application = factories.make_application()
    Revision.objects.all().delete()
    return application


def waiting_without_question():
    application = factories.make_application(status="more_info")
    application.questions.update(answered_at=timezone.now())
    return application


def question_without_waiting():
    return factories.make_question(factories.make_application(status="screening"))


def erased_still_named():
    return factories.make_application(status="withdrawn", anonymised_at=timezone.now())


def kept_too_long():
    return factories.make_application(status="draft", changed_at=timezone.now() - timedelta(days=94))


def letter_sending_too_long():
    return factories.make_letter(status="sending", lease_until=timezone.now() - HOUR)


def letter_left_lying():
    return factories.make_letter(next_at=timezone.now() - HOUR)


def letter_too_early():
    return factories.make_letter(status="sent", not_before=timezone.now() + HOUR)


def proof_without_file():
    proof = factories.make_proof(factories.make_application())
    proof.file.storage.delete(proof.file.name)
    return proof


def file_without_proof():
    storage = storages["private"]
    name = storage.save("proofs/somebody/forgotten.pdf", ContentFile(b"%PDF-"))
    old = (timezone.now() - 4 * HOUR).timestamp()
    os.utime(storage.path(name), (old, old))
    return name


def portrait():
    office = office_factories.make_office()
    return office_factories.make_live_portrait(office)


def portrait_without_files():
    found = portrait()
    found.master.storage.delete(found.path_of(640, "webp"))
    return found


def file_without_portrait():
    storage = storages["private"]
    name = storage.save("portraits/somebody/master.jpg", ContentFile(b"a picture"))
    old = (timezone.now() - 100 * HOUR).timestamp()
    os.utime(storage.path(name), (old, old))
    return name


def portrait_left_lying():
    return update(portrait(), ready_at=None, uploaded_at=timezone.now() - HOUR)


def page_with_failed_portrait():
    return update(portrait(), ready_at=None, failed_at=timezone.now()).office


def representative_of_ended_member():
    representative = factories.make_representative()
    update(representative.member, status="ended", ended_at=timezone.now(), end_reason="resigned")
    return representative


def member_locked_out():
    member = factories.make_member()
    update(member.user, is_active=False)
    return member


def staff_without_second_factor():
    user = factories.make_staff("committee", second_factor=False)
    return update(user, last_login=timezone.now())


SEEDED = {
    "decided_without_letter": lambda: without_letter("application_accepted"),
    "accepted_without_further_steps": lambda: without_letter("first_steps"),
    "in_review_without_round": lambda: factories.make_application(status="in_review"),
}
SEEDED |= impossible.SEEDED | impossible_sessions.SEEDED | impossible_agreements.SEEDED
SEEDED |= {name: globals()[name] for name in invariants.RULES if name not in SEEDED}


@pytest.mark.parametrize("name", list(invariants.RULES))
def test_seeded_violation_is_found_alone_and_forgotten_when_put_right(name):
    assert invariants.check() == []
    wrong = SEEDED[name]()
    found = invariants.check()
    assert [(row.rule, row.subject_type, row.subject_id) for row in found] == [(name, *invariants.subject(wrong))]
    storages["private"].delete(wrong) if isinstance(wrong, str) else repair(name, wrong)
    assert invariants.check() == []


def repair(name, wrong):
    """Taking the whole story away puts everything right."""
    OutgoingEmail.objects.all().delete()
    Decision.objects.all().delete()
    Application.objects.all().delete()
    Office.objects.update(live=None)
    Section.objects.all().delete()
    Office.objects.all().delete()
    for model in (ExpertSession, Agreement, ImportRun, Member):
        model.objects.all().delete()
    if name == "staff_without_second_factor":
        wrong.delete()


@pytest.mark.parametrize("status", Application.Status.values)
def test_rightful_application_violates_nothing(status):
    application = factories.make_application(status=status)
    if status == "in_review":
        factories.make_round(application)
    assert invariants.check() == []


@pytest.mark.parametrize("name", ["proofs/one/a.pdf", "portraits/one/a.jpg", "experts/a.jpg", "agreement_documents/a"])
def test_fresh_file_is_still_being_saved(name):
    storages["private"].save(name, ContentFile(b"%PDF-"))
    assert invariants.check() == []


def test_first_finding_is_logged_once_and_keeps_its_time(caplog):
    application = accepted_without_member()
    with caplog.at_level(logging.ERROR):
        first = invariants.check()[0].found_at
        invariants.check(timezone.now() + timedelta(minutes=5))
    lines = [record.getMessage() for record in caplog.records if record.name == "mayors_club.invariants"]
    assert lines == [f"impossible state: accepted_without_member applications.application:{application.pk}"]
    assert Violation.objects.get().found_at == first


def test_work_list_reads_the_last_result_in_one_query(django_assert_num_queries):
    accepted_without_member()
    invariants.check()
    with django_assert_num_queries(1):
        found = invariants.current_violations()
    assert [str(invariants.words_of(row)) for row in found] == ["заяву прийнято, а члена Клубу немає"]


def test_rule_that_was_renamed_is_shown_by_its_name():
    assert invariants.words_of(Violation(rule="gone")) == "gone"


def test_command_answers_with_its_exit_code(capsys):
    call_command("check_invariants")
    assert capsys.readouterr().out == "impossible states: 0\n"
    accepted_without_member()
    with pytest.raises(SystemExit) as stop:
        call_command("check_invariants")
    assert stop.value.code == 1
    assert "an application accepted without a member" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("make", "columns"),
    [
        (lambda: factories.make_member(), {"confirmed_at": None}),
        (lambda: factories.make_letter(status="sent"), {"secret_values": {"code": "1"}}),
        (lambda: decided(), {"member": None}),
        (lambda: factories.make_application(), {"number_in_year": None}),
        (
            lambda: factories.make_application(email="a@town.example") and factories.make_application(),
            {"email": "a@town.example"},
        ),
    ],
)
def test_what_is_not_looked_for_is_refused_by_the_database(make, columns):
    row = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        update(row, **columns)


def test_staff_who_never_signed_in_are_no_violation():
    factories.make_staff("committee", second_factor=False)
    assert User.objects.get().last_login is None
    assert invariants.check() == []


def test_work_list_shows_the_finding_to_those_who_read_the_event_log(client):
    application = accepted_without_member()
    invariants.check()
    client.force_login(factories.make_staff("secretariat"))
    page = client.get("/admin/").content.decode()
    assert "заяву прийнято, а члена Клубу немає" in page
    assert f"/admin/mayors_club/event/?q={application.pk}" in page
    client.force_login(factories.make_staff("committee"))
    assert "заяву прийнято, а члена Клубу немає" not in client.get("/admin/").content.decode()
