from applications.models.access_link import AccessLink
from applications.models.application import Application
from applications.models.consent import Consent
from applications.models.decision import Decision, Question
from applications.models.link_request import LinkRequest
from applications.models.proof_file import ProofFile
from applications.models.review import Ballot, BallotChange, ConflictDeclaration, ReviewRound
from applications.models.revision import Revision

__all__ = [
    "AccessLink",
    "Application",
    "Ballot",
    "BallotChange",
    "ConflictDeclaration",
    "Consent",
    "Decision",
    "LinkRequest",
    "ProofFile",
    "Question",
    "ReviewRound",
    "Revision",
]
