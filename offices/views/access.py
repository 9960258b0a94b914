"""Who comes to the pages of the editor. Everybody else is told 404, whether there is something or not."""

import functools

from django.http import Http404
from django.shortcuts import redirect

from members.views.area import in_cabinet
from offices.editors import SCOPES, editor_of
from offices.models import Office


def for_editors(*scopes, is_office_needed=True):
    """Gives the view `editor` and `office`; one of the `scopes` is enough (without any: one of all)."""

    def decorated(view):
        @functools.wraps(view)
        @in_cabinet
        def entered(request, **parts):
            editor = editor_of(request)
            if editor is None or not editor.scopes.intersection(scopes or SCOPES):
                raise Http404
            office = office_of(editor)
            if office is None and is_office_needed:
                return redirect("offices:edit")
            return view(request, editor=editor, office=office, **parts)

        return entered

    return decorated


def office_of(editor) -> Office | None:
    found = Office.objects.editable_by(editor.user).filter(member=editor.member)
    return found.select_related(
        "live", "member__community", "member__directory_entry", "member__user", "hidden_by", "hidden_for"
    ).first()
