"""The registry's part of the overview in the members' area: what an agreement of the community waits for."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.dashboard import Task
from sister_cities.entitled import visitor_of
from sister_cities.own import Own, all_of

TITLES = {
    "ministry": gettext_lazy("Ask the ministry for its answer: {city}"),
    "renewal": gettext_lazy("Renew the agreement, or write down that it ends: {city}"),
    "confirmation": gettext_lazy("Confirm that the agreement still stands: {city}"),
}


def agreement_part(request) -> list:
    visitor = visitor_of(request)
    if visitor is None or visitor.community is None:
        return []
    return [task for own in all_of(visitor) for task in _tasks(own)]


def _tasks(own: Own):
    page = reverse("sister_cities:own", args=[own.agreement.pk])
    for asked in own.returned:
        note = _("The secretariat has returned a proposal with a note.")
        title = _("Put right what you proposed: {city}").format(city=own.city_name)
        yield Task(title, page, note, timezone.localdate(asked.proposal.decided_at))
    for due in own.due:
        if due.is_waiting:
            yield Task(TITLES[due.kind].format(city=own.city_name), page, f"{due.words}.", due.day)
