"""Erasing on request and again after a restore: nothing planted is left, and nobody else loses anything."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from applications.models import Application
from mayors_club import erasure, invariants
from mayors_club.models import Event, OutgoingEmail
from members import services
from members.models import Mandate, Member, Representative, User
from offices.models import FormerAddress, Office, Portrait, Section
from tests import directory_factories, factories, office_factories
from tests.planted import NOW, SECRET_WORDS, everything_in_the_database, make_closed

pytestmark = pytest.mark.django_db
ADDRESS = "nezabutnia@town.example"


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"
    return settings.ERASURE_JOURNAL


def write(journal, *lines):
    journal.write_text("".join(json.dumps({"verb": verb, "pk": str(row.pk)}) + "\n" for verb, row in lines))


def make_former_member(**fields) -> User:
    """Somebody whose name and address stand in every place where a member's may stand."""
    user = factories.make_user(ADDRESS, full_name_uk=SECRET_WORDS, full_name_latin=SECRET_WORDS)
    words = dict.fromkeys(("full_name_latin", "greeting_uk", "title_uk", "community_typed"), SECRET_WORDS)
    member = factories.make_member(user, status="ended", **{**words, **fields})
    factories.make_mandate(member, community=None, community_typed=SECRET_WORDS)
    factories.make_representative(member, status="ended", full_name_uk=SECRET_WORDS, email=f"aide.{ADDRESS}")
    factories.make_representative(user=user, status="ended", full_name_uk=SECRET_WORDS)
    factories.make_application(
        status="accepted", email=ADDRESS, full_name_uk=SECRET_WORDS, motivation=SECRET_WORDS
    ).decisions.get()
    Member.objects.filter(user=user).update(status="ended", ended_at=timezone.now(), end_reason="resigned")
    Member.objects.filter(user=user).update(full_name_uk=SECRET_WORDS)
    factories.make_letter(to=ADDRESS, body_text=SECRET_WORDS)
    make_telling_office(member)
    directory_factories.make_entry(member, languages=[SECRET_WORDS], email=ADDRESS)
    for relayed in (
        directory_factories.make_relay_letter(member),
        directory_factories.make_relay_letter(sent_by=user),
    ):
        factories.make_letter("relay_letter", about=relayed, body_text=SECRET_WORDS)
    factories.make_second_factor(user)
    return user


def make_telling_office(member):
    """A page whose every text, present and past, tells something, with a photograph and a report about it."""
    office = office_factories.make_office(member, contact_email=ADDRESS)
    words = {"text_uk": SECRET_WORDS, "text_en": SECRET_WORDS, "rows": [{"credit_uk": SECRET_WORDS}]}
    Section.objects.filter(edition__office=office).update(**words)
    office_factories.make_live_portrait(office)
    Section.history.update(text_uk=SECRET_WORDS)
    office_factories.make_report(office, text=SECRET_WORDS, email=ADDRESS)
    FormerAddress.objects.create(slug="nezabutnia", office=office)
    factories.make_letter("office_published", about=office, to="aide@town.example", body_text=SECRET_WORDS)


def test_page_of_a_forgotten_person_goes_with_its_files(django_capture_on_commit_callbacks):
    make_former_member()
    other = office_factories.make_office()
    kept = office_factories.make_live_portrait(other)
    portrait = Portrait.objects.exclude(pk=kept.pk).get()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_person", ADDRESS)
    assert (list(Office.objects.all()), list(Portrait.objects.all())) == ([other], [kept])
    assert kept.has_its_files
    assert not portrait.master.storage.exists(f"portraits/{portrait.pk}")
    assert Event.objects.filter(verb="office.erased", subject_id=str(portrait.office_id)).count() == 1


def test_person_without_a_role_is_forgotten_everywhere(journal):
    user = make_former_member()
    call_command("erase_person", ADDRESS.upper())
    text = everything_in_the_database()
    assert SECRET_WORDS not in text
    assert ADDRESS not in text
    assert not Authenticator.objects.filter(user=user).exists()
    assert not Mandate.objects.exists()
    assert User.objects.get(pk=user.pk).is_active is False
    assert ADDRESS not in journal.read_text()
    assert Event.objects.filter(verb="user.erased", subject_id=str(user.pk)).count() == 1


