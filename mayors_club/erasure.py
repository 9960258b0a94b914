"""How something is forgotten for good. Which columns are emptied stands in personal_data.py.

Every erasure is an event and, before its commit, a line of the erasure journal, so that a restore can repeat it.
"""

from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from applications import own_data as applications
from applications.models import Application, Ballot, BallotChange, Decision, ProofFile, Question, Revision
from mayors_club import erasure_journal as journal
from mayors_club import events, mail, personal_data
from mayors_club.models import Event, OutgoingEmail
from mayors_club.personal_data import APPLICATION, LETTER, MEMBER, REQUEST, REVIEW, SECRET
from members import addresses
from members import services as members
from members.models import (
    DirectoryEntry,
    EmailChange,
    ErasureRequest,
    Mandate,
    Member,
    PersonalLink,
    RelayLetter,
    Representative,
    SignInRequest,
    User,
)
from offices import services as offices
from offices.models import Approval, MistakeReport, Office
from sessions.services import forgetting as expert_sessions
from sister_cities.services import forgetting as sister_cities

# Stands where words stood: the constraints want a reason, and a reader should see that there was one.
ERASED = "—"
NOBODY = "erased-{pk}@erased.invalid"
LAST_LETTER = "erasure_done"


class StillNeeded(Exception):
    """The person is a member, represents one, works for the Club or has a live application: end that first."""


@transaction.atomic
def erase_draft(application: Application) -> None:
    """Delete an application that was never submitted, with its files; its letters lose address and text."""
    journal.remember("erased", application)
    events.record("application.erased", subject=application, by_kind=Event.ActorKind.SYSTEM)
    empty_letters(_letters_about(application))
    _delete_files(application)
    application.delete()


@transaction.atomic
def anonymise(application: Application) -> None:
    """Empty every personal column around an application; number, state, dates, kind and votes stay.

    Files, personal links and the text of its letters go as well; a letter that still waits is superseded.
    """
    journal.remember("anonymised", application)
    empty_letters(_letters_about(application))
    _delete_files(application)
    application.links.all().delete()
    _empty(Revision.objects.filter(application=application), APPLICATION)
    for reasons in (
        Question.objects.filter(application=application),
        Decision.objects.filter(application=application),
        Ballot.objects.filter(round__application=application),
        BallotChange.objects.filter(ballot__round__application=application),
    ):
        _empty(reasons, REVIEW)
    one = Application.objects.filter(pk=application.pk)
    one.update(anonymised_at=timezone.now())
    _empty(one, APPLICATION)
    events.record("application.anonymised", subject=application, by_kind=Event.ActorKind.SYSTEM)


@transaction.atomic
def erase_person(user: User) -> None:
    """Forget a person who has no role left: memberships, mandates, representations, letters, ways to sign in.

    Their closed applications are anonymised. The public page of a member who died stays, with the name and the terms
    that stand on it. The row of the user stays, nameless, because events point to it.
    Raises StillNeeded.
    """
    if is_needed(user) or _live_roles(user):
        raise StillNeeded
    journal.remember("person_erased", user)
    for application in applications.every_application_of(user).filter(anonymised_at__isnull=True):
        anonymise(application)
    members.close_sessions(user)
    theirs = addresses.of_person(user, OutgoingEmail.objects.all(), address="to", at="created_at")
    empty_letters(OutgoingEmail.objects.filter(pk__in=list(theirs.values_list("pk", flat=True))))
    _erase_offices(user)
    expert_sessions.forget_person(user)
    sister_cities.forget_person(user)
    _empty_memberships(user)
    _close_requests(user)
    SignInRequest.objects.filter(email=user.email).delete()
    LogEntry.objects.filter(object_id=str(user.pk)).update(object_repr="")
    for model in (EmailChange, PersonalLink, Authenticator, EmailAddress):
        model.objects.filter(user=user).delete()
    nameless = {"email": NOBODY.format(pk=user.pk), "full_name_uk": "", "full_name_latin": "", "last_login": None}
    nameless["letters_off"] = []
    User.objects.filter(pk=user.pk).update(is_active=False, **nameless)
    events.record("user.erased", subject=user, by_kind=Event.ActorKind.SYSTEM)


@transaction.atomic
def fulfil(request: ErasureRequest, *, by) -> None:
    """Forget the person who asked for it: their roles end first, one last letter says that it is done.

    Raises StillNeeded for staff and for a live application, RequestClosed when it was answered meanwhile.
    """
    user = User.objects.select_for_update().get(pk=request.user_id)
    if is_needed(user):
        raise StillNeeded
    address = user.email
    members.finish_erasure_request(request, by=by)
    members.end_every_role(user, by=by)
    erase_person(user)
    # Written after the erasing, which empties every letter; retention empties this one once it has left.
    key = f"{LAST_LETTER}:{request.pk}"
    mail.queue(LAST_LETTER, to=address, language=user.language, context={}, dedupe_key=key, subject=request)


def is_needed(user: User) -> bool:
    """What has to be ended elsewhere first: work for the Club, an application that waits for its decision."""
    return user.is_staff or applications.every_application_of(user).live().exists()


def repeat(path: Path) -> int:
    """After a restore: erase again what the journal says was erased, and answer how many rows that were."""
    return sum(_repeat(line) for line in journal.lines(path))


