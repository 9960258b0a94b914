"""The members' area."""

import functools

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from members import dashboard as overview
from members import services
from members.forms import MemberForm, PersonForm, posted
from members.models import Member
from members.second_factor import must_show_second_factor
from members.views.answers import get_or_post, invalid_form_status


def in_cabinet(view):
    """For pages about one member: who may work for several, and has not said for whom, chooses first."""

    @functools.wraps(view)
    def entered(request, *args, **kwargs):
        if request.acting_for is None and request.open_members:
            return redirect("members:acting_for")
        return view(request, *args, **kwargs)

    return entered


def for_whom(visitor_of):
    """For pages of a right: gives the view the `visitor` of this request; where there is none there is no page."""

    def decorated(view):
        @functools.wraps(view)
        @in_cabinet
        def entered(request, **parts):
            visitor = visitor_of(request)
            if visitor is None:
                raise Http404
            return view(request, visitor=visitor, **parts)

        return entered

    return decorated


@require_safe
@in_cabinet
def dashboard(request):
    tasks, panels = overview.tasks_and_panels(request)
    own = request.acting_for if is_own_membership(request) else None
    context = {
        "greeting": own.greeting if own else "",
        "today": timezone.localdate(),
        "tasks": tasks,
        "waiting": waiting_words(len(tasks)),
        "panels": [panel for panel in panels if not panel.is_aside],
        "asides": [panel for panel in panels if panel.is_aside],
    }
    return render(request, "members/dashboard.html", context)


def waiting_words(count: int) -> str:
    words = (
        gettext("There is nothing you need to do right now."),
        gettext("One thing is waiting for you."),
        gettext("Two things are waiting for you."),
        gettext("Three things are waiting for you."),
    )
    return words[count]


def is_own_membership(request) -> bool:
    return request.acting_for is not None and request.acting_for.user_id == request.user.pk


@get_or_post
def acting_for(request):
    """In whose cabinet do you work? Shown to those who have a choice."""
    if request.method == "POST":
        member = get_object_or_404(Member, pk__in=ids_open_to(request, request.POST.get("member", "")))
        services.act_for(request, member)
        return redirect("members:dashboard")
    return render(request, "members/acting_for.html", {"choices": request.open_members})


def ids_open_to(request, wanted: str) -> list:
    return [member.pk for member in request.open_members if str(member.pk) == wanted]


@get_or_post
def profile(request):
    """The person's own data: of the membership for a member, of the account for everybody else."""
    member = Member.objects.for_user(request.user).select_related("user").first()
    form = profile_form(request, member)
    if form.is_valid():
        if member:
            services.change_member_data(Member.objects.get(pk=member.pk), by=request.user, **form.cleaned_data)
        else:
            form.save()
        messages.success(request, gettext("Saved."))
        return redirect("members:profile")
    context = {"form": form, "member": member}
    return render(request, "members/profile.html", context, status=invalid_form_status(form))


def profile_form(request, member):
    if member:
        return MemberForm(posted(request), instance=member)
    return PersonForm(posted(request), instance=request.user)


@require_safe
def ways_to_sign_in(request):
    """Passkeys, the app, recovery codes and the sessions of this person."""
    methods = list(Authenticator.objects.filter(user=request.user).order_by("created_at"))
    codes = next((method for method in methods if method.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "passkeys": [method for method in methods if method.type == Authenticator.Type.WEBAUTHN],
        "app": next((method for method in methods if method.type == Authenticator.Type.TOTP), None),
        "codes_matter": must_show_second_factor(request.user),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
    }
    return render(request, "members/ways_to_sign_in.html", context)


@require_POST
def sign_out_everywhere(request):
    services.close_sessions(request.user, keep=request)
    messages.success(request, gettext("You are signed out on all other devices."))
    return redirect("mfa_index")
