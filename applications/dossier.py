"""One application as one colleague may see it: read once, shown on the review page."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk, differences, outcome, services
from applications.models import Application, Ballot, ConflictDeclaration, Decision
from applications.opinions import Opinion
from mayors_club.waiting import age_in_words

Status = Application.Status
KINDS = {
    Status.MORE_INFO: "warn",
    Status.ACCEPTED: "ok",
    Status.DECLINED: "bad",
    Status.WITHDRAWN: "off",
    Status.LAPSED: "off",
}


@dataclass
class Dossier:
    """`application` comes from `visible_to(user).with_declaration_of(user)`."""

    application: Application
    user: object

    @property
    def needs_declaration(self) -> bool:
        """Whoever gives opinions or decides says first whether there is a conflict of interest."""
        return self.user.has_perm("applications.review_application") and not self.application.has_declared

    @property
    def may_recuse(self) -> bool:
        """A conflict may come up later too, while the application is under review."""
        reviews = self.user.has_perm("applications.review_application")
        return reviews and self.application.status in Application.UNDER_REVIEW

    @property
    def recusal_kinds(self):
        return ConflictDeclaration.Kind.to_declare()

    @property
    def kind(self) -> str:
        """The colour of the state, as partials/_status.html shows it."""
        return KINDS.get(self.application.status, "now")

    @property
    def state(self) -> str:
        age = age_in_words(timezone.localdate(self.application.status_since))
        return f"{self.application.get_status_display()} · {age}"

    @cached_property
    def revisions(self):
        return list(self.application.revisions.select_related("proof"))

    @property
    def latest(self):
        return self.revisions[-1] if self.revisions else None

    @property
    def changes(self):
        """(later revision, its differences from the one before), the newest first."""
        pairs = list(zip(self.revisions, self.revisions[1:], strict=False))
        return [(later, differences.between(earlier, later)) for earlier, later in reversed(pairs)]

    @property
    def terms(self):
        return services.mandates_of(self.application)

    @cached_property
    def ballots(self):
        """Without a round there are none."""
        ballots = Ballot.objects.filter(round__application=self.application)
        return list(ballots.select_related("reviewer", "revision", "round").order_by("reviewer__full_name_uk"))

    @property
    def own_ballot(self):
        return next((ballot for ballot in self.ballots if ballot.reviewer_id == self.user.pk), None)

    @property
    def round_is_open(self) -> bool:
        is_with_committee = self.application.status in Application.WITH_COMMITTEE
        return is_with_committee and any(ballot.round.closed_at is None for ballot in self.ballots)

    @property
    def sees_opinions(self) -> bool:
        """After one's own opinion, or when the round is closed. Who has no ballot but decides sees them too."""
        if not self.ballots or not self.round_is_open:
            return True
        if self.own_ballot is None:
            return self.may_decide
        return self.own_ballot.choice != Ballot.Choice.NOT_CAST

    @property
    def may_give_opinion(self) -> bool:
        return self.round_is_open and self.own_ballot is not None

    @property
    def opinions(self) -> list[Opinion]:
        shown = self.sees_opinions
        return [
            Opinion(
                ballot,
                is_own=ballot.reviewer_id == self.user.pk,
                is_shown=shown or ballot.reviewer_id == self.user.pk,
                waits_for_reader=self.own_ballot is not None,
                is_outdated=bool(self.latest and ballot.revision_id and ballot.revision_id != self.latest.pk),
            )
            for ballot in self.ballots
        ]

    @property
    def tally(self):
        return outcome.tally(ballot.choice for ballot in self.ballots)

    @property
    def outcome_sentence(self) -> str:
        return outcome.sentence(self.tally) if self.ballots else ""

    @cached_property
    def refusal(self):
        """Why this colleague does not decide, or None."""
        try:
            services.check_decider(self.application, self.user, has_declared=self.application.has_declared)
        except services.Refused as refused:
            return refused
        return None

    @property
    def may_decide(self) -> bool:
        return self.refusal is None

    @cached_property
    def decisions(self):
        return list(self.application.decisions.select_related("decided_by", "taken_back_by"))

    @property
    def standing(self) -> Decision | None:
        """The decision that holds now; none while the committee reviews (again)."""
        standing = [decision for decision in self.decisions if decision.taken_back_at is None]
        return standing[-1] if standing and self.application.status in Application.DECIDED else None

    @cached_property
    def questions(self):
        return list(self.application.questions.select_related("asked_by"))

    @property
    def step_kinds(self) -> tuple[str, ...]:
        """The steps with a letter that are open to this colleague now, from the table of transitions."""
        follow = Application.TRANSITIONS[self.application.status]
        if self.application.status == Status.ACCEPTED:
            return ("reverse",) if self.may_decide and not self.can_take_back else ()
        if self.application.status == Status.SCREENING and not self.may_decide:
            may_screen = self.user.has_perm("applications.screen_application")
            return ("ask",) if may_screen else ()
        if not self.may_decide:
            return ()
        if self.owes_opinion:
            # A question tells nothing about the outcome; a decision comes after one's own opinion.
            return ("ask",) if Status.MORE_INFO in follow else ()
        targets = {"accept": Status.ACCEPTED, "ask": Status.MORE_INFO, "decline": Status.DECLINED}
        return tuple(kind for kind, target in targets.items() if target in follow)

    @property
    def owes_opinion(self) -> bool:
        """Whoever decides gives an opinion first: the outcome is not shown before."""
        return self.may_give_opinion and self.own_ballot.choice == Ballot.Choice.NOT_CAST

    @property
    def decision_waits(self) -> bool:
        return self.owes_opinion and self.may_decide and self.application.status == Status.IN_REVIEW

    @property
    def agreed_kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in ("accept", "decline") if self.tally.agrees_with(kind))

    @property
    def can_open_round(self) -> bool:
        may_screen = self.user.has_perm("applications.screen_application")
        return self.application.status == Status.SCREENING and may_screen

    @property
    def can_take_back(self) -> bool:
        return self.standing is not None and self.standing.can_be_taken_back and self.may_decide

    @property
    def minutes_left(self) -> int:
        """Whole minutes, rounded up, in which the decision can be taken back."""
        left = (self.standing.effective_at - timezone.now()).total_seconds()
        return max(1, -int(-left // 60))

    @property
    def can_reconsider(self) -> bool:
        return self.application.status == Status.DECLINED and self.may_decide and not self.can_take_back

    @cached_property
    def place(self):
        """Where in the queue this application is: (number, of how many, previous, next); None outside the queue."""
        keys = list(desk.queue(self.user).values_list("pk", flat=True))
        if self.application.pk not in keys:
            return None
        at = keys.index(self.application.pk)
        following = keys[at + 1] if at + 1 < len(keys) else None
        return {"number": at + 1, "total": len(keys), "previous": keys[at - 1] if at else None, "next": following}

    @property
    def whose_turn(self) -> str:
        """What happens next when there is nothing for this colleague to do."""
        turns = {
            Status.SUBMITTED: _("The secretariat begins the check by opening the application."),
            Status.SCREENING: _("The secretariat is checking the application."),
            Status.MORE_INFO: _("The applicant has been asked a question."),
            Status.IN_REVIEW: _("The committee gives its opinions, then the chair decides."),
        }
        return turns.get(self.application.status, _("Nothing is left to do here."))
