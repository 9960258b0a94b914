"""Letters to whoever looks after agreements: the ministry's 30 days are over, it runs out soon, does it still stand?

Which are due says the data, and `Reminder` remembers what was said for which day: a second run says nothing anew.
"""

import uuid
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event, OutgoingEmail
from mayors_club.months import months_before
from members import services as members
from members.letter_kinds import AGREEMENT_REMINDERS
from sister_cities.letter_words import partner_in
from sister_cities.models import Agreement, Confirmation, Reminder
from sister_cities.models.agreement import MINISTRY_ANSWERS_IN
from sister_cities.models.life import Status
from sister_cities.people import Keeper, keepers_of
from sister_cities.services import confirming

SOON = {Reminder.Kind.EXPIRY_60: timedelta(days=60), Reminder.Kind.EXPIRY_180: timedelta(days=180)}
RUNNING = (Status.SIGNED, Status.REGISTERED, Status.ACTIVE, Status.DORMANT, Status.SUSPENDED)
STOPPABLE = [status for status, after in OutgoingEmail.TRANSITIONS.items() if OutgoingEmail.Status.SUPERSEDED in after]
# Letters about one agreement; the yearly one asks about several.
ABOUT_ONE = ("agreement_ministry_due", "agreement_expiring")
# What comes up within a month is asked about in the same letter: nobody gets twelve letters in a row.
TOGETHER_MONTHS = confirming.MONTHS - 1


def remind(today=None) -> int:
    """Write every letter that is due; answers how many."""
    today = today or timezone.localdate()
    return _about_ministry(today) + _about_expiry(today) + _ask_to_confirm(today)


def _about_ministry(today) -> int:
    late = Agreement.objects.accepted().filter(
        status=Status.WITH_MINISTRY, ministry_sent_on__lte=today - MINISTRY_ANSWERS_IN
    )
    return sum(
        _remind(agreement, Reminder.Kind.MINISTRY, agreement.ministry_due_on, "agreement_ministry_due")
        for agreement in late.select_related("city").order_by("pk")
    )


def _about_expiry(today) -> int:
    written = 0
    coming = Agreement.objects.accepted().filter(status__in=RUNNING, ends_on__gte=today)
    coming = coming.filter(ends_on__lte=today + SOON[Reminder.Kind.EXPIRY_180])
    for agreement in coming.select_related("city").order_by("pk"):
        kind = next(kind for kind, before in SOON.items() if agreement.ends_on - before <= today)
        written += _remind(agreement, kind, agreement.ends_on, "agreement_expiring")
    return written


@transaction.atomic
def _remind(agreement: Agreement, kind: str, day, letter: str) -> int:
    if not _first_word(agreement, kind, day):
        return 0
    keepers = _wanting(keepers_of([agreement.community_id]).get(agreement.community_id, []))
    for keeper in keepers:
        language = keeper.user.language
        mail.queue(
            letter,
            to=keeper.user.email,
            language=language,
            context={
                "member": keeper.member,
                "partner": partner_in(agreement, language),
                "agreement": agreement,
            },
            dedupe_key=f"{letter}:{agreement.pk}:{kind}:{day}:{keeper.user.pk}",
            subject=agreement,
        )
    return len(keepers)


def take_back(agreement: Agreement, *, is_for_others: bool) -> None:
    """Its city or community is another one: letters that still wait do not leave, and what they said is said anew.

    `is_for_others`: to another community everything is said anew.
    """
    confirming.take_back(agreement)
    waiting = OutgoingEmail.objects.filter(
        about_type=Agreement._meta.label_lower, about_id=str(agreement.pk), name__in=ABOUT_ONE, status__in=STOPPABLE
    )
    withdrawn = [letter for letter in waiting if _is_withdrawn(letter)]
    if is_for_others:
        agreement.reminders.all().delete()
    elif withdrawn:
        agreement.reminders.exclude(kind=Reminder.Kind.CONFIRM).delete()


def _is_withdrawn(letter: OutgoingEmail) -> bool:
    """Its key becomes free: the same may have to be said to the same person, with the right city."""
    try:
        mail.supersede([letter])
    except mail.AlreadyLeft:
        return False
    OutgoingEmail.objects.filter(pk=letter.pk).update(dedupe_key=f"withdrawn:{letter.pk}")
    return True


def _first_word(agreement, kind: str, day) -> bool:
    """Whether nothing was said of this day yet; a race says it once."""
    _row, is_new = Reminder.objects.get_or_create(agreement=agreement, kind=kind, for_day=day)
    return is_new


def _wanting(keepers: list[Keeper]) -> list[Keeper]:
    return [keeper for keeper in keepers if members.wants(keeper.user, AGREEMENT_REMINDERS)]


def _ask_to_confirm(today) -> int:
    """One letter a person and community, where at least one agreement has waited for twelve months."""
    due = confirming.unconfirmed(today).values("community")
    asked = Reminder.objects.filter(kind=Reminder.Kind.CONFIRM, sent_at__date__gt=months_before(today, TOGETHER_MONTHS))
    found = confirming.unconfirmed(today, TOGETHER_MONTHS).filter(community__in=due)
    found = found.exclude(pk__in=asked.values("agreement")).select_related("city")
    found = list(found.order_by("community", "pk"))
    keepers = keepers_of({agreement.community_id for agreement in found})
    written = 0
    for community, agreements in groupby(found, key=lambda agreement: agreement.community_id):
        written += _ask(list(agreements), _wanting(keepers.get(community, [])), today)
    return written


@transaction.atomic
def _ask(agreements: list[Agreement], keepers: list[Keeper], today) -> int:
    """Nobody to ask is asked tomorrow; a community that does not answer is asked again in a year."""
    if not keepers:
        return 0
    new = [
        one
        for one in _still_unconfirmed(agreements, today)
        if _first_word(one, Reminder.Kind.CONFIRM, _year_of_question(one, today))
    ]
    for keeper in keepers if new else ():
        key, language = uuid.uuid4(), keeper.user.language
        rows = [
            Confirmation(letter=key, agreement=agreement, user=keeper.user, expires_at=confirming.expires_at())
            for agreement in new
        ]
        first, *_rest = Confirmation.objects.bulk_create(rows)
        mail.queue(
            "agreement_confirm",
            to=keeper.user.email,
            language=language,
            context={
                "member": keeper.member,
                "partners": [partner_in(agreement, language) for agreement in new],
                "until": timezone.localdate(first.expires_at),
            },
            dedupe_key=confirming.dedupe_key_of(key),
            subject=first,
        )
    for agreement in new:
        events.record("agreement.asked_to_confirm", subject=agreement, by_kind=Event.ActorKind.SYSTEM)
    return len(keepers) if new else 0


def _still_unconfirmed(agreements: list[Agreement], today) -> list[Agreement]:
    """What somebody confirmed, or gave to another community, since the list was made is not asked about.

    Whoever confirms right now waits for us.
    """
    found = confirming.unconfirmed(today, TOGETHER_MONTHS).filter(pk__in=[one.pk for one in agreements])
    found = found.filter(community=agreements[0].community_id)
    found = list(found.select_for_update(of=("self",), no_key=True).select_related("city").order_by("pk"))
    limit = months_before(today, confirming.MONTHS)
    return found if any(one.since <= limit for one in found) else []


def _year_of_question(agreement, today):
    """The day since when it is unconfirmed, in the present year of waiting: the question comes once in each."""
    day = agreement.since
    years = max(1, (today.year - day.year) - ((today.month, today.day) < (day.month, day.day)))
    return day + timedelta(days=365 * years)
