"""From the letter «further steps» to an active membership."""

import contextlib

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from members import services
from members.forms import MemberForm, posted
from members.models import Member, PersonalLink
from members.second_factor import note_proof
from members.views.answers import get_or_post, gone, invalid_form_status


@login_not_required
@get_or_post
def welcome(request, token):
    """The personal link: showing it changes nothing, confirming activates the membership and signs in."""
    link = PersonalLink.objects.with_token(token).filter(purpose="welcome").select_related("user").first()
    member = Member.objects.for_user(link.user).select_related("user").first() if link and link.is_alive else None
    if member is None:
        return gone(request, "members/welcome_gone.html")
    if member.status == Member.Status.ACTIVE:
        messages.info(request, gettext("Your membership is active already. Sign in to go on."))
        return redirect("account_login")
    if not confirmed(request, member):
        return show(request, member)
    note_proof(request, member.user, "code")
    return perform_login(request, member.user, redirect_url=reverse("members:dashboard"))


@get_or_post
def activate(request):
    """The same for somebody who simply signed in."""
    waiting = Member.objects.for_user(request.user).filter(status=Member.Status.ONBOARDING).select_related("user")
    member = get_object_or_404(waiting)
    if not confirmed(request, member):
        return show(request, member)
    return redirect("members:dashboard")


def form_of(request, member) -> MemberForm:
    return MemberForm(posted(request), instance=member, submit=gettext("Confirm and go on"))


def confirmed(request, member) -> bool:
    form = form_of(request, member)
    if not form.is_valid():
        return False
    # Pressing twice is as good as pressing once.
    with contextlib.suppress(services.WrongState):
        services.confirm_activation(Member.objects.get(pk=member.pk), by=member.user, **form.cleaned_data)
    return True


def show(request, member):
    form = form_of(request, member)
    context = {"form": form, "member": member}
    return render(request, "members/welcome.html", context, status=invalid_form_status(form))
