"""From an e-mail address to a personal link. The page does the same work for every address, the worker looks it up."""

import copy
import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from applications import links
from applications.models import Application, LinkRequest
from mayors_club import events, mail
from mayors_club.models import OutgoingEmail
from members.models import Member

logger = logging.getLogger(__name__)

# A second request within this time is the same impatient click; the first letter is on its way.
IMPATIENCE = timedelta(minutes=2)
# An address that could not be served for a day is given up: it is a stranger's data and we have no use for it.
GIVEN_UP_AFTER = timedelta(days=1)
MOST_RESENT = 5
LINK_LETTERS = ("application_link", "application_link_mayor", "application_resend")


def ask_for_link(*, kind, email, language, started_by=Application.StartedBy.MAYOR) -> LinkRequest:
    """Note that somebody wants a link. One insert whoever it is; `answer_link_requests` sends letters or nothing."""
    request = LinkRequest.objects.create(
        kind=kind, email=email.strip().lower(), language=language, started_by=started_by
    )
    # A lambda: with functools.partial Django's report of a failed robust callback fails itself.
    transaction.on_commit(lambda: mail.nudge("applications.answer_link_requests"), robust=True)
    return request


def answer_link_requests(limit=100) -> int:
    """Deal with the requests that wait, each in a transaction of its own; answers how many were dealt with."""
    waiting = LinkRequest.objects.values_list("pk", flat=True)[:limit]
    return sum(_answer_safely(pk) for pk in list(waiting))


def _answer_safely(pk) -> bool:
    try:
        return _answer(pk)
    except Exception:
        # One request that fails must not hold up the others; it stays and is tried again.
        logger.exception("link request %s failed", pk)
        return False


@transaction.atomic
def _answer(pk) -> bool:
    request = LinkRequest.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if request is None:
        return False
    if request.created_at > timezone.now() - GIVEN_UP_AFTER:
        if request.kind == LinkRequest.Kind.RESEND:
            _resend(request)
        elif request.started_by == Application.StartedBy.ASSISTANT:
            _start_for_assistant(request)
        else:
            _start_for_mayor(request)
    request.delete()
    return True


def _start_for_mayor(request) -> None:
    member = Member.objects.effective().filter(user__email=request.email).select_related("user").first()
    if member:
        mail.queue(
            "application_already_member",
            to=request.email,
            language=member.user.language,
            context={},
            dedupe_key=f"application_already_member:{request.pk}:{request.created_at:%Y%m%d%H%M}",
            subject=member.user,
        )
        return
    current = Application.objects.undecided().with_email(request.email).first()
    if current:
        _send_link(current, to=request.email)
        return
    previous = Application.objects.closed().with_email(request.email).order_by("-created_at").first()
    application = Application.objects.create(
        email=request.email,
        language=request.language,
        previous=previous,
        answers=_carried_over(previous),
    )
    events.record("application.started", subject=application, by_kind="applicant")
    send_link(application, "application_link", to=request.email)


def _start_for_assistant(request) -> None:
    """Always a new file, since an assistant may work for several mayors; an untouched new one is an impatient click."""
    just_now = timezone.now() - IMPATIENCE
    mine = Application.objects.filter(assistant_email=request.email, status=Application.Status.DRAFT)
    if mine.filter(created_at__gt=just_now, answers={}).exists():
        return
    application = Application.objects.create(
        assistant_email=request.email, started_by=Application.StartedBy.ASSISTANT, language=request.language
    )
    events.record("application.started", subject=application, by_kind="assistant")
    send_link(application, "application_link", to=request.email)


def _resend(request) -> None:
    """Everything this address can open: its own latest application, files begun as assistant, an invitation."""
    known = Application.objects.filter(anonymised_at__isnull=True)
    own = known.with_email(request.email)
    latest = own.undecided().first() or own.order_by("-created_at").first()
    if latest:
        _send_link(latest, to=request.email)
    unsent = known.filter(status__in=(*Application.UNSENT, Application.Status.LAPSED), submitted_at__isnull=True)
    for application in unsent.filter(assistant_email=request.email).order_by("-changed_at")[:MOST_RESENT]:
        _send_link(application, to=request.email)
    for application in unsent.filter(invited_email=request.email, email="").order_by("-changed_at")[:MOST_RESENT]:
        _send_link(application, to=request.email, name="application_link_mayor")


def _carried_over(previous) -> dict:
    """The answers of the last application as a beginning; its file and its reply to a question stay behind."""
    if previous is None:
        return {}
    answers = copy.deepcopy(previous.answers)
    return {name: answers[name] for name in Application.SECTIONS if name in answers}


def _send_link(application, *, to, name="application_resend") -> None:
    recent = OutgoingEmail.objects.filter(
        name__in=LINK_LETTERS, about_id=str(application.pk), to=to, created_at__gt=timezone.now() - IMPATIENCE
    )
    if not recent.exists():
        send_link(application, name, to=to)


def send_link(application, name, *, to):
    """Queue a letter with a personal link to `to`; the link itself is made when the letter leaves."""
    context = {"application": application, "until": links.last_day(application)}
    if name == "application_draft_reminder":
        context["until"] = application.kept_until  # the draft closes earlier than the new link
    if name == "application_link_mayor":
        context["assistant_email"] = application.assistant_email
    return mail.queue(
        name,
        to=to,
        language=application.language,
        context=context,
        dedupe_key=f"{name}:{application.pk}:{timezone.now():%Y%m%d%H%M%S}",
        subject=application,
    )


def renew_link(link) -> bool:
    """Send a new link to the holder of one that no longer works; answers whether there is an address to send it to."""
    application, to = link.application, links.address_of(link)
    if not to or application.anonymised_at:
        return False
    invited = link.purpose == link.Purpose.MAYOR and not application.email
    _send_link(application, to=to, name="application_link_mayor" if invited else "application_resend")
    return True
