"""Which applications: the words in which the rest of the project asks for them."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from applications.models.review import Ballot, ConflictDeclaration
from members.models import Representative


class ApplicationQuerySet(models.QuerySet):
    def live(self):
        return self.filter(status__in=self.model.LIVE)

    def undecided(self, now=None):
        """Live, or decided so recently that the decision may still be taken back and nobody outside knows of it."""
        pending = Q(decisions__effective_at__gt=now or timezone.now(), decisions__taken_back_at__isnull=True)
        return self.filter(Q(status__in=self.model.LIVE) | (Q(status__in=self.model.DECIDED) & pending)).distinct()

    def closed(self):
        return self.filter(status__in=self.model.CLOSED, anonymised_at__isnull=True)

    def with_email(self, email):
        return self.filter(email=email.strip().lower())

    def closed_to(self, user):
        """What nobody with a personal stake may meet at the desk, whatever their role."""
        return self.filter(_concerns(user) | Q(_recused_by(user)))

    def visible_to(self, user):
        """What a signed-in person may see at the committee's desk.

        The secretariat sees everything that was submitted; committee members see applications in whose electorate
        they are, the chair and the deputy also those being screened. Whoever recused themselves, or is the applicant,
        sees nothing of that application: it leaves lists, counts, search, exports and history alike.
        """
        if not user.is_active or not user.is_staff:
            return self.none()
        submitted = self.exclude(status__in=self.model.UNSENT).exclude(submitted_at__isnull=True)
        open_to_them = submitted.exclude(_concerns(user)).exclude(_recused_by(user))
        if user.has_perm("applications.screen_application") or user.has_perm("applications.decide_application"):
            return open_to_them
        if user.has_perm("applications.review_application"):
            return open_to_them.filter(round__ballots__reviewer=user)
        return self.none()

    def with_declaration_of(self, user):
        """Adds `has_declared`: the person has said something about a conflict of interest."""
        declared = ConflictDeclaration.objects.filter(application=OuterRef("pk"), reviewer=user)
        return self.annotate(has_declared=Exists(declared))

    def being_screened(self):
        return self.filter(status__in=(self.model.Status.SUBMITTED, self.model.Status.SCREENING))

    def in_review(self):
        return self.filter(status=self.model.Status.IN_REVIEW)

    def awaiting_opinion_of(self, user):
        return self.in_review().filter(round__ballots__reviewer=user, round__ballots__choice="")

    def with_votes(self):
        """Adds `votes_base` (electors who are not recused) and `votes_given`."""
        base = Ballot.objects.filter(round__application=OuterRef("pk")).exclude(choice=Ballot.Choice.RECUSED)
        return self.annotate(votes_base=_count(base), votes_given=_count(base.exclude(choice=Ballot.Choice.NOT_CAST)))

    def awaiting_decision(self):
        """With the committee and with a quorum (see applications/outcome.py)."""
        enough = Q(votes_given__gte=1, votes_base__lte=F("votes_given") * 2)
        return self.in_review().with_votes().filter(enough, Q(votes_base__lt=3) | Q(votes_given__gte=3))

    def awaiting_applicant(self):
        return self.filter(status=self.model.Status.MORE_INFO)


def _count(rows) -> Coalesce:
    grouped = rows.order_by().values("round__application").annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(grouped), 0)


def _concerns(user) -> Q:
    represented = Representative.objects.exclude(status="ended").filter(user=user)
    representing = Representative.objects.exclude(status="ended").filter(member__user=user)
    return (
        Q(email=user.email)
        | Q(email__in=user.email_changes.done().values("old_email"))
        | Q(assistant_email=user.email)
        | Q(representatives__contains=[{"email": user.email}])
        | Q(email__in=represented.values("member__user__email"))
        | Q(email__in=representing.values("email"))
    )


def _recused_by(user) -> Exists:
    return Exists(ConflictDeclaration.objects.recusals().filter(application=OuterRef("pk"), reviewer=user))
