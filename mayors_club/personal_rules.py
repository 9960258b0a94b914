"""Why a column is kept, until when, and how it goes: the rules of the register in personal_data.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    why: str
    until: str
    erased: str


NOT_PERSONAL = Rule("runs the site", "stays", "never")
APPLICATION = Rule(
    "to decide on the membership",
    "unsent draft: 90 days after its last change; declined, withdrawn or never answered: 12 months; "
    "accepted: as long as the membership",
    "retention deletes the draft or empties the columns",
)
REVIEW = Rule("the committee's reasons", "as long as the application's answers", "retention empties the columns")
PROOF = Rule("confirms the office", "as long as the application's answers", "retention deletes row and file")
LINK = Rule("lets a person back in", "30 days after it stopped working", "retention deletes the row")
LETTER = Rule("what was written to whom", "24 months", "retention empties the columns")
SECRET = Rule("enters the letter while it is sent", "until the letter has left", "emptied in the same statement")
SIGN_IN = Rule("sends a sign-in code", "seconds, a day at most", "the worker or retention deletes the row")
ASKING = Rule("sends a personal link", "seconds, a day at most", "the worker deletes the row")
MEMBER = Rule("the membership", "as long as the membership; afterwards on request", "`erase_person`")
DIRECTORY = Rule(
    "members find and reach one another",
    "as long as the membership, or until the member changes it",
    "`erase_person` deletes the row",
)
RELAY = Rule("who wrote to whom through the site", "24 months, like the letter", "retention deletes the row")
ACCOUNT = Rule("signing in and letters", "as long as there is a role", "`erase_person`")
REQUEST = Rule(
    "a request to erase one's data, and what became of it",
    "as long as the account's row",
    "`erase_person` empties the reason; the row stays, nameless",
)
CHANGE = Rule(
    "a change of address, and whose the earlier one was",
    "never confirmed: 30 days; confirmed: as long as the account",
    "retention or `erase_person` deletes the row",
)
SESSION = Rule("keeps somebody signed in", "two weeks after the last visit", "retention deletes the row")
RECORD = Rule("who on the staff did it", "as long as the row it stands in", "goes with that row; an id, not a name")
AUDIT = Rule("what was done, by whom", "5 years", "retention deletes the row; ids only, no names")
ADMIN_LOG = Rule("what staff changed in the admin", "12 months", "retention deletes the row")
OFFICE = Rule(
    "the public page of a member and how it came about",
    "as long as the membership; a page of a member who died stays",
    "`erase_person` deletes rows and files",
)
REPORT = Rule("a reader says what is wrong on a page", "12 months after it was dealt with", "retention deletes the row")
ATTENDANCE = Rule(
    "who was invited to a session, what they answered and who came",
    "as long as the membership",
    "`erase_person` deletes the row",
)
INVITED = Rule("who was told what about a session", "12 months after it", "retention deletes the row")
QUESTION = Rule("a question to the expert", "12 months after the session", "retention deletes the row")
TRACE = Rule(
    "whose credential opened a meeting, when and from which shortened network: to find a leak",
    "12 months",
    "retention deletes the row",
)
FEED = Rule("the address of one’s own calendar", "until it is renewed or withdrawn", "`erase_person` deletes the row")
HOST = Rule("lets the expert into the session", "30 days after it stopped working", "retention deletes the row")
EXPERT = Rule(
    "introduces who leads a session", "as long as the session is shown; on request", "the secretariat empties the row"
)
ROOM = Rule("where a session meets; sealed under a key that is in no dump", "12 months after the session", "retention")
VOICE = Rule("which topics members would like", "as long as the membership", "`erase_person` deletes the row")
CONSENT = Rule("proves the consent", "as long as the application's row", "goes with that row; names nobody by itself")
COORDINATOR = Rule(
    "whom members call about an agreement with a partner city",
    "until the community changes it",
    "`erase_person` deletes the rows that carry the person's address",
)
PAPER = Rule(
    "papers of an agreement, for members",
    "until the community or the secretariat removes it",
    "row and file are deleted",
)
PROPOSAL = Rule(
    "what a community proposed to the registry",
    "12 months after it was decided",
    "retention or `erase_person` deletes the row",
)
CONFIRMING = Rule(
    "asks a community whether an agreement still stands", "12 months", "retention or `erase_person` deletes the row"
)
MISSING = Rule("a reader tells of an agreement", "12 months after it was dealt with", "retention deletes the row")
SPREADSHEET = Rule(
    "a spreadsheet on its way into the registry",
    "the file: until it is confirmed or discarded, 30 days at most; its rows: 12 months",
    "the file goes at once; retention deletes the rows",
)
