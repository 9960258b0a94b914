"""The pages search engines may list, each with its twin in the other language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse


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


SITEMAPS = {"pages": Pages}
