"""The registry's part of the matrix: its addresses, its tables of the admin, and the agreements they reach for.

Of the agreements in the addresses our member's own is in force, the foreign one is another community's draft.
"""

from tests import factories, sister_city_factories
from tests.permissions.people import EVERYBODY, NOBODY
from tests.permissions.rule import Rule

DESK = {"secretariat", "admin"}

RULES: dict[str, Rule] = {
    **dict.fromkeys((f"sister_cities:{name}" for name in ("report", "reported")), Rule(EVERYBODY)),
    **dict.fromkeys(("sister_cities:list", "sister_cities:suggest", "sister_cities:feed"), Rule(EVERYBODY)),
    # A draft is nobody's, and so are a community and a city that have nothing else.
    **dict.fromkeys(
        ("sister_cities:agreement", "sister_cities:community", "sister_cities:city"), Rule(EVERYBODY, foreign=NOBODY)
    ),
    # Behind the personal link of a letter; here everybody comes with one that we never wrote.
    "sister_cities:confirm": Rule(NOBODY),
    **dict.fromkeys(("sister_cities:confirmed", "sister_cities:answered"), Rule(EVERYBODY)),
    "sister_cities:confirm_mine": Rule({"member", "negotiator"}, foreign=NOBODY),
}
STOCK: dict[str, dict[str, set[str]]] = {
    "sister_cities_agreementreport": {"view": DESK, "change": DESK},
}
UUID_TABLES = {"sister_cities_agreementreport"}


def objects(member) -> dict[str, dict[str, str]]:
    """By the name of an address, or of its part: the member's own, a foreign one, one that does not exist."""
    own = sister_city_factories.make_agreement(community=member.community)
    foreign = sister_city_factories.make_agreement("draft", community=factories.make_community())
    return {
        "sister_cities:pk": {"own": str(own.pk), "foreign": str(foreign.pk), "missing": "9999999"},
        "sister_cities:community": {
            "own": own.community.slug,
            "foreign": foreign.community.slug,
            "missing": "no-such-community",
        },
        "sister_cities:city": {"own": own.city.slug, "foreign": foreign.city.slug, "missing": "no-such-city"},
    }


def rows() -> dict[str, object]:
    """One row for each table of the admin."""
    return {"sister_cities_agreementreport": sister_city_factories.make_report()}
