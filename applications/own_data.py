"""What this app holds about a person: the applications they made, helped with, are named in, or judged."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models import (
    AccessLink,
    Application,
    Ballot,
    ConflictDeclaration,
    Consent,
    Decision,
    ProofFile,
    Question,
    Revision,
)
from mayors_club.held import Held
from members import addresses

KEY = _("a technical number, which says nothing about a person")
DELIBERATION = _("the committee’s deliberation; what follows from it is said in the decision")
HASH = _("opens nothing, and only helps to guess the link")


def own_applications(user):
    """The person's applications; one whose decision can still be taken back is left out for those minutes."""
    pending = Decision.objects.standing().filter(effective_at__gt=timezone.now())
    return every_application_of(user).exclude(decisions__in=pending).order_by("created_at")


def every_application_of(user):
    """By the address the person had then, or by the membership that came of it."""
    by_address = addresses.of_person(user, Application.objects.all(), address="email", at="created_at")
    own = Q(pk__in=by_address.values("pk")) | Q(decisions__member__user=user)
    return Application.objects.filter(own).distinct()


def consents_of(user):
    return Consent.objects.filter(application__in=own_applications(user)).order_by("given_at")


def parts(user) -> list[Held]:
    own = own_applications(user)
    return [*_applications(user, own), *_what_came_with(own), *_judging(user)]


def _applications(user, own) -> list[Held]:
    named = [{"email": user.email}]
    return [
        Held(
            _("Applications"),
            own.select_related("community"),
            left_out={"submission_key": KEY},
            instead={"community": lambda row: str(row.community or "")},
            labels={"answers": _("answers as typed")},
        ),
        Held(
            _("Applications you helped with"),
            addresses.of_person(user, Application.objects.all(), address="assistant_email", at="created_at"),
            only=("assistant_email", "created_at"),
        ),
        Held(
            _("Applications that name you as a representative"),
            Application.objects.filter(representatives__contains=named),
            only=("representatives",),
            instead={"representatives": lambda row: [one for one in row.representatives if is_named(one, user)]},
        ),
    ]


def is_named(entry, user) -> bool:
    return entry.get("email") == user.email


def _what_came_with(own) -> list[Held]:
    return [
        Held(
            _("Answers as submitted"),
            Revision.objects.filter(application__in=own).order_by("submitted_at"),
            left_out={"submission_key": KEY},
            labels={"answers": _("answers"), "submitted_at": _("submitted")},
        ),
        Held(
            _("Documents"),
            ProofFile.objects.filter(application__in=own).order_by("uploaded_at"),
            labels={
                "file": _("file"),
                "original_name": _("name of the file"),
                "sha256": _("checksum"),
                "uploaded_at": _("uploaded"),
            },
        ),
        Held(_("Questions of the committee"), Question.objects.filter(application__in=own).order_by("asked_at")),
        Held(
            _("Decisions"),
            Decision.objects.standing().filter(application__in=own).order_by("decided_at"),
            left_out=dict.fromkeys(("outcome", "counts", "against_outcome_reason"), DELIBERATION),
        ),
        Held(_("Consents"), Consent.objects.filter(application__in=own).order_by("given_at")),
        Held(
            _("Personal links to an application"),
            AccessLink.objects.filter(application__in=own).order_by("created_at"),
            left_out={"token_hash": HASH},
            labels={"created_at": _("made"), "expires_at": _("works until"), "revoked_at": _("used or withdrawn")},
        ),
    ]


def _judging(user) -> list[Held]:
    return [
        Held(
            _("Your opinions in the committee"),
            Ballot.objects.filter(reviewer=user).order_by("pk"),
            left_out={"note": _("about another person: the applicant")},
        ),
        Held(
            _("Your declarations of interest"),
            ConflictDeclaration.objects.filter(reviewer=user).order_by("declared_at"),
        ),
    ]
