"""A community proposes an agreement: one page that asks more as the answers need it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.views.answers import get_or_post
from sister_cities.forms.new import NewForm, answers_of
from sister_cities.services import life, proposing
from sister_cities.services.doubles import Doubled
from sister_cities.views.access import PAGE, for_visitors


@get_or_post
@for_visitors
def new(request, visitor):
    """With `from` the form is filled in as a returned agreement was."""
    if visitor.community is None:
        return redirect("sister_cities:mine")
    if request.method != "POST":
        return _show(request, visitor, NewForm(initial=_returned(request, visitor)))
    form = NewForm(request.POST)
    if form.has_more_to_ask:
        if form.is_answered_so_far():
            return _show(request, visitor, NewForm.asking_more(request.POST))
        form.hold_back()
    elif form.is_valid() and (agreement := _propose(form, visitor)):
        messages.success(
            request, _("Sent to the secretariat. It takes the agreement into the registry, or returns it with a note.")
        )
        return redirect(PAGE, agreement.pk)
    return _show(request, visitor, form, status=422)


def _returned(request, visitor) -> dict:
    asked = request.GET.get("from", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return {}
    returned = visitor.own().filter(pk=asked, declined_at__isnull=False).select_related("city").first()
    return answers_of(returned) if returned else {}


def _propose(form, visitor):
    """The agreement, or nothing where the form has to be shown once more."""
    cleaned = form.cleaned_data
    try:
        return proposing.propose(
            community=visitor.community,
            city=cleaned["city"].city or form.hand(),
            kind=cleaned["kind"],
            procedure=cleaned["procedure"],
            status=cleaned["status"],
            facts=form.facts(),
            key=str(cleaned["key"] or ""),
            **visitor.actor,
        )
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
    except Doubled as doubled:
        form.doubled = doubled.agreement
        form.add_error("city", _("Such an agreement with this city is in the registry already"))
    return None


def _show(request, visitor, form, status=200):
    return render(request, "sister_cities/new.html", {"visitor": visitor, "form": form}, status=status)
