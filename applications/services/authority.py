"""Who decides."""

from applications.models import Application
from applications.services.refusals import DeclareFirst, DeputyWaits, NotYours
from applications.services.review import has_declared
from applications.services.screening import is_recused
from members.models import User


def check_may_decide(application: Application, by) -> None:
    """Raise NotYours, DeputyWaits or DeclareFirst unless this person decides on this application now."""
    if not by.has_perm("applications.decide_application") or is_recused(application, by):
        raise NotYours
    chairs = User.objects.filter(is_active=True, is_staff=True, groups__name="chair")
    if by not in chairs and any(not is_recused(application, chair) for chair in chairs):
        raise DeputyWaits
    if not has_declared(application, by):
        raise DeclareFirst
