"""Topics that members propose, with their votes: what the page of topics and the desk show."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from sessions.models import TopicProposal, TopicVote


def with_votes(proposals: QuerySet[TopicProposal]) -> QuerySet[TopicProposal]:
    """Adds `vote_count`."""
    return proposals.annotate(vote_count=Count("votes"))


def open_proposals(member) -> QuerySet[TopicProposal]:
    """What can be voted for, the most wanted first; `is_mine` says whether the member has voted. One query."""
    mine = TopicVote.objects.filter(proposal=OuterRef("pk"), member=member)
    found = with_votes(TopicProposal.objects.filter(closed_at=None)).annotate(is_mine=Exists(mine))
    return found.select_related("proposed_by__community").order_by("-vote_count", "created_at")


def became_sessions() -> QuerySet[TopicProposal]:
    """What members wished for and got, the latest first."""
    found = TopicProposal.objects.filter(session__announced_at__isnull=False).select_related("session")
    return with_votes(found).order_by("-session__starts_at")
