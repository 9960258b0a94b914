"""What admin classes of the desk have in common: rows that come about elsewhere, pages of our own, coloured words."""

from functools import update_wrapper

from django.urls import path
from django.utils.html import format_html


class MadeElsewhere:
    """For ModelAdmin: rows are neither added nor deleted here."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnly(MadeElsewhere):
    """For ModelAdmin: nothing is changed here either."""

    def has_change_permission(self, request, obj=None):
        return False


class MorePages:
    """For ModelAdmin: pages of our own beside Django's.

    `own_pages` are (route, view, name) below the list; the names begin with the app and the model, as Django's do.
    """

    own_pages: tuple = ()

    def get_urls(self):
        return [*self._paths(self.own_pages), *super().get_urls()]

    def _paths(self, pages):
        prefix = f"{self.opts.app_label}_{self.opts.model_name}"
        return [path(route, self._wrapped(view), name=f"{prefix}_{name}") for route, view, name in pages]

    def _wrapped(self, view):
        def wrapper(*args, **kwargs):
            return self.admin_site.admin_view(view)(*args, **kwargs)

        return update_wrapper(wrapper, view)


class OwnPages(MorePages):
    """The same, and only what has something to show: no stock form, no deletion, no history past the querysets."""

    def get_urls(self):
        return self._paths([("", self.changelist_view, "changelist"), *self.own_pages])


def tag(kind: str, words) -> str:
    """A state in a list. The kinds are those of every status: "ok", "now", "warn", "bad", "off"."""
    return format_html('<span class="tag {}">{}</span>', kind, words)
