"""Own data: every personal column about a person is in the export, nothing of anybody else is."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from applications.models import ConflictDeclaration, Consent
from mayors_club import personal_data, personal_rules
from mayors_club.models import Event, OutgoingEmail
from mayors_club.own_data import OWN_DATA
from members import services
from members.models import Representative, User
from offices.models import MistakeReport
from tests import directory_factories, factories, office_factories
from tests.permissions.cast import prove_again

pytestmark = pytest.mark.django_db
PERSONAL = [rule for rule in vars(personal_rules).values() if isinstance(rule, personal_rules.Rule)]
PERSONAL.remove(personal_rules.NOT_PERSONAL)
RULE_NAMES = {rule: name for name, rule in vars(personal_rules).items() if isinstance(rule, personal_rules.Rule)}
PATHS = ("/member/own-data/", "/en/member/own-data/", "/member/own-data.json")
DOORS = (*PATHS, "/member/own-data.zip")


def personal_columns():
    """(rule, table, column) of everything that is classified as personal."""
    for table, rules in personal_data.TABLE.items():
        for rule, columns in rules.items():
            every = [field.name for field in apps.get_model(table)._meta.local_fields]
            names = every if columns == "*" else columns.split()
            yield from ((rule, table, name) for name in names if rule is not personal_rules.NOT_PERSONAL)


def test_every_personal_column_is_given_or_kept_back_for_a_reason():
    """A new column of a table that is offered is in the export by itself; a new table fails here."""
    given, kept = set(), set(OWN_DATA.left_out)
    for held in OWN_DATA.held(factories.make_user()):
        given |= {(held.table, field.name) for field in held.fields}
        kept |= {f"{held.table}.{name}" for name in held.left_out}
    missing = [
        f"{table}.{name}"
        for rule, table, name in personal_columns()
        if (table, name) not in given and not {table, f"{table}.{name}", RULE_NAMES[rule]} & kept
    ]
    assert missing == []


def test_no_reason_stands_for_nothing():
    tables = set(personal_data.TABLE)
    columns = {f"{table}.{field.name}" for table in tables for field in apps.get_model(table)._meta.local_fields}
    keys = {key.partition(" (")[0] for key in OWN_DATA.left_out}
    assert keys - tables - columns - set(RULE_NAMES.values()) == set()


def test_every_personal_column_has_a_name_for_readers():
    nameless = []
    for held in OWN_DATA.held(factories.make_user()):
        personal = {name for _rule, table, name in personal_columns() if table == held.table}
        for field in held.fields:
            only_a_number = field.primary_key or (field.is_relation and field.name not in held.instead)
            wanted = field.name in personal and not only_a_number
            if wanted and not isinstance(held.label(field), Promise):
                nameless.append(f"{held.table}.{field.name}")
    assert nameless == []


def plant(word, email):
    """A member with an office, staff besides, whose name or address stands wherever a person's may stand."""
    user = factories.make_staff("committee", email=email, full_name_uk=f"{word}-account", full_name_latin=f"{word}-lat")
    names = ("full_name_uk", "full_name_latin", "greeting_uk", "greeting_en", "title_uk", "title_en")
    member = factories.make_member(user, phone=f"+38-{word[:6]}", **{name: f"{word}-{name}" for name in names})
    factories.make_mandate(member, community=None, community_typed=f"{word}-typed", end_reason=f"{word}-reason")
    factories.make_representative(member, full_name_uk=f"{word}-aide", email=f"aide.{email}")
    factories.make_representative(user=user, full_name_uk=f"{word}-as-aide")
    application = factories.make_application(
        status="declined",
        email=email,
        full_name_uk=f"{word}-applicant",
        motivation=f"{word}-motivation",
        answers={"motivation": {"values": {"motivation": [f"{word}-typed-answer"]}}},
    )
    factories.make_question(application, text=f"{word}-question", answer=f"{word}-answer", answered_at=timezone.now())
    application.decisions.update(text=f"{word}-refusal", against_outcome_reason=f"{word}-deliberation")
    factories.make_proof(application, original_name=f"{word}.pdf")
    factories.make_link(application)
    factories.make_letter(to=email, subject=f"{word}-letter", body_text=f"{word}-body [[application_link]]")
    office = office_factories.make_office(member, contact_email=f"public.{email}")
    MistakeReport.objects.create(office=office_factories.make_office(), text=f"{word}-report", email=email)
    services.mint_link(user, "welcome")
    relayed(user, member, word)
    return user, member, application, office


