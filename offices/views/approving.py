"""The mayor's approval behind a personal link: looking changes nothing, the code of the letter approves."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from members.forms import code_field, helper_with, posted
from offices import changes, links, services
from offices.models import Edition
from offices.states import PageState
from offices.views.access import for_editors
from offices.views.confirming import personal


class CodeForm(forms.Form):
    code = code_field(gettext_lazy("Code from the letter"), gettext_lazy("Eight digits; spaces do not matter"), 20)

    @property
    def helper(self):
        helper = helper_with(_("Approve"))
        helper.disable_csrf = True
        return helper


@require_POST
@for_editors("can_edit_office")
def ask(request, editor, office):
    """A representative asks the mayor; the member has no need to ask themselves."""
    edition = office.editions.open().first()
    try:
        if edition is None or editor.is_member:
            raise services.WrongState
        services.ask_to_approve(edition, **editor.actor)
    except services.NotComplete:
        return redirect("offices:differences")
    except services.WrongState:
        messages.warning(request, _("Nothing was sent: the page has changed its state meanwhile."))
    else:
        messages.success(request, _("The letter with the changes and a code is on its way to the mayor."))
    return redirect("offices:edit")


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def approve(request, token):
    approval = links.approval_of(token)
    if approval is None or not approval.is_open:
        return render(request, "offices/approve_gone.html", {"approval": approval}, status=410)
    form = CodeForm(posted(request))
    if form.is_valid():
        try:
            status = services.approve(approval, form.cleaned_data["code"])
        except services.WrongCode:
            form.add_error("code", _("This is not the code of the letter. Check the digits."))
        except (services.ApprovalGone, services.Changed, services.WrongState, services.NotComplete):
            return render(request, "offices/approve_gone.html", {"approval": approval}, status=410)
        else:
            context = {"is_published": status == Edition.Status.PUBLISHED, "office": approval.edition.office}
            return render(request, "offices/approved.html", context)
    return show(request, approval, form)


def show(request, approval, form):
    office = approval.edition.office
    state = PageState(office)
    if state.edition is None or state.edition.changes != approval.seen:
        return render(request, "offices/approve_gone.html", {"approval": approval}, status=410)
    context = {"form": form, "office": office, "approval": approval, "changes": changes.of_page(state)}
    return render(request, "offices/approve.html", context, status=422 if form.errors else 200)
