"""What this app holds about a person: answers and attendance, calendar entries, questions, topics, credentials."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.held import Held
from members.models import Member
from sessions.models import (
    ConfidentialityConsent,
    Digest,
    FeedSecret,
    Invitee,
    JoinTrace,
    Notice,
    Question,
    Seat,
    TopicProposal,
    TopicVote,
)


def parts(user) -> list[Held]:
    own = Member.objects.filter(user=user, effective_at__lte=timezone.now())
    return [
        _of_session(_("Your answers and attendance at sessions"), Seat, Q(member__in=own)),
        _of_session(_("Sessions in your calendar"), Invitee, Q(user=user)),
        _of_session(_("Letters about sessions"), Notice, Q(user=user)),
        Held(_("Weekly letters about sessions"), Digest.objects.filter(user=user).order_by("week")),
        # Those without a name name nobody, in no column.
        _of_session(_("Your questions to experts"), Question, Q(member__in=own) | Q(asked_by=user)),
        _of_session(_("When you joined sessions, and from which network"), JoinTrace, Q(user=user)),
        Held(_("Confidentiality of sessions"), ConfidentialityConsent.objects.filter(user=user)),
        Held(
            _("Feed of your calendar"),
            FeedSecret.objects.filter(user=user),
            left_out={"token_hash": _("opens nothing, and only helps to guess the address")},
        ),
        Held(_("Topics you proposed"), TopicProposal.objects.filter(proposed_by__in=own)),
        Held(
            _("Topics you voted for"),
            TopicVote.objects.filter(member__in=own).select_related("proposal"),
            instead={"proposal": lambda vote: vote.proposal.title},
            labels={"proposal": _("topic")},
        ),
    ]


def _of_session(title, model, whose: Q) -> Held:
    """Rows of one table, with the number of the session instead of its id."""
    return Held(
        title,
        model.objects.filter(whose).select_related("session").order_by("session__starts_at", "pk"),
        instead={"session": lambda row: f"№ {row.session.number}"},
    )