def relayed(user, member, word) -> None:
    """An entry in the directory, and a letter to somebody else."""
    directory_factories.make_entry(member, email=f"members.{user.email}", phone=f"+38-{word[:6]}")
    written = directory_factories.make_relay_letter(member)
    factories.make_letter("relay_letter", about=written, to="recipient@far.example", body_text=f"{word}-relayed")


MINE = ["account", "lat", "typed", "reason", "aide", "as-aide", "applicant", "motivation", "typed-answer", "question"]
MINE += ["relayed", "answer", "refusal", "letter", "body", "report", "full_name_uk", "greeting_en", "title_en"]


@pytest.fixture
def planted():
    return plant("Незабутня", "mine@town.example"), plant("Чужа", "other@village.example")


def as_text(user) -> str:
    with override("uk"):
        return json.dumps(OWN_DATA.document(user), default=str, ensure_ascii=False)


def test_export_holds_all_that_was_planted_and_nothing_of_the_other(planted):
    (user, *_), _other = planted
    text = as_text(user)
    assert [word for word in MINE if f"Незабутня-{word}" not in text] == []
    for address in (
        "mine@town.example",
        "aide.mine@town.example",
        "public.mine@town.example",
        "members.mine@town.example",
        "Незабутня.pdf",
    ):
        assert address in text
    assert "Чужа" not in text
    assert "recipient@far.example" not in text
    assert "village.example" not in text


@pytest.mark.parametrize("path", PATHS)
def test_pages_say_the_same(client, planted, path):
    (user, *_), _other = planted
    client.force_login(user)
    text = client.get(path).content.decode()
    assert [word for word in MINE if f"Незабутня-{word}" not in text] == []
    assert "Чужа" not in text
    assert "[[application_link]]" not in text


def test_names_of_colleagues_and_the_committees_talk_stay_out(planted):
    (user, member, application, _office), (other, *_) = planted
    factories.make_round(application, [other])
    factories.make_ballot(application, other, note="Чужа-думка")
    ConflictDeclaration.objects.create(application=application, reviewer=other, kind="family")
    Event.objects.create(
        verb="member.opened",
        subject_type="members.member",
        subject_id=str(member.pk),
        actor=other,
        actor_kind="staff",
        codes={"by": "Чужа-code"},
    )
    LogEntry.objects.create(
        user=other,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr="Незабутня-log",
        action_flag=CHANGE,
        change_message="[]",
    )
    text = as_text(user)
    assert "Незабутня-log" in text
    assert "somebody else" in text
    for word in ("Чужа", "-deliberation", "family"):
        assert word not in text


def test_secrets_stay_out(planted):
    (user, *_), _other = planted
    factories.make_letter(to=user.email, secret_values={"code": "1234 5678"}, body_text="[[code]]")
    text = as_text(user)
    stored = [*user.personal_links.values_list("token_hash", flat=True), user.password, "1234 5678", "[[code]]"]
    assert [secret for secret in stored if secret in text] == []


def test_a_decision_that_can_still_be_taken_back_is_not_given():
    later = timezone.now() + timedelta(minutes=5)
    application = factories.make_application(status="accepted", motivation="Таємне-рішення")
    decision = application.decisions.get()
    decision.effective_at = decision.member.effective_at = later
    decision.save()
    decision.member.save()
    factories.make_letter(to=application.email, subject="Вас-прийнято")
    OutgoingEmail.objects.update(not_before=later)
    text = as_text(decision.member.user)
    assert [word for word in ("Таємне-рішення", "Вас-прийнято", str(decision.member.pk)) if word in text] == []


