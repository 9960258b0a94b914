"""Sessions in the members' area: the list, the page of one session, and what is said there before it begins."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club import limits
from mayors_club.trap import refuse_nul
from members.models import Member
from members.views.area import in_cabinet, is_own_membership
from sessions import own as ours
from sessions import services
from sessions.after import after_of
from sessions.answer_words import said_of
from sessions.entitled import knows, must_choose, visitor_of
from sessions.forms.answer import AnswerForm
from sessions.forms.question import QuestionForm
from sessions.models import ExpertSession
from sessions.panel import allow_joining, panel_of
from sessions.public import PublicSession, today_in_kyiv
from sessions.views.access import for_visitors

PAGE = "expert_sessions:session"
# Where a press of a button came from, and where it leads back.
BACK = {"list": "expert_sessions:mine", "overview": "members:dashboard"}
QUESTIONS_AN_HOUR = 10


@require_safe
@in_cabinet
def mine(request):
    visitor = visitor_of(request)
    if visitor is None:
        if is_own_membership(request) and request.acting_for.status == Member.Status.ONBOARDING:
            return render(request, "sessions/mine_later.html")
        raise Http404
    context = {"visitor": visitor, "coming": ours.coming_of(visitor), "past": ours.past_of(visitor)}
    return render(request, "sessions/mine.html", context)


@login_not_required
@require_safe
def session(request, number):
    """For members all of it; for everybody else what is public, and the way in. Planned ones are not there."""
    visitor = visitor_of(request)
    if visitor:
        return show(request, find(visitor, number))
    found = get_object_or_404(ExpertSession.objects.public().select_related("expert"), number=number)
    if must_choose(request):
        return redirect("members:acting_for")
    context = {
        "page": public_words(found),
        "panel": panel_of(request, found),
        "base": "members/base.html" if knows(request) else "base.html",
        "is_onboarding": is_own_membership(request),
    }
    return render(request, "sessions/closed.html", context)


def public_words(session) -> PublicSession:
    return PublicSession(session, get_language(), today_in_kyiv())


def show(request, own, *, answer_form=None, question_form=None, status=200):
    panel = panel_of(request, own.session)
    context = {
        "own": own,
        "session": own.session,
        "visitor": own.visitor,
        "page": public_words(own.session),
        "panel": panel,
        "points": ours.points_of(own.session),
        "after": after_of(own.session, own.visitor.member),
        "answer_form": answer_form or AnswerForm(own),
        "question_form": question_form or QuestionForm(),
    }
    return allow_joining(render(request, "sessions/session.html", context, status=status), panel)


@require_POST
@for_visitors
def answer(request, visitor, number):
    """From the page of the session, or with one press from a list."""
    own = find(visitor, number)
    form = AnswerForm(own, request.POST)
    if own.is_coming and not form.is_valid():
        return show(request, own, answer_form=form, status=422)
    try:
        _keep(own, form)
    except services.AnsweringOver:
        messages.error(request, _("Answers are no longer taken: the session is over, or does not take place now."))
    except services.CannotRepresent:
        messages.error(request, _("This person can no longer go instead. Please choose again."))
    else:
        said = said_of(find(visitor, number).seat, visitor)
        messages.success(request, _("Saved. {what}").format(what=said.line))
    return redirect(BACK[request.POST["back"]]) if request.POST.get("back") in BACK else redirect(PAGE, number)


def _keep(own, form) -> None:
    if not own.is_coming:
        raise services.AnsweringOver
    services.answer(
        own.session,
        own.visitor.member,
        form.cleaned_data["answer"],
        representative=form.representative,
        **own.visitor.actor,
    )


@require_POST
@for_visitors
def ask(request, visitor, number):
    """A question to the expert; without a name if the person wants that."""
    refuse_nul(request)
    own = find(visitor, number)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return show(request, own, question_form=form, status=422)
    # Counted by person in the cache alone, for an hour: nothing ties an anonymous question to anybody.
    if limits.is_over(f"questions:{limits.digest_of(str(request.user.pk))}", QUESTIONS_AN_HOUR):
        form.add_error("text", _("That was many questions within an hour. Please send the next one later."))
        return show(request, own, question_form=form, status=429)
    try:
        services.ask(own.session, member=visitor.member, **visitor.actor, **form.cleaned_data)
    except services.AskingOver:
        messages.error(request, _("Questions are no longer taken: the session is over, or does not take place now."))
    else:
        messages.success(request, _("The question has been sent."))
    return redirect(PAGE, number)


def find(visitor, number) -> ours.Own:
    if own := ours.find(visitor, number):
        return own
    raise Http404
