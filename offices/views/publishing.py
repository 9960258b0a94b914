"""From saved to public: what will change, submission, publication."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from offices import changes, services
from offices.states import PageState
from offices.views.access import for_editors


@require_safe
@for_editors()
def differences(request, editor, office):
    """What the next publication will change, section by section, with the buttons that lead to it."""
    state = PageState(office)
    context = {
        "editor": editor,
        "office": office,
        "state": state,
        "changes": changes.of_page(state),
        "can_publish": editor.can_publish(office),
    }
    return render(request, "offices/differences.html", context)


@require_POST
@for_editors()
def submit(request, editor, office):
    edition = office.editions.open().first()
    try:
        if edition is None:
            raise services.WrongState
        services.submit(edition, **editor.actor)
    except services.NotComplete:
        return redirect("offices:differences")
    except services.WrongState:
        messages.warning(request, _("Nothing was submitted: the page has changed its state meanwhile."))
        return redirect("offices:edit")
    messages.success(request, _("Submitted. The secretariat will read the page and publish it or write to you."))
    return redirect("offices:edit")


@require_POST
@for_editors("can_publish_office")
def publish(request, editor, office):
    edition = office.editions.open().first()
    seen = request.POST.get("seen", "")
    try:
        if edition is None or not seen.isdecimal():
            raise services.WrongState
        services.publish(edition, seen=int(seen), **editor.actor)
    except services.Changed:
        messages.warning(request, _("Somebody saved changes after you had opened this page. Look at them first."))
        return redirect("offices:differences")
    except services.NotComplete:
        return redirect("offices:differences")
    except (services.WrongState, services.NotAllowedToPublish):
        messages.warning(request, _("Nothing was published: the page has changed its state meanwhile."))
        return redirect("offices:edit")
    messages.success(request, _("Published. Everybody can read the page as you have just seen it."))
    return redirect("offices:edit")


@require_POST
@for_editors()
def take_back(request, editor, office):
    edition = office.editions.in_review().first()
    try:
        if edition is None:
            raise services.WrongState
        services.take_back(edition, **editor.actor)
    except services.WrongState:
        messages.warning(request, _("The page was not in review any more."))
    else:
        messages.success(request, _("The page is a draft again. What the public reads has not changed."))
    return redirect("offices:edit")


@require_POST
@for_editors("can_edit_office")
def close_report(request, editor, office, report_id):
    report = get_object_or_404(office.mistake_reports, pk=report_id)
    services.close_report(report, **editor.actor)
    return redirect("offices:edit")
