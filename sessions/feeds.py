"""Announced sessions as Atom, in the language of its address. Its dates are days: their hour is always midnight."""

from datetime import UTC, date, datetime, time

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.atom import StableAtom, tag
from mayors_club.languages import absolute
from sessions import public
from sessions.public import State

MOST = 30


class SessionFeed(Feed):
    feed_type = StableAtom

    def title(self):
        return _("Expert sessions of the Mayors’ Club")

    def subtitle(self):
        return _("Topics, experts and days of closed meetings for members")

    def author_name(self):
        return _("Mayors’ Club")

    def link(self):
        return absolute(reverse("expert_sessions:list"))

    def feed_url(self):
        return absolute(reverse("expert_sessions:feed"))

    def feed_guid(self):
        return tag(f"sessions/{get_language()}")

    def items(self):
        """In the English feed only sessions that have an English page."""
        sessions = public.everything().order_by("-day", "-number")
        if get_language() == "en":
            sessions = sessions.filter(topic_en__gt="")
        return public.shown(sessions[:MOST], get_language())

    def item_title(self, item):
        """Plain text: what it stands in is no HTML."""
        topic = _("Expert session {number}. {topic}").format(number=item.number, topic=item.topic)
        prefix = {State.CANCELLED: _("Cancelled. {topic}"), State.POSTPONED: _("Postponed. {topic}")}
        return prefix.get(item.state, "{topic}").format(topic=topic)

    def item_description(self, item):
        """The day, who leads it, and the opening sentence if it is there in this language."""
        day = item.day_in_words if item.state != State.POSTPONED else ""
        lead = item.lead.text if not item.lead.lang else ""
        return escape(" · ".join(filter(None, (day, item.name.text, lead))))

    def item_link(self, item):
        return item.url

    def item_guid(self, item):
        """Stays when the session gets another number."""
        return tag(f"sessions/{get_language()}/{item.session.pk}")

    def item_pubdate(self, item):
        return _midnight(item.announced_on)

    def item_updateddate(self, item):
        return _midnight(item.changed_on)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
