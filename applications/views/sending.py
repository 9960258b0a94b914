"""Check your answers; then the mayor consents and submits, or the assistant asks the mayor to."""

from django.shortcuts import redirect, render
from django.utils.translation import get_language

from applications import links, sections, services
from applications.forms.sending import CONSENT_VERSION, ConsentForm
from applications.models import Application
from applications.summary import summary
from applications.timeline import usual_time
from applications.views.filling import page
from applications.views.personal import is_assistant, personal
from mayors_club.mail_addresses import masked


@personal("GET", "POST")
def check(request, link):
    application = link.application
    if not application.is_unsent:
        return redirect("applications:submitted" if application.was_submitted else "applications:tasks", link.token)
    if request.method == "POST":
        return _ask_mayor(request, link) if is_assistant(link) else _submit(request, link)
    return _page(request, link)


def _submit(request, link):
    """Whatever was pressed and however often, the answer leads to the one number."""
    application = link.application
    form = ConsentForm(request.POST)
    parts = sections.of(application)
    if not form.is_valid() or not sections.are_in_order(parts):
        return _page(request, link, form=form, status=422)
    try:
        services.submit(
            application,
            key=form.cleaned_data["submission_key"],
            answers=application.answers,
            columns=sections.columns(parts),
            consent_language=get_language(),
            consent_version=CONSENT_VERSION,
        )
    except services.AnswersChanged:
        return redirect("applications:check", link.token)
    except (services.AnotherIsLive, services.MemberAlready):
        return _page(request, link, form=form, status=409)
    except services.WrongState:
        return redirect("applications:tasks", link.token)
    return redirect("applications:submitted", link.token)


def _ask_mayor(request, link):
    parts = sections.of(link.application, for_assistant=True)
    if not sections.are_in_order(parts):
        return _page(request, link, status=422)
    try:
        services.ask_mayor(link.application, mayor_email=parts[0].form.cleaned_data["mayor_email"])
    except services.WrongState:
        return redirect("applications:tasks", link.token)
    return redirect("applications:tasks", link.token)


def _page(request, link, form=None, status=200):
    application = link.application
    if request.method == "POST":
        application.refresh_from_db()
    form = form or ConsentForm(initial={"submission_key": application.submission_key})
    hurdle = "" if is_assistant(link) else hurdle_of(application)
    answers = summary(application, application.answers, for_assistant=is_assistant(link))
    context = page(link, form=form, answers=answers, hurdle=hurdle, link_until=links.last_day(application))
    return render(request, "applications/check.html", context, status=status)


def hurdle_of(application) -> str:
    """What only the mayor may learn: "member", "another" or nothing stands in the way."""
    try:
        services.require_free(application, application.mayor_address)
    except services.MemberAlready:
        return "member"
    except services.AnotherIsLive:
        return "another"
    return ""


@personal("GET")
def submitted(request, link):
    application = link.application
    if not application.was_submitted or application.status == Application.Status.WITHDRAWN:
        return redirect("applications:tasks", link.token)
    context = page(link, masked=masked(application.email), usual_time=usual_time())
    return render(request, "applications/submitted.html", context)
