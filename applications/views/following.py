"""After submission: the status, one's answers, the reply to a question, withdrawal, the return of a lapsed file."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import limits, links, services
from applications.models import Application
from applications.replying import Reply
from applications.summary import summary
from applications.timeline import Story
from applications.views.filling import ADD_PROOF, EXIT, page, rearranged
from applications.views.personal import kind_of, personal
from mayors_club.mail_addresses import masked

Status = Application.Status


@personal("GET")
def status(request, link):
    application = link.application
    if application.is_unsent or (application.status == Status.LAPSED and not application.was_submitted):
        return redirect("applications:tasks", link.token)
    return render(request, "applications/status.html", followed(link, story=Story(application)))


@personal("GET")
def answers(request, link):
    """Everything as it was sent last, for the applicant to read again."""
    application = link.application
    if not application.was_submitted:
        return redirect("applications:tasks", link.token)
    revision = application.revisions.last()
    parts = summary(application, revision.answers, proof=revision.proof)
    return render(request, "applications/answers.html", followed(link, answers=parts, revision=revision))


@personal("GET", "POST")
def reply(request, link):
    """The question with the fields it re-opens. Like a section it keeps whatever was typed, good or bad."""
    application = link.application
    if application.status != Status.MORE_INFO:
        return redirect("applications:tasks", link.token)
    if request.method == "POST":
        return _save_reply(request, link)
    return _reply_page(request, link, Reply(application, checked=False))


def _save_reply(request, link):
    step = request.POST.get("step", "")
    try:
        for name, values in Reply(link.application).pick(request.POST).items():
            services.save_section(link.application, name, rearranged(values, step), by_kind=kind_of(link))
        return _leave_reply(link, step) if step else _send_reply(request, link)
    except services.AnswersChanged:
        return redirect("applications:reply", link.token)
    except services.WrongState:
        return redirect("applications:status", link.token)


def _leave_reply(link, step):
    if step == ADD_PROOF:
        return redirect("applications:proof", link.token)
    if step == EXIT:
        return redirect("applications:status", link.token)
    return redirect(f"{reverse('applications:reply', args=[link.token])}#terms")


def _send_reply(request, link):
    filled = Reply(link.application, key=request.POST.get("submission_key", ""))
    if not filled.is_valid():
        return _reply_page(request, link, filled, status=422)
    services.answer(link.application, **filled.sent())
    return redirect("applications:status", link.token)


def _reply_page(request, link, filled, status=200):
    return render(request, "applications/reply.html", followed(link, reply=filled, form=filled.form), status=status)


@personal("GET", "POST")
def withdraw(request, link):
    application = link.application
    if not Story(application).is_open:
        return redirect("applications:status", link.token)
    if request.method == "POST":
        try:
            services.withdraw(application, by_kind=kind_of(link))
        except services.WrongState:
            # A decision is being written down and may still be taken back; nothing about it is told.
            return render(request, "applications/withdraw.html", followed(link, is_busy=True), status=409)
        return redirect("applications:status", link.token)
    return render(request, "applications/withdraw.html", followed(link))


@personal("POST")
def come_back(request, link):
    """One click re-opens what lapsed."""
    try:
        services.come_back(link.application, by_kind=kind_of(link))
    except (services.AnotherIsLive, services.MemberAlready, services.WrongState):
        return render(request, "applications/lapsed.html", page(link, is_taken=True), status=409)
    return redirect("applications:tasks", link.token)


@personal("POST", over=True)
def renew(request, link):
    """A new link to the address of one that no longer works."""
    if link.is_good:
        return redirect("applications:tasks", link.token)
    address = links.address_of(link)
    if not limits.address_is_busy(address) and not services.renew_link(link):
        raise Http404
    return redirect("applications:resent")


def followed(link, **more) -> dict:
    application = link.application
    return {
        "link": link,
        "token": link.token,
        "application": application,
        "masked": masked(application.mayor_address or application.assistant_email),
        "works_until": links.last_day_of(link),
        **more,
    }
