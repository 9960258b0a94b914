"""What this app holds about a person: what they proposed and recorded for their community, and where they are named."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mayors_club.held import Held
from sister_cities.models import Act, Agreement, AgreementReport, Confirmation, Coordinator, Document, Proposal

NAMED = _("words about an agreement; where they name you, they stand with your name as a coordinator")


def parts(user) -> list[Held]:
    proposed = Q(proposed_by=user) | Q(proposed_for=user)
    return [
        Held(
            _("Agreements you proposed"),
            Agreement.objects.filter(proposed).order_by("pk"),
            left_out={"note": NAMED},
        ),
        Held(_("What you proposed to the registry"), Proposal.objects.filter(proposed).order_by("proposed_at")),
        Held(_("Joint acts you recorded"), Act.objects.filter(Q(recorded_by=user) | Q(recorded_for=user))),
        Held(
            _("Documents you added to agreements"), Document.objects.filter(Q(uploaded_by=user) | Q(uploaded_for=user))
        ),
        Held(_("Agreements that name you as a coordinator"), Coordinator.objects.filter(email__iexact=user.email)),
        Held(_("Agreements you were asked to confirm"), Confirmation.objects.filter(user=user).order_by("asked_at")),
        Held(_("Agreements you reported"), AgreementReport.objects.filter(email__iexact=user.email)),
    ]
