"""What is new and what has changed among the offices, as Atom, in the language of its address."""

from django.contrib.syndication.views import Feed
from django.db.models import Min
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.atom import StableAtom, tag
from mayors_club.languages import absolute
from offices.addresses import page_url
from offices.models import Office
from offices.sections import Kind
from offices.summaries import Summary, with_summaries

MOST = 30


class OfficeFeed(Feed):
    feed_type = StableAtom

    def title(self):
        return _("Mayors’ offices: new and updated")

    def subtitle(self):
        return _("Pages of the members of the Mayors’ Club of Ukraine")

    def author_name(self):
        return _("Mayors’ Club")

    def link(self):
        return absolute(reverse("offices:list"))

    def feed_url(self):
        return absolute(reverse("offices:feed"))

    def feed_guid(self):
        return tag(f"offices/{get_language()}")

    def items(self):
        """In the English feed only offices that have an English page."""
        offices = Office.objects.public().with_english()
        if get_language() == "en":
            offices = offices.filter(has_english=True)
        newest = offices.annotate(first_published_at=Min("editions__published_at")).order_by(
            "-live__published_at", "pk"
        )
        return [Summary(office) for office in with_summaries(newest, Kind.LEAD)[:MOST]]

    def item_title(self, item):
        """Plain text: what it stands in is no HTML."""
        return f"{item.member.full_name}, {item.title(get_language())}"

    def item_description(self, item):
        """The opening sentence, if it is there in this language."""
        return escape(item.text(Kind.LEAD, get_language())) or None

    def item_link(self, item):
        return page_url(item.office, get_language())

    def item_guid(self, item):
        """Stays when the address of the page changes."""
        return tag(f"offices/{get_language()}/{item.office.pk}")

    def item_pubdate(self, item):
        return item.office.first_published_at

    def item_updateddate(self, item):
        return item.office.live.published_at
