"""What an applicant may see of the way of an application. Until a decision takes effect, it does not exist here."""

import statistics
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.models import Application, Decision
from mayors_club.mail_addresses import masked
from mayors_club.models import Event

Status = Application.Status
# The median is told once it means something.
FEWEST_DECISIONS = 5
RECENT_DECISIONS = 20
RECONSIDERED = "application.reconsidered"

HEADLINES = {
    Status.SUBMITTED: gettext_lazy("We have your application"),
    Status.SCREENING: gettext_lazy("The secretariat is checking your application"),
    Status.IN_REVIEW: gettext_lazy("Your application is with the committee"),
    Status.MORE_INFO: gettext_lazy("More information is needed"),
    Status.ACCEPTED: gettext_lazy("You are now a member of the Mayors’ Club"),
    Status.DECLINED: gettext_lazy("The committee could not approve your application"),
    Status.WITHDRAWN: gettext_lazy("You have withdrawn your application"),
    Status.LAPSED: gettext_lazy("The time to answer has passed"),
}
LEADS = {
    Status.SUBMITTED: gettext_lazy("There is nothing you need to do. We will write to you when something changes."),
    Status.SCREENING: gettext_lazy("There is nothing you need to do. We will write to you when something changes."),
    Status.IN_REVIEW: gettext_lazy("There is nothing you need to do. We will write to you about the decision."),
    Status.MORE_INFO: gettext_lazy("The review is paused until you reply. Once we have your reply, we will go on."),
    Status.ACCEPTED: gettext_lazy(
        "Membership is personal, free and has no end date. We will write separately about the first steps."
    ),
    Status.WITHDRAWN: gettext_lazy("You can apply again at any time; what you wrote will be filled in for you."),
    Status.LAPSED: gettext_lazy("This is not a refusal: press the button, and the review goes on where it stopped."),
}


@dataclass
class Step:
    title: str
    at: datetime | None = None
    text: str = ""
    kind: str = "d"  # d done, c current, empty: still ahead
    shows_time: bool = False


class Story:
    """The visible state, its words, the steps so far and the one that comes next."""

    def __init__(self, application, now=None):
        self.application = application
        self.now = now or timezone.now()

    @cached_property
    def decisions(self) -> list[Decision]:
        """Those that took effect and were not taken back before they did."""
        return list(self.application.decisions.standing().filter(effective_at__lte=self.now).order_by("effective_at"))

    @cached_property
    def status(self) -> str:
        """A decision that may still be taken back looks like the committee at work."""
        actual = self.application.status
        pending = self.application.decisions.standing().filter(effective_at__gt=self.now)
        return Status.IN_REVIEW if actual in Application.DECIDED and pending.exists() else actual

    @property
    def is_open(self) -> bool:
        """The applicant may still withdraw, as far as they can know."""
        return self.status in Application.LIVE

    @property
    def decision(self) -> Decision | None:
        return self.decisions[-1] if self.decisions and self.status in Application.DECIDED else None

    @cached_property
    def question(self):
        return self.application.open_question if self.status == Status.MORE_INFO else None

    @cached_property
    def has_fresh_answer(self) -> bool:
        """Nothing has happened since the applicant's answer."""
        last = self._events[-1] if self._events else None
        return last is not None and last.verb == "application.answered" and self.is_open

    @property
    def headline(self):
        return _("We have your reply") if self.has_fresh_answer else HEADLINES[self.status]

    @property
    def lead(self):
        return _("Thank you. The review has resumed.") if self.has_fresh_answer else LEADS.get(self.status, "")

    @cached_property
    def _events(self) -> list[Event]:
        return [event for event in Event.objects.about(self.application) if event.to_state]

    @cached_property
    def steps(self) -> list[Step]:
        past = [step for event in self._events if (step := self._step_of(event))]
        past += [self._step_of_decision(decision) for decision in self.decisions]
        past.sort(key=lambda step: step.at)
        if self.is_open or self.status == Status.LAPSED:
            if past:
                past[-1].kind = "c"
            past.append(Step(_("Decision"), text=f"{usual_time()} {_('We will write to you about it.')}", kind=""))
        return past

    def _step_of(self, event) -> Step | None:
        if event.to_state == Status.SUBMITTED:
            to = masked(self.application.email)
            sent = _("We sent a confirmation to {address}").format(address=to)
            return Step(_("Application received"), event.at, sent, shows_time=True)
        title = self._title_of(event)
        return Step(title, event.at) if title else None

    def _title_of(self, event) -> str:
        came_from, to = event.from_state, event.to_state
        if to == Status.IN_REVIEW and came_from in Application.DECIDED:
            return _("The review has resumed") if event.verb == RECONSIDERED else ""
        if came_from == Status.MORE_INFO and to in (Status.SCREENING, Status.IN_REVIEW):
            return _("We received your reply, and the review resumed")
        if came_from == Status.LAPSED and to == Status.MORE_INFO:
            return _("You returned to the question")
        if to == Status.LAPSED and came_from != Status.MORE_INFO:
            return ""
        titles = {
            Status.SCREENING: _("The secretariat began to check it"),
            Status.IN_REVIEW: _("The committee began its review"),
            Status.MORE_INFO: _("We asked you a question"),
            Status.LAPSED: _("The time to answer passed"),
            Status.WITHDRAWN: _("You withdrew the application"),
        }
        return titles.get(to, "")

    def _step_of_decision(self, decision) -> Step:
        accepted = decision.kind == Decision.Kind.ACCEPT
        title = _("Decision: you have been accepted") if accepted else _("Decision: the application was not approved")
        return Step(title, decision.effective_at)


def usual_time(now=None) -> str:
    """How long the last twenty decisions took, from submission; until there are enough, what the club promises."""
    decided = (
        Decision.objects.standing()
        .filter(effective_at__lte=now or timezone.now(), reverses__isnull=True, application__submitted_at__isnull=False)
        .order_by("-decided_at")
        .values_list("application__submitted_at", "decided_at")[:RECENT_DECISIONS]
    )
    days = [max((timezone.localdate(at) - timezone.localdate(sent)).days, 1) for sent, at in decided]
    if len(days) < FEWEST_DECISIONS:
        return _("The committee usually decides within ten working days.")
    usual = round(statistics.median(days))
    return ngettext(
        "The last decisions usually took {days} day.", "The last decisions usually took {days} days.", usual
    ).format(days=usual)
