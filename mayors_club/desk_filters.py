"""Filters beside the desk's lists."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _


class Queues(SimpleListFilter):
    """One choice at a time: what the secretariat looks for. The list says in `QUEUES` the word and the label of each,
    and in `in_queue` which rows are in it."""

    title = _("queue")
    parameter_name = "queue"
    QUEUES: dict

    def lookups(self, request, model_admin):
        return list(self.QUEUES.items())

    def queryset(self, request, queryset):
        return self.in_queue(queryset, self.value())


class OpenFirst(SimpleListFilter):
    """What there is to do comes first, under the label `OPEN`; the rest is one click away."""

    title = _("state")
    parameter_name = "state"

    def choices(self, changelist):
        for value, label in ((None, self.OPEN), *self.lookup_choices):
            query = changelist.get_query_string({self.parameter_name: value} if value else {}, [self.parameter_name])
            yield {"selected": self.value() == value, "query_string": query, "display": label}


class DealtWithFilter(OpenFirst):
    """For reports, whose queryset knows the open ones."""

    OPEN = _("waiting")

    def lookups(self, request, model_admin):
        return [("closed", _("dealt with")), ("all", _("all reports"))]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(closed_at__isnull=False) if self.value() == "closed" else queryset.open()
