"""A new address for signing in and letters. The links in the two letters work without a session."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mayors_club import limits
from members import services
from members.forms import NewEmailForm, posted
from members.second_factor import recent_proof_required
from members.views.answers import get_or_post, gone, invalid_form_status, too_many

AN_HOUR = 5


@get_or_post
@recent_proof_required
def email(request):
    form = NewEmailForm(posted(request))
    if form.is_valid():
        if limits.is_over(f"email-change:{request.user.pk}", AN_HOUR):
            return too_many(request)
        try:
            services.ask_to_change_email(request.user, form.cleaned_data["email"])
        except services.SameAddress:
            form.add_error("email", gettext("This is your address already"))
        else:
            messages.success(request, gettext("We have written to both addresses. Confirm in both letters."))
            return redirect("members:email")
    context = {"form": form, "waiting": request.user.email_changes.open().first()}
    return render(request, "members/email.html", context, status=invalid_form_status(form))


@require_POST
@recent_proof_required
def cancel(request):
    change = get_object_or_404(request.user.email_changes.open())
    services.cancel_email_change(change, by=request.user)
    messages.success(request, gettext("The address stays as it is."))
    return redirect("members:email")


@login_not_required
@get_or_post
def confirm(request, token):
    """Behind the link of a letter: showing it changes nothing, mail scanners follow links."""
    found = services.email_change_of(token)
    if found is None or not found[0].is_open:
        return gone(request, "members/email_gone.html")
    change, side = found
    if request.method != "POST":
        return render(request, "members/email_confirm.html", {"change": change, "is_new": side == "new"})
    keep = request if request.user.pk == change.user_id else None
    try:
        is_done = services.confirm_email_change(change, side, keep=keep)
    except (services.ChangeGone, services.AddressTaken):
        return gone(request, "members/email_gone.html")
    return render(request, "members/email_confirmed.html", {"is_done": is_done, "is_new": side == "new"})
