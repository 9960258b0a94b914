"""A person's own data, put together: what each app holds about them, and what is kept back for which reason.

`OWN_DATA.left_out` names tables ("app.model"), columns ("app.model.column") and, by the names of the rules of
personal_data.py, whole kinds of columns. A test compares all of it with every personal column of every table.
"""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications import own_data as applications
from applications import services as applications_services
from mayors_club import letter_preview
from mayors_club.event_words import words_of
from mayors_club.held import Held, OwnData
from mayors_club.models import Event, OutgoingEmail
from members import addresses
from members import own_data as members
from members.models import Member, User
from offices import own_data as offices
from sessions import own_data as expert_sessions
from sister_cities import own_data as sister_cities

CODE = _("a code, for the seconds in which its letter is being sent")
FROM_OUTSIDE = (Event.ActorKind.APPLICANT, Event.ActorKind.ASSISTANT)


def letters(user) -> list[Held]:
    """What we wrote to the person. A letter that waits for its time, or was stopped in it, is not theirs yet."""
    waited = Q(not_before__gt=timezone.now()) | Q(not_before__isnull=False, status=OutgoingEmail.Status.SUPERSEDED)
    return [
        Held(
            _("Letters to you"),
            addresses.of_person(user, OutgoingEmail.objects.exclude(waited), address="to", at="created_at"),
            left_out={
                "body_html": _("the same words as in the text of the letter"),
                "calendar": _("the same as in the text of the letter, for a calendar program"),
                "secret_values": CODE,
                "dedupe_key": _("a technical number, which says nothing about a person"),
            },
            instead={"body_text": letter_preview.text_of},
        ),
        Held(
            _("What you wrote to members through the site"),
            OutgoingEmail.objects.filter(name="relay_letter", about_id__in=_ids(members.letters_written_by(user))),
            # Whom it went to stands in the letter only as the person wants to be addressed.
            only=("subject", "body_text", "created_at"),
            instead={"body_text": letter_preview.text_of},
        ),
    ]


def events(user) -> list[Held]:
    """What the person did, what was done for them and with their records; of colleagues only that it was somebody."""
    memberships = Member.objects.filter(user=user, effective_at__lte=timezone.now())
    theirs = Q(actor=user) | Q(on_behalf_of=user)
    theirs |= Q(subject_type=User._meta.label_lower, subject_id=str(user.pk))
    theirs |= Q(subject_type=Member._meta.label_lower, subject_id__in=_ids(memberships))
    applied = Q(subject_type="applications.application", subject_id__in=_ids(applications.own_applications(user)))
    theirs |= applied & Q(actor_kind__in=FROM_OUTSIDE)
    return [
        Held(
            _("What was done by you, for you and with your records"),
            Event.objects.filter(theirs),
            instead={
                "verb": lambda event: f"{words_of(event.verb)} ({event.verb})",
                "codes": lambda event: event.codes if event.actor_id == user.pk else {},
            },
        )
    ]


def admin_log(user) -> list[Held]:
    """What staff changed in the person's records in the admin, and what the person changed there as staff."""
    kinds = ContentType.objects.get_for_models(User, Member)
    account = Q(content_type=kinds[User], object_id=str(user.pk))
    membership = Q(content_type=kinds[Member], object_id__in=_ids(Member.objects.filter(user=user)))
    return [
        Held(_("Changes of your records in the admin"), LogEntry.objects.filter(account | membership)),
        Held(
            _("Your changes in the admin"),
            LogEntry.objects.filter(user=user),
            only=("action_time", "user", "content_type", "object_id", "action_flag"),
        ),
    ]


def withdraw_consents(user, *, by) -> int:
    return applications_services.withdraw_consents(applications.own_applications(user), by=by)


def _ids(rows) -> list[str]:
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


OWN_DATA = OwnData(
    parts=(
        members.parts,
        applications.parts,
        offices.parts,
        sister_cities.parts,
        expert_sessions.parts,
        letters,
        events,
        admin_log,
    ),
    left_out={
        "RECORD": _("which colleague dealt with a row about somebody else: one’s own acts are in the event log"),
        "SECRET": CODE,
        "SIGN_IN": _("a request for a code, for the seconds until it is answered"),
        "ASKING": _("a request for a link, for the seconds until it is answered"),
        "HOST": _("a link of somebody who leads a session and is no user of the site"),
        "EXPERT": _("who leads a session; experts are no users of the site and ask the secretariat"),
        "SPREADSHEET": _("a table of agreements between cities, not of people"),
        "ROOM": _("where a session meets: an address, not a person"),
        "account.emailconfirmation": _("not used"),
        "applications.ballot": applications.DELIBERATION,
        "applications.ballotchange": applications.DELIBERATION,
        "applications.decision (taken back)": _("a decision taken back within ten minutes has never been one"),
        "mayors_club.outgoingemail (stopped)": _("a letter that was stopped before its time"),
        "sessions.session": _("who is signed in now; only a number of the account, readable by the server alone"),
    },
    consents=applications.consents_of,
    withdraw_consents=withdraw_consents,
)
