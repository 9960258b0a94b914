"""Agreements in the members' area: the list, the page of one, and taking a proposal back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club.attachments import as_attachment
from members.views.area import in_cabinet
from sister_cities.entitled import visitor_of
from sister_cities.models import Agreement, Document, Proposal
from sister_cities.own import Own, all_of, with_proposals
from sister_cities.services import proposing
from sister_cities.step_words import next_steps
from sister_cities.views.access import PAGE, for_keepers, for_visitors


@require_safe
@for_visitors
def mine(request, visitor):
    return render(request, "sister_cities/mine.html", {"visitor": visitor, "found": all_of(visitor)})


@require_safe
@for_visitors
def own(request, visitor, pk):
    """Of one's own community all of it; of others what is public, with the papers and contacts for members."""
    own = Own(get_object_or_404(with_proposals(visitor.readable()), pk=pk))
    context = {
        "own": own,
        "agreement": own.agreement,
        "is_keeper": visitor.keeps(own.agreement),
        "steps": next_steps(own.agreement),
        "acts": own.agreement.acts.all(),
        "documents": own.agreement.documents.all(),
        "coordinators": own.agreement.coordinators.all(),
    }
    return render(request, "sister_cities/own.html", context)


@require_POST
@for_keepers
def withdraw(request, visitor, agreement, asked_id):
    proposal = get_object_or_404(agreement.proposals, pk=asked_id)
    try:
        proposing.withdraw(proposal, **visitor.actor)
    except proposing.NotPending:
        messages.info(request, _("This proposal no longer waits: it was decided or withdrawn."))
    else:
        messages.success(request, _("The proposal is withdrawn."))
    return redirect("sister_cities:mine" if proposal.kind == Proposal.Kind.NEW else PAGE, **_of(proposal))


def _of(proposal) -> dict:
    return {} if proposal.kind == Proposal.Kind.NEW else {"pk": proposal.agreement_id}


@require_safe
@in_cabinet
def document(request, pk, document_id):
    """For members, representatives with the right to agreements, and the staff who look after the registry."""
    visitor = visitor_of(request)
    readable = visitor.readable() if visitor else Agreement.objects.none()
    if request.user.has_perm("sister_cities.view_agreement"):
        readable = Agreement.objects.all()
    found = Document.objects.filter(agreement__in=readable.values("pk"), agreement=pk, pk=document_id).first()
    if found is None:
        raise Http404
    return as_attachment(found)
