"""The agreements of one community as its people see them: the status, what waits, what came back."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import get_language

from mayors_club.rows_in_a_column import columns_of, row_of
from sister_cities import countries
from sister_cities.differences import Difference, Fact, differences_of, facts_in_words
from sister_cities.due import Due, due_of
from sister_cities.entitled import Visitor
from sister_cities.models import Agreement, Proposal
from sister_cities.models.life import Status
from sister_cities.way import Point, way_of

# A returned proposal is spoken of so long, or until another takes its place.
RETURNED_FOR = timedelta(days=60)
LOOKS = {
    Status.AGREED: "ok", Status.SIGNED: "ok", Status.REGISTERED: "ok", Status.ACTIVE: "ok",
    Status.DORMANT: "warn", Status.SUSPENDED: "warn", Status.EXPIRED: "warn", Status.TERMINATED: "off",
}  # fmt: skip
OF_A_PROPOSAL = (
    "kind", "content", "state", "note", "proposed_at", "decided_at",
    "proposed_by__full_name_uk", "proposed_by__full_name_latin", "proposed_by__email",
)  # fmt: skip
NOT_SHOWN = ("city__search_text", "city__search_keys", "community__search_text", "community__search_keys")


@dataclass(frozen=True)
class Asked:
    """A proposal with its words."""

    proposal: Proposal

    @cached_property
    def differences(self) -> list[Difference]:
        return differences_of(self.proposal)

    @property
    def is_new(self) -> bool:
        return self.proposal.kind == Proposal.Kind.NEW

    @property
    def title(self) -> str:
        return self.proposal.get_kind_display()


class Own:
    """One agreement. Needs `city`, and the proposals that `with_proposals` fetches."""

    def __init__(self, agreement: Agreement, today: date | None = None):
        self.agreement = agreement
        self.today = today or timezone.localdate()

    @property
    def city_name(self) -> str:
        return self.agreement.city.name_in(get_language() or "uk")

    @property
    def is_name_own(self) -> bool:
        """Its own people's spelling: no word of the page."""
        return not self.agreement.city.has_name_in(get_language() or "uk")

    @property
    def community_name(self) -> str:
        return self.agreement.community.centre_in(get_language())

    @property
    def country(self) -> str:
        return countries.name(self.agreement.partner_country, get_language())

    @property
    def look(self) -> str:
        return "off" if self.agreement.declined_at else LOOKS.get(self.agreement.status, "now")

    @cached_property
    def due(self) -> list[Due]:
        return [] if self.agreement.declined_at else due_of(self.agreement, self.today)

    @cached_property
    def waiting(self) -> list[Asked]:
        """What the secretariat has not decided yet."""
        return [Asked(one) for one in self._proposals if one.state == Proposal.State.PENDING]

    @cached_property
    def returned(self) -> list[Asked]:
        """What came back with a note not long ago, and was not proposed anew."""
        newest: dict[str, Proposal] = {}
        for one in self._proposals:
            newest[one.kind] = one
        limit = timezone.now() - RETURNED_FOR
        return [
            Asked(one)
            for one in newest.values()
            if one.state == Proposal.State.DECLINED and one.note and one.decided_at > limit
        ]

    @property
    def waiting_step(self) -> Asked | None:
        return next((one for one in self.waiting if one.proposal.kind == Proposal.Kind.STEP), None)

    @cached_property
    def way(self) -> list[Point]:
        return way_of(self.agreement)

    @cached_property
    def facts(self) -> list[Fact]:
        return facts_in_words(self.agreement)

    @property
    def needs_somebody(self) -> bool:
        return bool(self.returned) or any(one.is_waiting for one in self.due)

    @cached_property
    def _proposals(self) -> list[Proposal]:
        found = [row_of(Proposal, columns) for columns in self.agreement.its_proposals]
        for one in found:
            one.agreement = self.agreement
        return found


def with_proposals(agreements):
    proposals = Proposal.objects.filter(agreement=OuterRef("pk")).order_by("proposed_at", "pk")
    asked = ArraySubquery(proposals.values(columns=columns_of(*OF_A_PROPOSAL)))
    return agreements.select_related("city", "community").defer(*NOT_SHOWN).annotate(its_proposals=asked)


def all_of(visitor: Visitor) -> list[Own]:
    """What needs somebody first, then by name; those that came to nothing are left out. One query."""
    found = [Own(agreement) for agreement in with_proposals(visitor.own())]
    tied = {(own.agreement.city_id, own.agreement.kind) for own in found if not own.agreement.declined_at}
    shown = [
        own
        for own in found
        if not own.agreement.declined_at or (own.returned and (own.agreement.city_id, own.agreement.kind) not in tied)
    ]
    return sorted(shown, key=_place)


def _place(own: Own):
    is_over = own.agreement.status == Status.TERMINATED
    return not own.needs_somebody, is_over, own.city_name.casefold(), own.agreement.pk
