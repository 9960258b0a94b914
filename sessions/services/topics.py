"""What members would like to hear about: proposed, voted for, taken off the list by the secretariat."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sessions.models import ExpertSession, TopicProposal, TopicVote

# Of one member, on the list at a time.
MOST_OPEN_TOPICS = 5


class TooManyTopics(Exception):
    """The member has proposed enough that is still on the list."""


class TopicClosed(Exception):
    """Nobody votes for what is no longer on the list."""


@transaction.atomic
def propose_topic(member, *, title: str, text: str = "", by, on_behalf_of=None) -> TopicProposal:
    """Put it on the list with the member's own vote. Raises TooManyTopics."""
    # Whoever proposes twice at once waits here.
    type(member).objects.select_for_update().get(pk=member.pk)
    if member.proposed_topics.filter(closed_at=None).count() >= MOST_OPEN_TOPICS:
        raise TooManyTopics
    proposal = TopicProposal.objects.create(title=title, text=text, proposed_by=member)
    TopicVote.objects.create(proposal=proposal, member=member)
    events.record("topic.proposed", subject=proposal, by=by, on_behalf_of=on_behalf_of)
    return proposal


@transaction.atomic
def vote(proposal: TopicProposal, member, *, by, on_behalf_of=None) -> None:
    """One vote a member, however often the button is pressed. Raises TopicClosed."""
    if TopicProposal.objects.select_for_update().get(pk=proposal.pk).closed_at:
        raise TopicClosed
    if TopicVote.objects.get_or_create(proposal=proposal, member=member)[1]:
        events.record("topic.voted", subject=proposal, by=by, on_behalf_of=on_behalf_of)


@transaction.atomic
def take_vote_back(proposal: TopicProposal, member, *, by, on_behalf_of=None) -> None:
    """Raises TopicClosed: what was voted for until then stays written."""
    if TopicProposal.objects.select_for_update().get(pk=proposal.pk).closed_at:
        raise TopicClosed
    if TopicVote.objects.filter(proposal=proposal, member=member).delete()[0]:
        events.record("topic.vote_taken_back", subject=proposal, by=by, on_behalf_of=on_behalf_of)


@transaction.atomic
def close_topic(proposal: TopicProposal, *, by, session: ExpertSession | None = None) -> None:
    """Off the list; `session` is the one that came of it. May be said again with another session."""
    proposal.refresh_from_db(from_queryset=TopicProposal.objects.select_for_update())
    proposal.closed_at = proposal.closed_at or timezone.now()
    proposal.session = session
    proposal.save(update_fields=["closed_at", "session"])
    codes = {"session": str(session.pk)} if session else {}
    events.record("topic.closed", subject=proposal, by=by, codes=codes)


@transaction.atomic
def reopen_topic(proposal: TopicProposal, *, by) -> None:
    """Back on the list with its votes."""
    proposal.refresh_from_db(from_queryset=TopicProposal.objects.select_for_update())
    if proposal.closed_at:
        proposal.closed_at = proposal.session = None
        proposal.save(update_fields=["closed_at", "session"])
        events.record("topic.reopened", subject=proposal, by=by)
