"""Impossible states: what no verb leaves behind, looked for hourly, because only bugs, hands and disks make them.

What the database itself refuses is not looked for here: an active member without confirmed data, a sent letter that
still holds its code, an accepting decision without a member, a submitted live application without a number, an
application's second live twin.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from allauth.mfa.models import Authenticator
from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Decision, ProofFile, Question
from mayors_club import retention
from mayors_club.models import OutgoingEmail, Violation
from mayors_club.private_files import names_in
from members.models import Member, Representative, User
from offices import impossible
from offices.models import Office, Portrait
from sessions import impossible as impossible_sessions
from sister_cities import impossible as impossible_agreements

logger = logging.getLogger(__name__)

# A worker renews nothing: a lease this long over means that nobody delivers.
LATE = timedelta(minutes=15)
# The hourly clocks sweep such files away; one that lies longer shows that they do not run.
SWEPT = timedelta(hours=3)
# Retention runs daily; a few missed days are not yet a violation.
RETENTION_SLACK = timedelta(days=3)
# Letters' rows are deleted after five years, so older decisions are not asked for theirs.
LETTERS_KEPT = timedelta(days=4 * 365)

Finder = Callable[[datetime], Iterable]


@dataclass(frozen=True)
class Rule:
    words: Promise
    find: Finder


RULES: dict[str, Rule] = {}


def rule(words: Promise):
    def register(find: Finder) -> Finder:
        RULES[find.__name__] = Rule(words, find)
        return find

    return register


def check(now: datetime | None = None) -> list[Violation]:
    """Look for every impossible state, keep the table of violations equal to what was found, log what is new."""
    now = now or timezone.now()
    found = {(name, *subject(thing)) for name, known in RULES.items() for thing in known.find(now)}
    with transaction.atomic():
        before = {(row.rule, row.subject_type, row.subject_id): row for row in Violation.objects.select_for_update()}
        gone = [row.pk for key, row in before.items() if key not in found]
        Violation.objects.filter(pk__in=gone).delete()
        for name, kind, key in sorted(found - before.keys()):
            Violation.objects.create(rule=name, subject_type=kind, subject_id=key, found_at=now)
            logger.error("impossible state: %s %s:%s", name, kind, key)
    return current_violations()


def current_violations() -> list[Violation]:
    """What the last check found, for the work list; `words_of` says it to people."""
    return list(Violation.objects.all())


def words_of(violation: Violation) -> str:
    known = RULES.get(violation.rule)
    return str(known.words) if known else violation.rule


def subject(thing) -> tuple[str, str]:
    return ("file", thing) if isinstance(thing, str) else (thing._meta.label_lower, str(thing.pk))


def letters_of_decision(*names: str):
    """Letters, not superseded, of the decision in the outer query, by the keys that the deciding verbs give them."""
    keys = [Concat(Value(f"{name}:"), Cast(OuterRef("pk"), models.CharField())) for name in names]
    known = reduce(or_, (Q(dedupe_key=key) for key in keys))
    return OutgoingEmail.objects.filter(known).exclude(status=OutgoingEmail.Status.SUPERSEDED)


# Decisions ------------------------------------------------------------------------------------------------------------
@rule(_("a decision without its letter"))
def decided_without_letter(now):
    letter = letters_of_decision("application_accepted", "application_declined", "decision_changed")
    return Decision.objects.standing().filter(~Exists(letter), decided_at__gt=now - LETTERS_KEPT)


@rule(_("a new member without the letter about further steps"))
def accepted_without_further_steps(now):
    accepting = Decision.objects.standing().filter(kind=Decision.Kind.ACCEPT, decided_at__gt=now - LETTERS_KEPT)
    return accepting.filter(~Exists(letters_of_decision("first_steps")))


@rule(_("a decision taken back whose letters were not stopped"))
def taken_back_with_letters(now):
    letters = letters_of_decision("application_accepted", "application_declined", "first_steps")
    return Decision.objects.filter(Exists(letters), taken_back_at__isnull=False)


@rule(_("an annulled membership whose letters were not stopped"))
def annulled_with_letters(now):
    about = Cast(OuterRef("pk"), models.CharField())
    letters = OutgoingEmail.objects.filter(about_type="members.member", about_id=about)
    return Member.objects.filter(
        Exists(letters.exclude(status=OutgoingEmail.Status.SUPERSEDED)), status=Member.Status.ANNULLED
    )


@rule(_("an application accepted without a member"))
def accepted_without_member(now):
    accepting = Decision.objects.standing().filter(
        application=OuterRef("pk"), kind=Decision.Kind.ACCEPT, member__status__in=(*Member.LIVE, Member.Status.ENDED)
    )
    return Application.objects.filter(~Exists(accepting), status=Application.Status.ACCEPTED)


@rule(_("an application declined without a decision"))
def declined_without_decision(now):
    declining = Decision.objects.standing().filter(application=OuterRef("pk"), kind=Decision.Kind.DECLINE)
    return Application.objects.filter(~Exists(declining), status=Application.Status.DECLINED)


@rule(_("a decision taken back whose membership stands"))
def taken_back_with_standing_membership(now):
    return Member.objects.filter(status__in=Member.LIVE, decisions__taken_back_at__isnull=False)


# Applications ---------------------------------------------------------------------------------------------------------
@rule(_("an application submitted without a number"))
def submitted_without_number(now):
    return Application.objects.filter(submitted_at__isnull=False, number_in_year__isnull=True)


@rule(_("an application submitted without a revision"))
def submitted_without_revision(now):
    return Application.objects.filter(submitted_at__isnull=False, revisions__isnull=True)


@rule(_("an application waits for an answer, and nothing was asked"))
def waiting_without_question(now):
    open_question = Question.objects.filter(application=OuterRef("pk"), answered_at__isnull=True)
    return Application.objects.filter(~Exists(open_question), status=Application.Status.MORE_INFO)


@rule(_("a question is open, and the application does not wait for the answer"))
def question_without_waiting(now):
    waiting = (Application.Status.MORE_INFO, Application.Status.LAPSED, Application.Status.WITHDRAWN)
    return Question.objects.filter(answered_at__isnull=True).exclude(application__status__in=waiting)


@rule(_("an application is with the committee without a round"))
def in_review_without_round(now):
    return Application.objects.filter(status=Application.Status.IN_REVIEW, round__isnull=True)


@rule(_("an erased application that still names somebody"))
def erased_still_named(now):
    return Application.objects.filter(anonymised_at__isnull=False).exclude(email="", full_name_uk="", answers={})


@rule(_("personal data kept longer than promised"))
def kept_too_long(now):
    late = now - RETENTION_SLACK
    return [*retention.overdue_drafts(late), *retention.overdue_applications(late)]


# Letters --------------------------------------------------------------------------------------------------------------
@rule(_("a letter is being sent for too long"))
def letter_sending_too_long(now):
    return OutgoingEmail.objects.filter(status=OutgoingEmail.Status.SENDING, lease_until__lt=now - LATE)


@rule(_("a letter is due and nobody sends it"))
def letter_left_lying(now):
    return OutgoingEmail.objects.filter(status=OutgoingEmail.Status.QUEUED, next_at__lt=now - LATE)


@rule(_("a letter leaves before its time"))
def letter_too_early(now):
    early = Q(sent_at__lt=F("not_before")) | Q(status=OutgoingEmail.Status.QUEUED, next_at__lt=F("not_before"))
    return OutgoingEmail.objects.filter(early, not_before__isnull=False)


# Files ----------------------------------------------------------------------------------------------------------------
@rule(_("a proof of office whose file is missing"))
def proof_without_file(now):
    return [proof for proof in ProofFile.objects.all() if not proof.file.storage.exists(proof.file.name)]


@rule(_("a file that no proof of office knows"))
def file_without_proof(now):
    """Young ones are passed over: an upload writes the file first and the row with the commit."""
    known = set(ProofFile.objects.values_list("file", flat=True))
    storage = storages["private"]
    return [
        name
        for name in names_in(storage, "proofs")
        if name not in known and storage.get_modified_time(name) < now - SWEPT
    ]


@rule(_("a portrait whose files are missing"))
def portrait_without_files(now):
    return [portrait for portrait in Portrait.objects.all() if not portrait.has_its_files]


@rule(_("a file that no portrait knows"))
def file_without_portrait(now):
    """Retention sweeps them away daily."""
    storage = storages["private"]
    known = {path for portrait in Portrait.objects.all() for path in portrait.paths}
    return [
        name
        for name in names_in(storage, "portraits")
        if name not in known and storage.get_modified_time(name) < now - RETENTION_SLACK
    ]


@rule(_("a portrait waits to be made ready, and nobody makes it"))
def portrait_left_lying(now):
    return Portrait.objects.waiting(now).filter(uploaded_at__lt=now - LATE)


@rule(_("a photograph of a page could not be prepared; the editors are asked for another one"))
def page_with_failed_portrait(now):
    """Answers the office: its events say whose photograph that was."""
    return Office.objects.filter(pk__in=Portrait.objects.failed().values("office"))


# Offices and sessions -------------------------------------------------------------------------------------------------
for find, words in (impossible.RULES | impossible_sessions.RULES | impossible_agreements.RULES).items():
    rule(words)(find)


# People ---------------------------------------------------------------------------------------------------------------
@rule(_("a representative of a membership that has ended"))
def representative_of_ended_member(now):
    return Representative.objects.exclude(status=Representative.Status.ENDED).exclude(member__status__in=Member.LIVE)


@rule(_("a member who cannot sign in"))
def member_locked_out(now):
    return Member.objects.effective(now).filter(user__is_active=False)


@rule(_("a colleague without a second factor"))
def staff_without_second_factor(now):
    factor = Authenticator.objects.filter(
        user=OuterRef("pk"), type__in=(Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    )
    return User.objects.filter(~Exists(factor), is_staff=True, is_active=True, last_login__isnull=False)
