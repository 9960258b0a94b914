"""Going: asking to be forgotten, taking that back, leaving the Club. For oneself only, never on somebody's behalf."""

from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from members import services
from members.forms import LeaveForm, posted
from members.models import Member, User
from members.second_factor import recent_proof_required
from members.views.answers import get_or_post, invalid_form_status
from members.views.area import in_cabinet, is_own_membership
from members.views.own_data import everything


@get_or_post
@recent_proof_required
def erasure(request):
    """Ask to be forgotten; while a request is open, the page says so."""
    if request.method == "POST":
        services.ask_for_erasure(request.user)
        messages.success(request, gettext("We have your request. A letter names the day by which we answer."))
        return redirect("members:own_data")
    context = {
        "present": request.user.erasure_requests.open().first(),
        "member": Member.objects.for_user(request.user).first(),
    }
    return render(request, "members/erasure.html", context)


@require_POST
@recent_proof_required
def withdraw_erasure(request):
    asked = get_object_or_404(request.user.erasure_requests.open())
    services.withdraw_erasure_request(asked, by=request.user)
    messages.success(request, gettext("Your request is withdrawn. Nothing is erased."))
    return redirect("members:own_data")


@get_or_post
@in_cabinet
@recent_proof_required
def leave(request):
    """What happens when one leaves, and the button that does it."""
    if not is_own_membership(request):
        raise Http404
    form = LeaveForm(posted(request), initial={"what": request.GET.get("what")})
    if form.is_valid():
        member = Member.objects.get(pk=request.acting_for.pk)
        leave_the_club(member, erase=form.cleaned_data["what"] == LeaveForm.ERASE)
        return after_leaving(request, member)
    context = {"form": form, "member": request.acting_for}
    return render(request, "members/leave.html", context, status=invalid_form_status(form))


@transaction.atomic
def leave_the_club(member, *, erase) -> None:
    """Who wants to be forgotten takes back the consent with it; it was given to the app above this one."""
    if erase:
        everything().withdraw_consents(member.user, by=member.user)
    services.leave(member, by=member.user, erase=erase)


def after_leaving(request, member):
    """Staff and representatives of others stay signed in; for everybody else the door has closed."""
    if User.objects.able_to_sign_in().filter(pk=request.user.pk).exists():
        messages.success(request, gettext("Your membership has ended. A letter confirms it."))
        return redirect("members:profile")
    logout(request)
    return render(request, "members/left.html", {"member": member})
