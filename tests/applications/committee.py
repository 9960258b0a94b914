"""A committee around one application, for tests of the desk: people with their real roles, a round, opinions."""

from dataclasses import dataclass

from django.urls import reverse

from applications import services
from applications.models import Application, Decision
from members.models import User
from tests.factories import make_application, make_staff


@dataclass
class Committee:
    secretariat: User
    chair: User
    deputy: User
    members: list[User]

    @property
    def electors(self) -> list[User]:
        return [self.chair, self.deputy, *self.members]


def make_committee(members=2) -> Committee:
    """Two heads and `members` more, who may do what their roles allow."""
    return Committee(
        secretariat=make_staff("secretariat", full_name_uk="Гук Наталія"),
        chair=make_staff("chair", full_name_uk="Мороз Павло"),
        deputy=make_staff("deputy_chair", full_name_uk="Кравець Ірина"),
        members=[make_staff("committee", full_name_uk=f"Членкиня Комітету {n}") for n in range(1, members + 1)],
    )


def submit_to(committee, **fields) -> Application:
    """An application that the secretariat has opened."""
    application = make_application(Application.Status.SUBMITTED, **fields)
    services.open_screening(application, by=committee.secretariat)
    return application


def open_to(committee, **fields) -> Application:
    """An application with an open round in which nobody has said anything yet."""
    application = submit_to(committee, **fields)
    services.open_round(application, by=committee.secretariat)
    return application


def opinion(application, by, choice="yes", **fields):
    services.declare_interest(application, kind="none", by=by)
    revision = fields.pop("revision", None) or application.revisions.last()
    return services.give_opinion(application, choice=choice, revision=revision, by=by, **fields)


def voted(committee, choice="yes", **fields) -> Application:
    """An application about which every elector has the same opinion."""
    application = open_to(committee, **fields)
    for elector in committee.electors:
        opinion(application, elector, choice)
    return application


def decided(committee, kind="accept", **fields) -> Decision:
    application = voted(committee, "yes" if kind == "accept" else "no", **fields)
    reason = {} if kind == "accept" else {"reason_code": "not_confirmed"}
    return services.decide(application, kind=kind, by=committee.chair, **reason)


def sign_in(client, user):
    client.force_login(user)
    return client


def address(page, application, *more):
    return reverse(f"admin:applications_application_{page}", args=[application.pk, *more])
