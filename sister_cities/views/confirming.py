"""Agreements that still stand: one press behind the personal link of a letter, or one in the members' area."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mayors_club.personal_pages import personal
from members.acting import actor_and_principal
from sister_cities.forms.confirming import AnswersForm
from sister_cities.models import Agreement
from sister_cities.people import may_keep
from sister_cities.services import confirming


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def confirm(request, token):
    """Looking uses nothing up; no signing in. Whoever holds the link is taken for the person it was written to."""
    questions = confirming.questions_behind(token)
    if not questions or not may_keep(questions[0].user, questions[0].agreement):
        raise Http404
    waiting = [one for one in questions if not one.answer and one.expires_at > timezone.now()]
    waiting = [one for one in waiting if one.agreement.is_public and one.agreement.status in confirming.ASKED_ABOUT]
    if not waiting:
        return _over(request, questions)
    form = AnswersForm(request.POST or None, questions=waiting)
    if request.method == "POST" and form.is_valid():
        stand = confirming.answer(waiting, form.answers, by=questions[0].user)
        return redirect("sister_cities:confirmed" if stand == len(waiting) else "sister_cities:answered")
    return render(request, "sister_cities/confirm.html", {"form": form}, status=422 if form.errors else 200)


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
def confirm_mine(request, pk):
    """The same in the members' area, for one agreement of one's own community."""
    agreement = get_object_or_404(Agreement.objects.public(), pk=pk)
    user, principal = actor_and_principal(request)
    if not may_keep(user, agreement) or agreement.status not in confirming.ASKED_ABOUT:
        raise Http404
    confirming.confirm(agreement, by=user, on_behalf_of=principal)
    messages.success(request, _("Thank you: the agreement is confirmed."))
    return redirect("sister_cities:own", agreement.pk)


def _over(request, questions):
    """Answered already, or too old. Pressing twice is as good as pressing once."""
    if request.method == "POST":
        return redirect("sister_cities:confirmed")
    answered_at = next((one.answered_at for one in questions if one.answered_at), None)
    return render(request, "sister_cities/confirm_gone.html", {"answered_at": answered_at}, status=410)
