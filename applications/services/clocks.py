"""What time does to applications: a reminder, then the lapse. Clocks never decide, and erasing is for retention.

Every step looks at the data, not at the schedule: running twice does nothing twice, running late does it then. All
dates mean 23:59 in Kyiv.
"""

from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from applications.links import end_of_day
from applications.models import Application, ProofFile
from applications.models.application import DRAFT_DAYS, REMINDER_DAYS
from applications.services.answering import ASKING
from applications.services.drafting import take_back_letters
from applications.services.moving import move
from applications.services.starting import send_link

Status = Application.Status
# Files younger than this may belong to an upload that is being saved just now.
SWEEP_AFTER = timedelta(hours=1)


def run_clocks(now=None) -> dict[str, int]:
    """Do everything that is due; answers how many of each, for the log."""
    now = now or timezone.now()
    return {
        "reminded": _for_each(due_for_reminder(now), remind, now),
        "lapsed": _for_each(due_to_lapse(now), lapse, now),
        "swept": sweep_files(now),
    }


def _for_each(due, step, now) -> int:
    """Each row in a transaction of its own, under its lock, and only if it is still due."""
    done = 0
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            application = due.filter(pk=pk).select_for_update(of=("self",), skip_locked=True).first()
            if application is not None:
                done += bool(step(application, now))
    return done


def changed_by(now, days: int):
    """The first moment after which a change is not yet `days` days old, counted in whole days of Kyiv."""
    return end_of_day(timezone.localdate(now) - timedelta(days=days))


def due_for_reminder(now):
    changed = Application.objects.filter(status__in=Application.UNSENT, changed_at__lt=changed_by(now, REMINDER_DAYS))
    return changed.filter(Q(reminded_at__isnull=True) | Q(reminded_at__lt=F("changed_at")))


def remind(application, now) -> bool:
    """One letter to whoever has to act: the mayor, or the assistant while the draft is theirs."""
    with_assistant = application.assistant_email and application.status == Status.DRAFT
    to = application.assistant_email if with_assistant else application.mayor_address
    send_link(application, "application_draft_reminder", to=to)
    application.reminded_at = now
    application.save(update_fields=["reminded_at"])
    return True


def due_to_lapse(now):
    today = timezone.localdate(now)
    drafts = Q(status__in=Application.UNSENT, changed_at__lt=changed_by(now, DRAFT_DAYS + 1))
    unanswered = Q(
        status=Status.MORE_INFO,
        pk__in=Application.objects.filter(
            questions__answered_at__isnull=True, questions__answer_due_on__lt=today
        ).values("pk"),
    )
    return Application.objects.filter(drafts | unanswered)


def lapse(application, now) -> bool:
    """Set the file aside; one click brings it back to where it stopped. This is not a refusal and no letter says so."""
    before = application.status
    take_back_letters(application, *ASKING)
    fields = {"lapsed_from": before, "status_before": application.status_before or before}
    move(application, Status.LAPSED, verb="application.lapsed", by_kind="system", fields=fields)
    return True


def sweep_files(now) -> int:
    """Delete files that no row knows: an upload or an erasure was cut off between the disk and the database."""
    storage = storages["private"]
    known = set(ProofFile.objects.values_list("file", flat=True))
    orphans = [name for name in _stored(storage) if name not in known]
    old = [name for name in orphans if storage.get_modified_time(name) < now - SWEEP_AFTER]
    for name in old:
        storage.delete(name)
    return len(old)


def _stored(storage, folder="proofs"):
    if not storage.exists(folder):
        return
    for application in storage.listdir(folder)[0]:
        for name in storage.listdir(f"{folder}/{application}")[1]:
            yield f"{folder}/{application}/{name}"