def test_whoever_was_named_as_a_representative_reads_only_that_entry():
    named = {"full_name_uk": "Максим", "email": "aide@town.example"}
    factories.make_application(representatives=[named, {"full_name_uk": "Чужа", "email": "b@town.example"}])
    text = as_text(factories.make_user("aide@town.example"))
    assert "Максим" in text
    assert "Чужа" not in text
    assert "Шевченко" not in text


@pytest.mark.parametrize("make", [lambda: factories.make_representative().user, lambda: factories.make_staff("chair")])
def test_everybody_with_an_account_can_take_their_data(client, make):
    user = make()
    client.force_login(user)
    for path in PATHS:
        response = client.get(path)
        assert response.status_code == 200
        assert user.email in response.content.decode()


def test_a_representative_reads_their_own_data_and_not_the_members(client):
    representative = factories.make_representative()
    client.force_login(representative.user)
    text = client.get("/member/own-data.json").content.decode()
    assert representative.member.full_name_uk not in text
    assert Representative.objects.get().email in text


def test_only_a_consent_in_force_can_be_withdrawn(client):
    member = factories.make_member()
    client.force_login(member.user)
    assert "leave_and_erase" not in client.get("/member/own-data/").content.decode()
    factories.make_application(email=member.user.email)
    assert "leave_and_erase" in client.get("/member/own-data/").content.decode()
    Consent.objects.update(withdrawn_at=timezone.now())
    assert "leave_and_erase" not in client.get("/member/own-data/").content.decode()


def test_archive_holds_the_documents_and_photographs_too(client):
    member = factories.make_application(status="accepted").decisions.get().member
    proof = factories.make_proof(member.decisions.get().application, original_name="рішення.pdf")
    lost = factories.make_proof(member.decisions.get().application, removed_at=timezone.now())
    lost.file.storage.delete(lost.file.name)
    foreign = factories.make_proof(factories.make_application())
    client.force_login(member.user)
    assert "/member/own-data.zip" in client.get("/member/own-data/").content.decode()
    response = client.get("/member/own-data.zip")
    packed = ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert json.loads(packed.read("own-data.json"))["account"] == member.user.pk
    assert packed.read(f"files/{proof.file.name}") == factories.PDF
    assert [name for name in packed.namelist() if lost.file.name in name or foreign.file.name in name] == []


def test_file_is_one_to_keep_and_on_record(client):
    user = factories.make_member().user
    client.force_login(user)
    response = client.get("/member/own-data.json")
    assert response["Content-Disposition"].startswith('attachment; filename="mayors-club-own-data-')
    assert response["Content-Type"] == "application/json"
    assert "no-store" in response["Cache-Control"]
    assert json.loads(response.content)["tables"]["members.user"][0]["email"] == user.email
    assert Event.objects.filter(verb="user.data_exported", actor=user).count() == 1


@pytest.mark.parametrize("path", DOORS)
def test_a_fresh_proof_is_wanted(client, path, time_machine):
    user = factories.make_member().user
    client.force_login(user)
    prove_again(client, user)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    response = client.get(path)
    assert response.status_code == 302
    assert "/login/confirm/" in response["Location"]


def test_long_tables_are_cut_on_the_page_and_whole_in_the_file(client):
    user = factories.make_member().user
    for number in range(33):
        factories.make_letter(to=user.email, subject=f"Лист-номер-{number}-")
    client.force_login(user)
    assert "Ще 3 — у файлі." in client.get("/member/own-data/").content.decode()
    assert client.get("/member/own-data.json").content.decode().count("Лист-номер-") == 33


def test_who_can_no_longer_sign_in_gets_the_file_from_the_secretariat(capsys):
    user = factories.make_member(status="ended").user
    call_command("own_data", user.email.upper())
    assert json.loads(capsys.readouterr().out)["tables"]["members.user"][0]["email"] == user.email
    with pytest.raises(CommandError, match="Nobody has this address"):
        call_command("own_data", "nobody@town.example")
