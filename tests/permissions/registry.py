"""The registry's part of the matrix: its addresses, its tables of the admin, and the agreements they reach for.

Of the agreements in the addresses our member's own is in force, the foreign one is another community's draft.
"""

import uuid

from tests import factories, sister_city_factories
from tests.permissions.people import EVERYBODY, LOOKING, MEMBERS, NOBODY
from tests.permissions.rule import Rule

DESK = {"secretariat", "admin"}
ON_THE_DESK = "admin:sister_cities_agreement_"
# Pages about one agreement, and about one proposal.
ABOUT_ONE = ("facts", "sides", "step", "add_act", "remove_act", "add_document", "remove_document", "add_coordinator")
ABOUT_ONE += ("coordinator", "remove_coordinator")
DECIDING = ("proposal", "accept", "decline")
# Who looks after agreements, and who writes about our member's.
READING = MEMBERS | {"negotiator"}
KEEPERS = {"member", "negotiator"}
KEEPING = ("step", "edit", "add_act", "add_document", "remove_document", "add_coordinator", "coordinator", "withdraw")
IMPORTING = (
    *(
        "changelist",
        "change",
        "upload",
        "columns",
        "read_anew",
        "choose",
        "other",
        "confirm",
        "take_back",
        "discard",
        "csv",
        "to_mend",
    ),
)

RULES: dict[str, Rule] = {
    **dict.fromkeys((f"{ON_THE_DESK}{page}" for page in (*ABOUT_ONE, *DECIDING)), Rule(DESK)),
    f"{ON_THE_DESK}document": Rule(LOOKING),
    **dict.fromkeys((f"admin:sister_cities_city_{page}" for page in ("verify", "merge", "address")), Rule(DESK)),
    **dict.fromkeys((f"sister_cities:{name}" for name in ("report", "reported")), Rule(EVERYBODY)),
    **dict.fromkeys((f"sister_cities:{name}" for name in ("list", "suggest", "feed", "open_data")), Rule(EVERYBODY)),
    **dict.fromkeys((f"sister_city_files:{name}" for name in ("csv", "json", "geojson")), Rule(EVERYBODY)),
    # A draft is nobody's, and so are a community and a city that have nothing else.
    **dict.fromkeys(
        ("sister_cities:agreement", "sister_cities:community", "sister_cities:city"), Rule(EVERYBODY, foreign=NOBODY)
    ),
    # Behind the personal link of a letter; here everybody comes with one that we never wrote.
    "sister_cities:confirm": Rule(NOBODY),
    **dict.fromkeys(("sister_cities:confirmed", "sister_cities:answered"), Rule(EVERYBODY)),
    "sister_cities:confirm_mine": Rule({"member", "negotiator"}, foreign=NOBODY),
    **dict.fromkeys(("sister_cities:mine", "sister_cities:new"), Rule(READING)),
    # Our member's is public, so other members read it too; the foreign one is a draft.
    "sister_cities:own": Rule(READING, foreign=NOBODY),
    "sister_cities:document": Rule(READING | LOOKING, foreign=LOOKING),
    **dict.fromkeys((f"sister_cities:{page}" for page in KEEPING), Rule(KEEPERS, foreign=NOBODY)),
    **dict.fromkeys((f"admin:sister_cities_importrun_{page}" for page in IMPORTING), Rule(DESK)),
}
STOCK: dict[str, dict[str, set[str]]] = {
    "sister_cities_agreement": {"view": LOOKING, "change": DESK, "add": DESK},
    "sister_cities_city": {"view": LOOKING, "change": DESK, "add": DESK},
    "sister_cities_agreementreport": {"view": DESK, "change": DESK},
}
NO_SUCH_ID = str(uuid.UUID(int=1))
UUID_TABLES = {"sister_cities_importrun", "sister_cities_agreementreport"}


def objects(member) -> dict[str, dict[str, str]]:
    """By the name of an address, or of its part: the member's own, a foreign one, one that does not exist."""
    own = sister_city_factories.make_agreement(community=member.community)
    foreign = sister_city_factories.make_agreement("draft", community=factories.make_community())
    papers = [sister_city_factories.make_document(one) for one in (own, foreign)]
    people = [sister_city_factories.make_coordinator(one) for one in (own, foreign)]
    asked = [sister_city_factories.make_proposal(one) for one in (own, foreign)]
    acts = [sister_city_factories.make_act(one) for one in (own, foreign)]
    one = {"own": str(own.pk), "foreign": str(foreign.pk), "missing": "9999999"}
    return {
        **dict.fromkeys((f"{ON_THE_DESK}{page}:pk" for page in (*ABOUT_ONE, "change", "document")), one),
        **dict.fromkeys((f"{ON_THE_DESK}{page}:pk" for page in DECIDING), _keys(asked, "9999999")),
        f"{ON_THE_DESK}step:status": dict.fromkeys(("own", "foreign", "missing"), "suspended"),
        "act_id": _keys(acts, "9999999"),
        "sister_cities:pk": {"own": str(own.pk), "foreign": str(foreign.pk), "missing": "9999999"},
        "sister_cities:community": {
            "own": own.community.slug,
            "foreign": foreign.community.slug,
            "missing": "no-such-community",
        },
        "sister_cities:city": {"own": own.city.slug, "foreign": foreign.city.slug, "missing": "no-such-city"},
        "sister_cities:status": dict.fromkeys(("own", "foreign", "missing"), "suspended"),
        "document_id": _keys(papers, NO_SUCH_ID),
        "coordinator_id": _keys(people, NO_SUCH_ID),
        "asked_id": _keys(asked, "9999999"),
    }


def _keys(pair, missing) -> dict[str, str]:
    return {"own": str(pair[0].pk), "foreign": str(pair[1].pk), "missing": missing}


def rows() -> dict[str, object]:
    """One row for each table of the admin."""
    return {
        "sister_cities_importrun": sister_city_factories.make_run(),
        "sister_cities_agreement": sister_city_factories.make_agreement(),
        "sister_cities_city": sister_city_factories.make_city(source="import"),
        "sister_cities_agreementreport": sister_city_factories.make_report(),
    }