@transaction.atomic
def _repeat(line: dict) -> int:
    """In an old backup the row may still have been live; whoever was erased since had been closed before."""
    if line["verb"] == "person_erased":
        user = User.objects.filter(pk=line["pk"], is_active=True).first()
        if user:
            live = applications.every_application_of(user).live()
            _close(Application.objects.filter(pk__in=list(live.values_list("pk", flat=True))))
            _end_roles(user)
            erase_person(user)
        return int(user is not None)
    found = Application.objects.filter(pk=line["pk"], anonymised_at__isnull=True)
    if not found.exists():
        return 0
    _close(found.live())
    {"erased": erase_draft, "anonymised": anonymise}[line["verb"]](found.get())
    return 1


def _close(applications) -> None:
    now = timezone.now()
    applications.update(status=Application.Status.WITHDRAWN, withdrawn_at=now, status_since=now)


def _end_roles(user) -> None:
    now = timezone.now()
    ended = {"status": Member.Status.ENDED, "ended_at": now, "end_reason": Member.EndReason.RESIGNED}
    Member.objects.filter(user=user, status__in=Member.LIVE).update(**ended)
    User.objects.filter(pk=user.pk).update(is_staff=False, is_superuser=False)
    user.refresh_from_db()
    concerned = Representative.objects.filter(Q(user=user) | Q(member__user=user))
    concerned.exclude(status=Representative.Status.ENDED).update(status=Representative.Status.ENDED, ended_at=now)


def _live_roles(user) -> bool:
    member = Member.objects.filter(user=user, status__in=Member.LIVE)
    return member.exists() or Representative.objects.filter(user=user).exclude(status="ended").exists()


def _erase_offices(user) -> None:
    """Pages, but for those that stay in memory; what the person reported about others."""
    for office in Office.objects.filter(member__user=user).exclude(member__in=_remembered()):
        empty_letters(_letters_about(office))
        LogEntry.objects.filter(object_id=str(office.pk)).update(object_repr="")
        offices.erase(office)
    theirs = addresses.of_person(user, MistakeReport.objects.all(), address="email", at="created_at")
    same = Q(email__iexact=user.email) | Q(pk__in=list(theirs.values_list("pk", flat=True)))
    MistakeReport.objects.filter(same).delete()


def _remembered():
    """Members who died and whose page is public or was hidden: it is part of the Club's memory."""
    died = {"status": Member.Status.ENDED, "end_reason": Member.EndReason.DECEASED}
    return Member.objects.filter(office__live__isnull=False, **died)


def _empty_memberships(user) -> None:
    """Those of the person, with their representatives, and where the person represented somebody."""
    memberships = Member.objects.filter(user=user)
    forgotten = memberships.exclude(pk__in=_remembered())
    remembered = memberships.filter(pk__in=_remembered())
    Mandate.objects.filter(member__in=forgotten).delete()
    DirectoryEntry.objects.filter(member__in=memberships).delete()
    _forget_letters_between_members(user, memberships)
    concerned = Representative.objects.filter(Q(user=user) | Q(member__in=memberships))
    keys = list(concerned.values_list("pk", flat=True))
    # An invitation lies with the one person and names the other.
    _empty_letters_about_all(Representative, keys)
    _empty_letters_about_all(Approval, Approval.objects.filter(asked_by=user).values_list("pk", flat=True))
    _empty(Representative.objects.filter(pk__in=keys), MEMBER)
    remembered.update(greeting_uk="", greeting_en="", phone="")
    _empty(forgotten, MEMBER)
    ids = [str(pk) for pk in forgotten.values_list("pk", flat=True)]
    LogEntry.objects.filter(object_id__in=ids).update(object_repr="")


def _forget_letters_between_members(user, memberships) -> None:
    """Those they wrote, whose words lie with the recipients, and those they got."""
    mine = Q(sent_by=user) | Q(sender__in=memberships) | Q(recipient__in=memberships)
    concerned = RelayLetter.objects.filter(mine)
    _empty_letters_about_all(RelayLetter, concerned.values_list("pk", flat=True))
    concerned.delete()


def _close_requests(user) -> None:
    for request in user.erasure_requests.open():
        members.finish_erasure_request(request)
    _empty(user.erasure_requests.all(), REQUEST)


def _letters_about(subject):
    return OutgoingEmail.objects.filter(about_type=subject._meta.label_lower, about_id=str(subject.pk))


def _empty_letters_about_all(model, keys) -> None:
    ids = [str(key) for key in keys]
    empty_letters(OutgoingEmail.objects.filter(about_type=model._meta.label_lower, about_id__in=ids))


def empty_letters(letters) -> int:
    full = letters.exclude(body_text="", to="")
    waiting = [status for status, following in OutgoingEmail.TRANSITIONS.items() if "superseded" in following]
    full.filter(status__in=waiting).update(status=OutgoingEmail.Status.SUPERSEDED)
    emptied = {name: {} if name == "secret_values" else "" for name in _columns(OutgoingEmail, LETTER, SECRET)}
    return full.update(**emptied)


def _delete_files(application) -> None:
    proofs = ProofFile.objects.filter(application=application)
    files = [proof.file for proof in proofs]
    proofs.delete()
    # After the commit: a file without a row is found by the hourly check, a row without a file could not be undone.
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])


def _empty(rows, rule) -> None:
    for name in _columns(rows.model, rule):
        field = rows.model._meta.get_field(name)
        if field.is_relation and not field.null:
            continue  # who the row belongs to stays; that row is emptied itself
        if field.null:
            rows.update(**{name: None})
        elif isinstance(field, models.JSONField):
            rows.update(**{name: field.get_default() if field.has_default() else {}})
        else:
            rows.exclude(**{name: ""}).update(**{name: ERASED if rule in (REVIEW, REQUEST) else ""})


def _columns(model, *rules) -> list[str]:
    return [name for rule in rules for name in personal_data.columns(model._meta.label_lower, rule)]
