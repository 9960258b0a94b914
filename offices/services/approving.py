"""The mayor approves with one code what a representative has prepared, without signing in."""

import hmac
import secrets

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.tokens import hash_token
from offices.letter_changes import changes_in_words
from offices.models import Approval, Edition, Office
from offices.models.approval import LIVES
from offices.services.publishing import Changed, NotComplete, WrongState, publish, submit
from offices.states import missing_for_publication

DIGITS = 8


class WrongCode(Exception):
    """The code is not the one of the letter; `approval.tries` says how often that happened."""


class ApprovalGone(Exception):
    """Answered, too old, or guessed at too often."""


@transaction.atomic
def ask_to_approve(edition: Edition, *, by, on_behalf_of) -> Approval:
    """Write the letter office_approval to the member, with what changes and the code. Raises NotComplete, WrongState.

    An earlier question about the same edition stops working: the newest letter is the one that counts.
    """
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update())
    if edition.status != Edition.Status.DRAFT:
        raise WrongState
    if missing := missing_for_publication(edition.sections.all()):
        raise NotComplete(missing)
    edition.approvals.open().update(expires_at=timezone.now())
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    now = timezone.now()
    approval = Approval(edition=edition, seen=edition.changes, asked_by=by, asked_at=now, expires_at=now + LIVES)
    approval.code_hash = hash_of(approval, code)
    approval.save()
    office = edition.office
    member = office.member
    mail.queue(
        "office_approval",
        to=member.user.email,
        language=member.user.language,
        context={
            "office": office,
            "member": member,
            "by": by,
            "changes": changes_in_words(office, member.user.language),
            "until": timezone.localdate(approval.expires_at),
        },
        dedupe_key=f"office_approval:{approval.pk}",
        subject=approval,
        secret_values={"code": f"{code[:4]} {code[4:]}"},
    )
    events.record("office.approval_asked", subject=office, by=by, on_behalf_of=on_behalf_of)
    return approval


def approve(approval: Approval, code: str) -> str:
    """The mayor agrees: the page is published where the Club allows it, otherwise submitted. Answers the new status.

    Raises WrongCode (counted), ApprovalGone, Changed when somebody saved since, WrongState and NotComplete.
    """
    _check_code(approval, code)
    with transaction.atomic():
        approval.refresh_from_db(from_queryset=Approval.objects.select_for_update())
        if not approval.is_open:
            raise ApprovalGone
        office = Office.objects.select_related("member__user").get(pk=approval.edition.office_id)
        edition = Edition.objects.select_for_update().get(pk=approval.edition_id)
        if edition.changes != approval.seen:
            raise Changed
        mayor = office.member.user
        if office.may_publish:
            publish(edition, seen=approval.seen, by=mayor)
        else:
            submit(edition, by=mayor)
        approval.approved_at = timezone.now()
        approval.save(update_fields=["approved_at"])
        events.record("office.approved", subject=office, by=mayor)
    return Edition.objects.get(pk=edition.pk).status


def _check_code(approval: Approval, code: str) -> None:
    """In a transaction of its own: a wrong guess is counted whatever happens afterwards."""
    with transaction.atomic():
        approval.refresh_from_db(from_queryset=Approval.objects.select_for_update())
        if not approval.is_open or not approval.edition.office.member.is_effective:
            raise ApprovalGone
        if hmac.compare_digest(approval.code_hash, hash_of(approval, code)):
            return
        approval.tries += 1
        approval.save(update_fields=["tries"])
    raise WrongCode


def hash_of(approval: Approval, code: str) -> str:
    return hash_token(f"{approval.pk}:{''.join(sign for sign in code if sign.isdigit())}")
