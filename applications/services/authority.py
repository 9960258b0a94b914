"""Who decides."""

from applications.models import Application
from applications.services.refusals import DeclareFirst, DeputyWaits, NotYours
from applications.services.review import has_declared
from applications.services.screening import is_recused
from members.models import User


def check_may_decide(application: Application, by) -> None:
    """Raise NotYours, DeputyWaits or DeclareFirst unless this person decides on this application now."""
    if is_recused(application, by):
        raise NotYours
    check_decider(application, by, has_declared=has_declared(application, by))


def check_decider(application: Application, by, *, has_declared: bool) -> None:
    """The same for somebody who is known not to be recused: the desk shows the application to nobody else."""
    if not by.has_perm("applications.decide_application"):
        raise NotYours
    chairs = User.objects.filter(is_active=True, is_staff=True, groups__name="chair")
    if by not in chairs and any(not is_recused(application, chair) for chair in chairs):
        raise DeputyWaits
    if not has_declared:
        raise DeclareFirst
