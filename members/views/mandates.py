"""The member's own terms in office."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from members import services
from members.forms import posted
from members.term_form import EndForm, TermForm
from members.views.answers import get_or_post, invalid_form_status
from members.views.representatives import members_only


@require_safe
@members_only
def mandates(request):
    terms = request.acting_for.mandates.select_related("community").order_by("-starts_on")
    return render(request, "members/mandates.html", {"terms": terms})


@get_or_post
@members_only
def add_mandate(request):
    member = request.acting_for
    form = TermForm(posted(request), initial={"community": member.community}, gender=member.gender)
    if form.is_valid():
        try:
            columns = form.columns(services.coarser, services.at_precision)
            services.add_mandate(member, by=request.user, **columns)
        except services.OverlappingTerm:
            form.refuse_overlap()
        else:
            messages.success(request, gettext("The term is on record."))
            return redirect("members:mandates")
    return render(request, "members/mandate_add.html", {"form": form}, status=invalid_form_status(form))


@get_or_post
@members_only
def end_mandate(request, pk):
    mandate = get_object_or_404(request.acting_for.mandates.select_related("community"), pk=pk, ends_on=None)
    form = EndForm(posted(request), mandate=mandate)
    if form.is_valid():
        services.end_mandate(mandate, by=request.user, **form.columns())
        messages.success(request, gettext("The end of the term is on record."))
        return redirect("members:mandates")
    context = {"form": form, "mandate": mandate}
    return render(request, "members/mandate_end.html", context, status=invalid_form_status(form))
