"""States of offices that no verb leaves behind; looked for hourly by mayors_club/invariants.py."""

from datetime import timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from mayors_club.models import Event
from members.models import Member
from offices.models import Edition, Office, Section
from offices.models.english import english_alone
from offices.sections import NEEDED

# Events are kept for five years.
EVENTS_KEPT = timedelta(days=4 * 365)


def office_live_unpublished(now):
    return Office.objects.filter(
        ~Q(live__status=Edition.Status.PUBLISHED) | ~Q(live__office=F("pk")), live__isnull=False
    )


def office_live_incomplete(now):
    written = Section.objects.filter(edition=OuterRef("live"), text_uk__gt="")
    missing = [~Exists(written.filter(kind=kind)) for kind in NEEDED]
    return Office.objects.filter(missing[0] | missing[1], live__isnull=False)


def office_english_alone(now):
    """The database refuses it as well: what is promised to the world is worth two looks."""
    return Section.objects.filter(english_alone())


def edition_in_review_of_ended_member(now):
    return Edition.objects.in_review().exclude(office__member__status__in=Member.LIVE)


def office_hidden_without_event(now):
    hiding = Event.objects.filter(
        verb="office.hidden", subject_type="offices.office", subject_id=Cast(OuterRef("pk"), CharField())
    )
    return Office.objects.filter(~Exists(hiding), hidden_at__gt=now - EVENTS_KEPT)


RULES = {
    office_live_unpublished: _("a public page that was never published"),
    office_live_incomplete: _("a public page without its Ukrainian opening sentence or biography"),
    office_english_alone: _("English text without its Ukrainian"),
    edition_in_review_of_ended_member: _("a page is in review, and its membership has ended"),
    office_hidden_without_event: _("a hidden page, and no record of who hid it"),
}
