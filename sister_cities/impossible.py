"""States of the registry that no verb leaves behind; looked for hourly by mayors_club/invariants.py."""

from datetime import timedelta

from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.private_files import names_in, private_storage
from sister_cities.models import Agreement, Document, ImportRun, Proposal
from sister_cities.models.life import Status

# The hourly clocks move what ran out; a file comes before its row.
SLACK = timedelta(hours=3)
# A worker needs less than a minute for the longest file.
LATE = timedelta(minutes=15)
FOLDERS = ("agreement_documents", "agreement_imports")


def agreement_nobody_is_asked_about(now):
    asked = Proposal.objects.filter(agreement=OuterRef("pk"), kind=Proposal.Kind.NEW, state=Proposal.State.PENDING)
    return Agreement.objects.filter(~Exists(asked), accepted_at=None, declined_at=None, created_at__lt=now - SLACK)


def proposal_about_declined_agreement(now):
    return Proposal.objects.filter(state=Proposal.State.PENDING, agreement__declined_at__isnull=False)


def agreement_over_and_in_force(now):
    running = (Status.ACTIVE, Status.DORMANT, Status.SUSPENDED)
    return Agreement.objects.filter(status__in=running, ends_on__lt=timezone.localdate(now - SLACK) - timedelta(days=1))


def last_act_is_another(now):
    found = Agreement.objects.annotate(last=Max("acts__happened_on")).filter(last__isnull=False)
    return found.filter(Q(last_act_on=None) | ~Q(last=F("last_act_on")))


def document_file_missing(now):
    return [row for row in Document.objects.all() if not private_storage().exists(row.file.name)]


def file_without_agreement(now):
    storage = private_storage()
    known = {*Document.objects.values_list("file", flat=True), *ImportRun.objects.values_list("file", flat=True)}
    names = (name for folder in FOLDERS for name in names_in(storage, folder))
    return [name for name in names if name not in known and storage.get_modified_time(name) < now - SLACK]


def closed_import_with_file(now):
    return ImportRun.objects.filter(closed_at__isnull=False).exclude(file="")


def import_left_lying(now):
    return ImportRun.objects.filter(asked_at__lt=now - LATE)


RULES = {
    agreement_nobody_is_asked_about: _("an agreement waits for the registry, and nobody was asked"),
    proposal_about_declined_agreement: _("a proposal waits about an agreement that was declined"),
    agreement_over_and_in_force: _("an agreement ran out and is still shown as in force"),
    last_act_is_another: _("the last joint act of an agreement is not the last of its list"),
    document_file_missing: _("a document of an agreement whose file is missing"),
    file_without_agreement: _("a file that no agreement and no import knows"),
    import_left_lying: _("an import waits for the worker for too long"),
    closed_import_with_file: _("an import is over, and its file is still there"),
}
