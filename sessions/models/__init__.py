from sessions.models.around import Feedback, Material, Question, TopicProposal, TopicVote
from sessions.models.expert import Expert
from sessions.models.invitee import Digest, Invitee, Notice
from sessions.models.joining import ConfidentialityConsent, FeedSecret, HostLink, JoinTrace
from sessions.models.room import Recording, Room
from sessions.models.seat import Seat
from sessions.models.series import Series, SkippedDate
from sessions.models.session import AgendaItem, ExpertSession, Move

__all__ = [
    "AgendaItem",
    "ConfidentialityConsent",
    "Digest",
    "Expert",
    "ExpertSession",
    "FeedSecret",
    "Feedback",
    "HostLink",
    "Invitee",
    "JoinTrace",
    "Material",
    "Move",
    "Notice",
    "Question",
    "Recording",
    "Room",
    "Seat",
    "Series",
    "SkippedDate",
    "TopicProposal",
    "TopicVote",
]
