"""Every save of a page: who, for whom, what; and the way back to an earlier state of a section."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from offices import changes, services
from offices.content import Content
from offices.states import PageState
from offices.views.access import for_editors

A_PAGE = 30


@require_safe
@for_editors()
def history(request, editor, office):
    records = Paginator(services.history_of_page(office), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "offices/history.html", {"editor": editor, "office": office, "records": records})


@require_safe
@for_editors()
def version(request, editor, office, record_id):
    """One saved state: what that save changed, and what restoring it would change now."""
    record = get_object_or_404(services.history_of_page(office), pk=record_id)
    earlier = services.history_of(office.pk, record.kind).filter(revision__lt=record.revision).first()
    content, now = services.content_of(record), PageState(office).section(record.kind).content
    context = {
        "editor": editor,
        "office": office,
        "record": record,
        "change": changes.between(record.kind, services.content_of(earlier) if earlier else Content(), content),
        "is_first": earlier is None,
        "is_current": content == now,
        "restoring": changes.between(record.kind, now, content),
    }
    return render(request, "offices/version.html", context)


@require_POST
@for_editors("can_edit_office")
def restore(request, editor, office, record_id):
    record = get_object_or_404(services.history_of_page(office), pk=record_id)
    try:
        services.restore_section(office, record, **editor.actor)
    except services.Conflict:
        messages.warning(request, _("This section has just been saved once more: look at it first."))
    else:
        messages.success(request, _("The earlier text is in the draft again. It is not public yet."))
    return redirect("offices:edit")
