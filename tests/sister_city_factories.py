"""`make_agreement` and what belongs to it: rows for tests, written past the services."""

import itertools
import uuid
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from sister_cities.models import (
    Act,
    Agreement,
    AgreementReport,
    City,
    Confirmation,
    Coordinator,
    Document,
    ImportRun,
    Proposal,
)
from sister_cities.models.life import FACTS, LATER, WAYS
from tests import factories

_numbers = itertools.count(1)
# A life that keeps the order of its dates.
LIFE = {
    "council_no": "1204",
    "council_on": date(2026, 2, 12),
    "ministry_sent_on": date(2026, 2, 20),
    "order_no": "88",
    "agreed_on": date(2026, 3, 18),
    "signed_on": date(2026, 4, 10),
    "registered_no": "417",
    "registered_on": date(2026, 5, 4),
    "ends_on": date(2031, 4, 10),
    "suspended_on": date(2026, 9, 1),
    "suspended_reason_uk": "Сторони домовилися про перерву.",
    "terminated_on": date(2026, 10, 1),
    "terminated_by": Agreement.Side.BOTH,
    "terminated_reason_uk": "Строк спільної програми завершився.",
}


def make_city(**fields) -> City:
    """A town that does not exist, in the middle of Germany."""
    n = next(_numbers)
    defaults = {
        "name": "Lindental",
        "name_uk": "Лінденталь",
        "name_en": "Lindental",
        "country": "DE",
        "latitude": "51.20000",
        "longitude": "10.40000",
        "population": 48_000,
        "slug": f"lindental-de-{n}",
        "is_verified": True,
    }
    return City.objects.create(**{**defaults, **fields})


def facts_of(status: str, procedure: str = "law") -> dict:
    """The columns that this status needs on this way."""
    way = WAYS[procedure]
    passed = way[: way.index(status) + 1] if status in way else (*way, status)
    if status == Agreement.Status.TERMINATED:
        passed = (*way, status)
    columns = [column for step in passed for column in FACTS.get(step, ())]
    columns = [f"{column}_uk" if column.endswith("_reason") else column for column in columns]
    return {column: LIFE[column] for column in columns}


def make_agreement(status=Agreement.Status.ACTIVE, *, procedure=Agreement.Procedure.LAW, **fields) -> Agreement:
    """An agreement in any status, taken into the registry, with all that the status needs."""
    city = fields.pop("city", None) or make_city()
    defaults = {
        "community": fields.pop("community", None) or factories.make_community(),
        "city": city,
        "partner_country": city.country,
        "fields": ["culture", "education"],
        "source_uk": "Сайт міської ради",
        "source_en": "Website of the city council",
        "source_url": "https://starohorod.example/ugody",
        "accepted_at": timezone.now(),
        "procedure": procedure,
        "status": status,
        **facts_of(status, procedure),
    }
    if procedure in (Agreement.Procedure.EARLIER, Agreement.Procedure.UNKNOWN):
        defaults |= {"signed_on": date(2008, 1, 1), "signed_precision": Agreement.Precision.YEAR}
    if procedure == Agreement.Procedure.ORGANISATION:
        defaults["organisation"] = "Lindental Stadtwerke GmbH"
    return Agreement.objects.create(**{**defaults, **fields})


def make_act(agreement=None, **fields) -> Act:
    defaults = {
        "happened_on": timezone.localdate() - timedelta(days=30),
        "title_uk": "Учні двох міст провели спільний табір",
        "title_en": "Pupils of both cities held a camp together",
    }
    return Act.objects.create(agreement=agreement or make_agreement(), **{**defaults, **fields})


def make_document(agreement=None, **fields) -> Document:
    document = Document(
        agreement=agreement or make_agreement(),
        **{
            "kind": Document.Kind.AGREEMENT,
            "title_uk": "Угода про співпрацю",
            "title_en": "Agreement on cooperation",
            "content_type": "application/pdf",
            "size": len(factories.PDF),
            **fields,
        },
    )
    document.file.save("agreement.pdf", ContentFile(factories.PDF), save=False)
    document.save()
    return document


def make_coordinator(agreement=None, **fields) -> Coordinator:
    defaults = {
        "side": Coordinator.Side.PARTNER,
        "name": "Anna Weber",
        "position": "International office",
        "email": "weber@lindental.example",
    }
    return Coordinator.objects.create(agreement=agreement or make_agreement(), **{**defaults, **fields})


def make_proposal(agreement=None, kind=Proposal.Kind.FACTS, **fields) -> Proposal:
    defaults = {"content": {"fields": ["sport"]}, "proposed_by": factories.make_user()}
    return Proposal.objects.create(agreement=agreement or make_agreement(), kind=kind, **{**defaults, **fields})


def make_report(**fields) -> AgreementReport:
    defaults = {"community_typed": "Старогород", "city_typed": "Lindental", "country": "DE", "language": "uk"}
    return AgreementReport.objects.create(**{**defaults, **fields})


def make_confirmation(agreement, user, **fields) -> Confirmation:
    defaults = {"letter": uuid.uuid4(), "expires_at": timezone.now() + timedelta(days=60)}
    return Confirmation.objects.create(agreement=agreement, user=user, **{**defaults, **fields})


def make_run(**fields) -> ImportRun:
    run = ImportRun(**{"original_name": "partners.csv", "uploaded_by": factories.make_user(), **fields})
    run.file.save("partners.csv", ContentFile(b"community,city,country\nStarohorod,Lindental,Germany\n"), save=False)
    run.save()
    run.rows.create(
        number=9, verdict="doubtful", candidates={"community": [], "city": [], "country": "", "reasons": []}
    )
    return run


# Everything a test may want to walk through.
STATUSES = {procedure: (*way, *(status for status in LATER if status not in way)) for procedure, way in WAYS.items()}
