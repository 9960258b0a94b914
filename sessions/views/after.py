"""Once a session is over: its materials, its recording, the certificate, and what people thought of it.

For who may be in sessions, as everything about them; to everybody else there is nothing.
"""

import functools

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mayors_club.attachments import as_attachment
from members.forms import posted
from members.views.answers import get_or_post, invalid_form_status
from sessions import services
from sessions.certificate import certificate_of
from sessions.forms.afterwards import FeedbackForm
from sessions.models import ExpertSession
from sessions.services.feedback import OPEN_FOR, is_open_for
from sessions.views.access import for_visitors
from sessions.views.gate import SeeOther


def of_session(view):
    """For visitors: gives the view the `session` too."""

    @functools.wraps(view)
    @for_visitors
    def found(request, visitor, number, **parts):
        session = get_object_or_404(ExpertSession.objects.public(), number=number)
        return view(request, session=session, visitor=visitor, **parts)

    return found


@require_safe
@of_session
def material(request, session, visitor, material_id):
    return as_attachment(get_object_or_404(session.materials, pk=material_id))


@require_safe
@of_session
def recording(request, session, visitor):
    """To where it is, which stands on no page."""
    address = services.recording_address(session)
    if not address or session.state_at() != ExpertSession.Status.HELD:
        raise Http404
    return SeeOther(address)


@get_or_post
@of_session
def feedback(request, session, visitor):
    seat = session.seats.filter(member=visitor.member).first()
    if not is_open_for(session, seat):
        raise Http404
    form = FeedbackForm(posted(request))
    if form.is_valid():
        try:
            services.give_feedback(seat, **form.cleaned_data)
        except services.FeedbackClosed as closed:
            raise Http404 from closed
        except services.AlreadyGiven:
            messages.info(request, gettext("Feedback was given for this seat already: once is enough."))
        else:
            messages.success(request, gettext("Thank you. Your answers are kept without a name."))
        return redirect("expert_sessions:session", session.number)
    context = {"session": session, "form": form, "is_given": seat.gave_feedback, "days": OPEN_FOR.days}
    return render(request, "sessions/feedback.html", context, status=invalid_form_status(form))


@require_safe
@of_session
def certificate(request, session, visitor):
    """One sheet of paper, in the language of the address."""
    found = certificate_of(session, visitor.member)
    if found is None:
        raise Http404
    return render(request, "sessions/certificate.html", {"session": session, "certificate": found})
