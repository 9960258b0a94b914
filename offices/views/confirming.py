"""The yearly confirmation behind a personal link: looking uses nothing up, one press confirms, no signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mayors_club.mail_addresses import masked
from mayors_club.personal_pages import personal
from offices import links, services
from offices.models import Office
from offices.plain_lines import summaries

EDITOR = "offices:edit"


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def confirm(request, token):
    try:
        office = links.office_of(token)
    except links.BadLink as bad:
        raise Http404 from bad
    except links.UsedLink as used:
        return _used(request, used.args[0])
    except links.OldLink as old:
        return _old(request, old.args[0], token)
    if request.method == "POST":
        services.confirm_content(office, **_actor(request, office))
        return redirect("offices:confirmed")
    shown = summaries(office.live.sections.all(), get_language())
    context = {"office": office, "summaries": shown, "editor_url": reverse(EDITOR)}
    return render(request, "offices/confirm.html", context)


@require_POST
@personal
def renew(request, token):
    """A new letter to the member instead of a link whose time is over."""
    try:
        links.office_of(token)
    except links.OldLink as old:
        services.ask_again_to_confirm(old.args[0])
        return redirect("offices:renewed")
    except links.UsedLink:
        return redirect("offices:confirm", token)
    except links.BadLink as bad:
        raise Http404 from bad
    return redirect("offices:confirm", token)


@login_not_required
@require_safe
def confirmed(request):
    return render(request, "offices/confirmed.html")


@login_not_required
@require_safe
def renewed(request):
    return render(request, "offices/confirm_renewed.html")


def _used(request, office):
    """Pressing twice is as good as pressing once; opening the letter again says that all is done."""
    if request.method == "POST":
        return redirect("offices:confirmed")
    return render(
        request,
        "offices/confirm_gone.html",
        {"confirmed_at": office.confirmed_at, "editor_url": reverse(EDITOR)},
        status=410,
    )


def _old(request, office, token):
    context = {"masked": masked(office.member.user.email), "token": token}
    return render(request, "offices/confirm_gone.html", context, status=410)


def _actor(request, office) -> dict:
    """Who holds the link is taken for the member, unless somebody who works on the page is signed in."""
    member = office.member.user
    user = request.user
    is_representative = (
        user.is_authenticated and user != member and Office.objects.editable_by(user).filter(pk=office.pk).exists()
    )
    return {"by": user, "on_behalf_of": member} if is_representative else {"by": member}
