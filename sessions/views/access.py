"""Who comes to the members' pages of sessions. Everybody else is told 404, whether there is something or not."""

import functools

from django.http import Http404

from members.views.area import in_cabinet
from sessions.entitled import visitor_of


def for_visitors(view):
    """Gives the view `visitor`: the member, or a representative who may attend sessions."""

    @functools.wraps(view)
    @in_cabinet
    def entered(request, **parts):
        visitor = visitor_of(request)
        if visitor is None:
            raise Http404
        return view(request, visitor=visitor, **parts)

    return entered
