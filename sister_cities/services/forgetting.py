"""What the registry forgets: what names a person at once, the rest by its age (docs/privacy.md).

Agreements are facts about communities and stay.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from sister_cities.models import AgreementReport, Confirmation, Coordinator, ImportRun, Proposal

# A spreadsheet that nobody came back to.
LEFT_FOR = timedelta(days=30)


def forget_person(user) -> None:
    """Where they are named as a coordinator, what they were asked, proposed and reported."""
    for rows in (
        Coordinator.objects.filter(email__iexact=user.email),
        Confirmation.objects.filter(user=user),
        Proposal.objects.filter(Q(proposed_by=user) | Q(proposed_for=user)).exclude(state=Proposal.State.PENDING),
        AgreementReport.objects.filter(email__iexact=user.email),
    ):
        rows.delete()


def forget_old(*, a_year_ago: datetime, now: datetime) -> dict[str, int]:
    """Delete what nothing needs any more, and answer how much of each that was."""
    old = {
        "proposals_deleted": Proposal.objects.filter(decided_at__lt=a_year_ago),
        "confirmations_deleted": Confirmation.objects.filter(asked_at__lt=a_year_ago),
        "agreement_reports_deleted": AgreementReport.objects.filter(closed_at__lt=a_year_ago),
    }
    report = {name: rows.delete()[0] for name, rows in old.items()}
    runs = ImportRun.objects.filter(
        Q(closed_at__lt=a_year_ago) | Q(closed_at=None, uploaded_at__lt=now - LEFT_FOR)
    )  # fmt: skip
    return {**report, "imports_deleted": sum(map(_delete_run, runs))}


def _delete_run(run: ImportRun) -> int:
    if run.file:
        run.file.delete(save=False)
    run.delete()
    return 1
