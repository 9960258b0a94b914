"""The pages search engines may list, each with its twin in the other language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from offices.models import Office
from sessions import public as sessions
from sister_cities.models import Agreement


class OurSitemap(Sitemap):
    """Addresses come from SITE_URL: the Host header of whoever asks has no say in them."""

    i18n = True
    alternates = True
    x_default = True

    @property
    def protocol(self):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class Pages(OurSitemap):
    def items(self):
        return ["home", "about", "faq", "join", "help", "accessibility", "privacy"]

    def location(self, name):
        return reverse(name)


class Offices(OurSitemap):
    """The list, the page about the data, and every public office in the languages it has."""

    def items(self):
        offices = Office.objects.public().with_english().select_related("live").order_by("slug")
        return ["offices:list", "offices:open_data", *offices]

    def get_languages_for_item(self, item):
        return super().get_languages_for_item(item) if isinstance(item, str) or item.has_english else ["uk"]

    def location(self, item):
        return reverse(item) if isinstance(item, str) else item.get_absolute_url()

    def lastmod(self, item):
        return None if isinstance(item, str) else item.live.published_at


class Sessions(OurSitemap):
    """The list and every announced session, by its day alone: `lastmod` must not tell when one began."""

    def items(self):
        return ["expert_sessions:list", *sessions.shown(sessions.everything().order_by("number"), "uk")]

    def get_languages_for_item(self, item):
        return super().get_languages_for_item(item) if isinstance(item, str) or item.is_translated else ["uk"]

    def location(self, item):
        return reverse(item if isinstance(item, str) else "expert_sessions:page", args=self._number(item))

    def lastmod(self, item):
        return None if isinstance(item, str) else item.changed_on

    def _number(self, item):
        return [] if isinstance(item, str) else [item.number]


class SisterCities(OurSitemap):
    """The list, the page about its data, every public agreement, and the communities and cities that have one.

    All of them in both languages.
    """

    def items(self):
        public = Agreement.objects.public().order_by()
        communities = public.values_list("community__slug").annotate(Max("changed_at"))
        cities = public.values_list("city__slug").annotate(Max("changed_at"))
        return [
            ("sister_cities:list", None, None),
            ("sister_cities:open_data", None, None),
            *(("sister_cities:community", *row) for row in communities.order_by("community__slug")),
            *(("sister_cities:city", *row) for row in cities.order_by("city__slug")),
            *(("sister_cities:agreement", *row) for row in public.order_by("pk").values_list("pk", "changed_at")),
        ]

    def location(self, item):
        name, key, _changed_at = item
        return reverse(name, args=[] if key is None else [key])

    def lastmod(self, item):
        return item[2]


SITEMAPS = {"pages": Pages, "offices": Offices, "sessions": Sessions, "sister_cities": SisterCities}
