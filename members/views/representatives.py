"""Who may act for a member: for the member alone. The invitation itself is answered behind a personal link."""

import functools

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mayors_club.models import Event
from members import services
from members.forms import InvitationForm, RightsForm, posted
from members.models import Member, Representative
from members.second_factor import note_proof, recent_proof_required
from members.views.answers import get_or_post, gone, invalid_form_status
from members.views.area import in_cabinet, is_own_membership

DEEDS_SHOWN = 30
ENDED_SHOWN = 10


def members_only(view):
    """For the active member in their own cabinet; to everybody else the page does not exist."""

    @in_cabinet
    @functools.wraps(view)
    def own(request, *args, **kwargs):
        if not is_own_membership(request) or request.acting_for.status != Member.Status.ACTIVE:
            raise Http404
        return view(request, *args, **kwargs)

    return own


@require_safe
@members_only
def representatives(request):
    """Who can act for me, and what they did."""
    member = request.acting_for
    people = member.representatives.select_related("user")
    ended = people.filter(status=Representative.Status.ENDED, accepted_at__isnull=False)
    deeds = Event.objects.filter(on_behalf_of=member.user).exclude(verb="member.acting_chosen")
    context = {
        "present": people.exclude(status=Representative.Status.ENDED),
        "ended": ended.order_by("-ended_at")[:ENDED_SHOWN],
        "deeds": deeds.select_related("actor").order_by("-at")[:DEEDS_SHOWN],
    }
    return render(request, "members/representatives.html", context)


@get_or_post
@members_only
@recent_proof_required
def invite(request):
    form = InvitationForm(posted(request))
    if form.is_valid():
        try:
            services.invite_representative(request.acting_for, by=request.user, **form.columns())
        except services.CannotInvite as refusal:
            form.refuse(refusal.reason)
        else:
            messages.success(request, gettext("The invitation is on its way. It works for two weeks."))
            return redirect("members:representatives")
    return render(request, "members/representative_invite.html", {"form": form}, status=invalid_form_status(form))


@get_or_post
@members_only
@recent_proof_required
def change(request, pk):
    representative = present_or_404(request, pk)
    form = RightsForm(posted(request), initial=RightsForm.rights_of(representative))
    if form.is_valid():
        services.change_representative(representative, by=request.user, **form.columns())
        messages.success(request, gettext("Saved. It works from this moment on."))
        return redirect("members:representatives")
    context = {"form": form, "representative": representative}
    return render(request, "members/representative_change.html", context, status=invalid_form_status(form))


@require_POST
@members_only
def end(request, pk):
    """One click, without a proof: taking rights away is never dangerous."""
    services.end_representative(present_or_404(request, pk), by=request.user)
    messages.success(request, gettext("This person can no longer act for you."))
    return redirect("members:representatives")


@require_POST
@members_only
@recent_proof_required
def invite_again(request, pk):
    try:
        services.invite_again(present_or_404(request, pk), by=request.user)
    except services.InvitationGone:
        messages.info(request, gettext("This invitation has been answered already."))
    else:
        messages.success(request, gettext("The invitation is on its way. It works for two weeks."))
    return redirect("members:representatives")


def present_or_404(request, pk) -> Representative:
    present = request.acting_for.representatives.exclude(status=Representative.Status.ENDED)
    return get_object_or_404(present.select_related("user", "member__user"), pk=pk)


@login_not_required
@get_or_post
def invitation(request, token):
    """The personal link: showing it changes nothing; accepting signs in, for the letter proves the address."""
    representative = services.invitation_of(token)
    if representative is None or not services.is_open(representative):
        return gone(request, "members/invitation_gone.html")
    if request.method != "POST":
        until = services.invited_until(representative)
        return render(request, "members/invitation.html", {"representative": representative, "until": until})
    try:
        if "decline" in request.POST:
            services.decline_invitation(representative)
            return render(request, "members/invitation_declined.html", {"representative": representative})
        user = services.accept_invitation(representative)
    except services.InvitationGone:
        return gone(request, "members/invitation_gone.html")
    note_proof(request, user, "code")
    return perform_login(request, user, redirect_url=reverse("members:dashboard"))
