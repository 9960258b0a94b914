"""One tie, one row: whether an agreement is in the registry, or on the way into it, already."""

from sister_cities.models import Agreement
from sister_cities.models.life import Status


class Doubled(Exception):
    """The tie is there already: `agreement`."""

    def __init__(self, agreement):
        self.agreement = agreement
        super().__init__(str(agreement.pk))


def exact_double_of(agreement: Agreement) -> Agreement | None:
    """What the database would refuse beside it."""
    return _same(agreement).filter(signed_on=agreement.signed_on).first()


def double_of(agreement: Agreement) -> Agreement | None:
    """The same tie, though its day may be known otherwise. One that has ended may have had a successor."""
    exact = exact_double_of(agreement)
    if exact or agreement.status == Status.TERMINATED:
        return exact
    return _same(agreement).exclude(status=Status.TERMINATED).first()


def _same(agreement):
    found = Agreement.objects.kept().filter(
        community=agreement.community_id, city=agreement.city_id, kind=agreement.kind
    )
    return found.exclude(pk=agreement.pk)
