"""Agreements that are new in the registry, as Atom, in the language of its address."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.atom import StableAtom, tag
from mayors_club.languages import absolute
from sister_cities.models import Agreement
from sister_cities.rows import Row

MOST = 30


class AgreementFeed(Feed):
    feed_type = StableAtom

    def title(self):
        return _("Sister cities: newly registered agreements")

    def subtitle(self):
        return _("The open registry of the Mayors’ Club of Ukraine")

    def author_name(self):
        return _("Mayors’ Club")

    def link(self):
        return absolute(reverse("sister_cities:list"))

    def feed_url(self):
        return absolute(reverse("sister_cities:feed"))

    def feed_guid(self):
        return tag(f"sister-cities/{get_language()}")

    def items(self):
        newest = Agreement.objects.public().select_related("community", "city").order_by("-accepted_at", "-pk")
        rows = newest.defer("community__search_text", "community__search_keys", "city__search_keys")
        return [Row(agreement, get_language() or "uk") for agreement in rows[:MOST]]

    def item_title(self, item):
        """Plain text: what it stands in is no HTML."""
        return f"{item.community} — {item.city}, {item.country}"

    def item_description(self, item):
        words = [capfirst(item.agreement.get_kind_display()), item.year, item.fields]
        return escape(". ".join(word for word in words if word))

    def item_link(self, item):
        return absolute(item.url)

    def item_guid(self, item):
        return tag(f"sister-cities/{get_language()}/{item.agreement.pk}")

    def item_pubdate(self, item):
        return item.agreement.accepted_at

    def item_updateddate(self, item):
        return item.agreement.accepted_at
