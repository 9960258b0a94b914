"""Agreements that still stand: one press behind the personal link of a letter, or one in the members' area."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mayors_club.personal_pages import personal
from sister_cities.forms.confirming import AnswersForm
from sister_cities.letter_words import partner_in
from sister_cities.models import Confirmation
from sister_cities.people import communities_kept_by
from sister_cities.services import confirming
from sister_cities.views.access import PAGE, for_keepers

OTHERWISE = (Confirmation.Answer.CHANGED, Confirmation.Answer.ENDED)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def confirm(request, token):
    """Looking uses nothing up; no signing in. Whoever holds the link is taken for the person it was written to."""
    questions = _kept(confirming.questions_behind(token))
    if not questions:
        raise Http404
    waiting = _asked(request, questions)
    if not waiting:
        return _over(request, questions)
    form = AnswersForm(request.POST or None, questions=waiting)
    if request.method == "POST" and form.is_valid():
        stand = confirming.answer(waiting, form.answers, by=questions[0].user)
        return redirect("sister_cities:confirmed" if stand == len(waiting) else "sister_cities:answered")
    context = {"form": form, "known": _known(questions)}
    return render(request, "sister_cities/confirm.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def confirmed(request):
    return render(request, "sister_cities/confirmed.html", {"all_stand": True})


@login_not_required
@require_safe
def answered(request):
    """Some of them have changed or ended: what happens next."""
    return render(request, "sister_cities/confirmed.html", {"all_stand": False})


@require_POST
@for_keepers
def confirm_mine(request, visitor, agreement):
    """The same in the members' area, for one agreement of one's own community."""
    try:
        confirming.confirm(agreement, **visitor.actor)
    except confirming.NotYours as error:
        raise Http404 from error
    messages.success(request, _("Thank you: the agreement is confirmed."))
    return redirect(PAGE, agreement.pk)


def _asked(request, questions):
    """What waits; of what was confirmed after the page was opened, also that of which this person says otherwise."""
    waiting = confirming.still_waiting(questions)
    return [
        one
        for one in confirming.answerable(questions)
        if one in waiting or request.POST.get(f"answer_{one.pk}") in OTHERWISE
    ]


def _kept(questions):
    """Without agreements that their person no longer looks after."""
    communities = {one.agreement.community_id for one in questions}
    kept = communities_kept_by(questions[0].user, communities) if questions else ()
    return [one for one in questions if one.agreement.community_id in kept]


def _over(request, questions):
    """Answered already, confirmed by somebody else, or too old. Pressing twice is as good as pressing once."""
    all_stand = {one.answer for one in questions} <= {"", Confirmation.Answer.STANDS}
    answered_at = next((one.answered_at for one in questions if one.answered_at), None)
    if request.method == "POST":
        done = "sister_cities:confirmed" if all_stand else "sister_cities:answered"
        return redirect(done if answered_at else request.path)
    context = {"answered_at": answered_at, "all_stand": all_stand, "known": _known(questions)}
    return render(request, "sister_cities/confirm_gone.html", context, status=410)


def _known(questions):
    """Partner, day and name of what somebody has confirmed since the letter was written."""
    language = get_language() or "uk"
    agreements = [one.agreement for one in confirming.confirmed_meanwhile(questions)]
    return [(partner_in(one, language), one.confirmed_on, one.confirmed_by.full_name) for one in agreements]
