"""What a community proposed: how it differs from the registry, then accepted, or returned with a note."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from mayors_club.desk_form import DeskForm
from mayors_club.form_fields import ParagraphField
from members.views.answers import get_or_post
from sister_cities import countries
from sister_cities.admin.access import proposal_or_404
from sister_cities.admin.consequences import consequence_of
from sister_cities.admin.page import known_facts
from sister_cities.differences import differences_of
from sister_cities.models import Proposal
from sister_cities.services import deciding, life
from sister_cities.services.doubles import double_of

PAGE = "admin:sister_cities_agreement_proposal"
AGREEMENT = "admin:sister_cities_agreement_change"
OWN = gettext_lazy("This was proposed by you or in your name: a colleague decides about it.")
LONGEST_NOTE = Proposal._meta.get_field("note").max_length


class NoteForm(DeskForm):
    note = ParagraphField(
        label=gettext_lazy("What is missing, or has to be put right"),
        help_text=gettext_lazy("The community reads exactly this text in a letter and on its page."),
        enter=gettext_lazy("Write what is missing: who is declined is told why"),
        max_length=LONGEST_NOTE,
        rows=5,
    )


class SeenForm(forms.Form):
    seen = forms.CharField(required=False, max_length=60)


@require_safe
def proposal(request, pk):
    return _page(request, proposal_or_404(request, pk), NoteForm())


@get_or_post
def accept(request, pk):
    """`seen` is the row as it was on the screen."""
    found = proposal_or_404(request, pk)
    if request.method != "POST":
        return redirect(PAGE, pk)
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else ""
    try:
        agreement = deciding.accept(found, seen=seen, by=request.user)
    except deciding.Changed:
        messages.error(request, _("Meanwhile somebody has changed the agreement. Look at what would change now."))
    except life.NotNow as late:
        words = _("The proposal no longer fits. Where the agreement stands: {status}. Return it with a note.")
        messages.error(request, words.format(status=late.agreement.get_status_display()))
    except life.FactsRefused as refused:
        for words in refused.problems.values():
            messages.error(request, words)
    else:
        messages.success(request, _("Accepted. A letter tells who proposed it."))
        return redirect(AGREEMENT, agreement.pk)
    return redirect(PAGE, pk)


@get_or_post
def decline(request, pk):
    found = proposal_or_404(request, pk)
    if request.method != "POST":
        return redirect(PAGE, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    agreement = deciding.decline(found, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, _("Returned. A letter with your note tells who proposed it."))
    return redirect(AGREEMENT, agreement.pk)


def told_who_was_faster(view):
    """The slower of two learns what became of it; nobody decides about their own."""

    def guarded(request, pk):
        try:
            return view(request, pk)
        except deciding.AlreadyDecided as late:
            messages.error(request, decided_words(late.proposal))
        except deciding.OwnProposal:
            messages.error(request, OWN)
        return redirect(PAGE, pk)

    return guarded


def decided_words(found: Proposal) -> str:
    words = {
        Proposal.State.ACCEPTED: _("Somebody was faster: it was accepted already. By: {by}"),
        Proposal.State.DECLINED: _("Somebody was faster: it was returned already. By: {by}"),
        Proposal.State.WITHDRAWN: _("The community has withdrawn it meanwhile. By: {by}"),
    }
    return words[found.state].format(by=found.decided_by)


def _page(request, found, form):
    agreement = found.agreement
    is_new, is_pending = found.kind == Proposal.Kind.NEW, found.state == Proposal.State.PENDING
    to = found.content.get("status")
    context = {
        "proposal": found,
        "agreement": agreement,
        "country": countries.name(agreement.partner_country),
        "is_new": is_new,
        "is_pending": is_pending,
        "may_decide": is_pending and not deciding.is_own(found, request.user),
        "own_words": OWN,
        "seen": deciding.version_of(agreement),
        "facts": known_facts(agreement) if is_new else [],
        "differences": [] if is_new else differences_of(found),
        "consequence": consequence_of(agreement, to) if to and is_pending else "",
        "double": double_of(agreement) if is_new and is_pending else None,
        "form": form,
    }
    return render(request, "admin/sister_cities/proposal.html", context, status=422 if form.errors else 200)


PAGES = (
    ("proposals/<int:pk>/", proposal, "proposal"),
    ("proposals/<int:pk>/accept/", told_who_was_faster(accept), "accept"),
    ("proposals/<int:pk>/decline/", told_who_was_faster(decline), "decline"),
)
