"""What the pages of the sister-city registry, a rung below, show of the offices."""

from offices.models import Office
from sister_cities.office_pages import OfficePage


def pages_of(community: int) -> list[OfficePage]:
    """Public pages of who heads the community today, in the language that is active. One query."""
    found = Office.objects.public().with_standing().filter(is_serving=True, member__community=community)
    return [
        OfficePage(office.member.full_name, office.get_absolute_url())
        for office in found.select_related("member").in_order()
    ]
