"""The one way in which an application changes its state."""

from django.db import transaction
from django.utils import timezone

from applications.models import Application
from mayors_club import events


class WrongState(Exception):
    """The step does not exist from the state the application is in now; somebody may have been faster."""

    def __init__(self, application, wanted):
        self.application = application
        self.wanted = wanted
        super().__init__(f"{application.pk}: {application.status} -> {wanted}")


def lock(application: Application) -> Application:
    """Re-read the row under lock; call inside `atomic`. Everything read before may be old."""
    application.refresh_from_db(from_queryset=Application.objects.select_for_update())
    return application


@transaction.atomic
def move(application, to, *, verb, by=None, by_kind=None, codes=None, fields=None) -> None:
    """Change the state along `Application.TRANSITIONS` under lock and write the event; raise WrongState otherwise.

    `fields` are columns to set in the same save. The caller's transaction carries the letter that goes with it.
    """
    lock(application)
    came_from = application.status
    if to not in Application.TRANSITIONS[came_from]:
        raise WrongState(application, to)
    changed = {"status": to, "status_since": timezone.now(), **(fields or {})}
    for name, value in changed.items():
        setattr(application, name, value)
    application.save(update_fields=list(changed))
    events.record(verb, subject=application, by=by, by_kind=by_kind, from_state=came_from, to_state=to, codes=codes)
