"""Who comes to the members' pages of the registry. Everybody else is told 404, whether there is something or not."""

import functools

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from members.views.area import for_whom
from sister_cities.entitled import visitor_of
from sister_cities.own import with_proposals

PAGE = "sister_cities:own"
# A member, or a representative with the right to agreements.
for_visitors = for_whom(visitor_of)


def for_keepers(view):
    """Gives the view `visitor` and the `agreement` of their own community; one that came back is only read."""

    @functools.wraps(view)
    @for_visitors
    def entered(request, visitor, pk, **parts):
        agreement = get_object_or_404(with_proposals(visitor.own()), pk=pk)
        if agreement.declined_at:
            messages.info(request, _("This proposal was returned or withdrawn. Propose it anew if it is to stand."))
            return redirect(PAGE, pk)
        return view(request, visitor=visitor, agreement=agreement, **parts)

    return entered