@pytest.mark.parametrize("who", ["member", "representative"])
def test_letters_between_a_member_and_a_representative_name_neither_afterwards(who):
    mayor = factories.make_member(full_name_uk="Ірина Забутна")
    services.invite_representative(
        mayor, email="office@town.example", full_name_uk="Петро Забутний", scopes=["can_edit_office"], by=mayor.user
    )
    representative = Representative.objects.get()
    assistant = services.accept_invitation(representative)
    representative.refresh_from_db()
    services.end_representative(representative, by=mayor.user)
    if who == "member":
        services.end_membership(mayor, reason="resigned", by=mayor.user)
    erasure.erase_person(mayor.user if who == "member" else assistant)
    left = " ".join(f"{letter.subject} {letter.body_text}" for letter in OutgoingEmail.objects.all())
    assert ("Ірина Забутна" if who == "member" else "Петро Забутний") not in " ".join(left.split())


def test_nobody_else_loses_anything():
    other = factories.make_member()
    factories.make_mandate(other)
    letter = factories.make_letter(to=other.user.email)
    before = Member.objects.filter(pk=other.pk).values().get()
    make_former_member()
    call_command("erase_person", ADDRESS)
    assert Member.objects.filter(pk=other.pk).values().get() == before
    assert Mandate.objects.get().member == other
    assert OutgoingEmail.objects.get(pk=letter.pk).body_text == letter.body_text
    assert User.objects.get(pk=other.user.pk).email == other.user.email


@pytest.mark.parametrize(
    "make",
    [
        lambda: factories.make_member().user,
        lambda: factories.make_representative().user,
        lambda: factories.make_staff("committee"),
        lambda: factories.make_user(factories.make_application(status="in_review").email),
    ],
)
def test_who_still_has_a_role_is_not_erased(make):
    user = make()
    with pytest.raises(CommandError, match="end that in the admin first"):
        call_command("erase_person", user.email)
    assert User.objects.filter(pk=user.pk, email=user.email, is_active=True).exists()


def test_unknown_address_is_said_to_be_unknown():
    with pytest.raises(CommandError, match="Nobody has this address"):
        call_command("erase_person", "nobody@town.example")


def test_erasures_are_repeated_from_the_journal(journal):
    erased, anonymised, kept = (make_closed("declined", NOW, number_in_year=number) for number in (1, 2, 3))
    write(journal, ("erased", erased), ("anonymised", anonymised), ("anonymised", anonymised))
    assert erasure.repeat(journal) == 2
    assert not Application.objects.filter(pk=erased.pk).exists()
    assert Application.objects.get(pk=anonymised.pk).full_name_uk == ""
    assert Application.objects.get(pk=kept.pk).full_name_uk == SECRET_WORDS


def test_without_a_journal_nothing_is_repeated(journal):
    assert erasure.repeat(journal) == 0


def test_what_was_live_in_an_old_backup_is_closed_and_erased(journal):
    """The backup is from before the withdrawal and the resignation; the journal knows how it ended."""
    application = factories.make_application(status="in_review", full_name_uk=SECRET_WORDS)
    factories.make_round(application)
    member = factories.make_member(factories.make_user(ADDRESS), full_name_uk=SECRET_WORDS)
    factories.make_representative(member)
    write(journal, ("anonymised", application), ("person_erased", member.user))
    assert erasure.repeat(journal) == 2
    assert SECRET_WORDS not in everything_in_the_database()
    assert Application.objects.get().status == "withdrawn"
    assert Member.objects.get(pk=member.pk).status == "ended"
    assert Representative.objects.get().status == "ended"
    assert invariants.check() == []


@pytest.mark.parametrize("name", ["MK-2026-0007", "мк-2026-0007", "id"])
def test_application_is_erased_on_request(name):
    application = factories.make_application(status="withdrawn", number_year=2026, number_in_year=7)
    call_command("erase_application", str(application.pk) if name == "id" else name)
    application.refresh_from_db()
    assert (application.full_name_uk, application.anonymised_at is None) == ("", False)


@pytest.mark.parametrize("words", ["MK-2026-9999", "nonsense"])
def test_erasing_an_unknown_application_says_so(words):
    with pytest.raises(CommandError, match="There is no application"):
        call_command("erase_application", words)


def test_live_application_is_not_erased():
    application = factories.make_application(status="in_review")
    with pytest.raises(CommandError, match="withdrawn or decided first"):
        call_command("erase_application", str(application.pk))
