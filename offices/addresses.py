"""Full addresses of pages and portraits, from SITE_URL, for those who read them elsewhere."""

from django.urls import reverse
from django.utils.translation import override

from mayors_club.languages import absolute


def page_url(office, language: str) -> str:
    with override(language):
        return absolute(office.get_absolute_url())


def portrait_url(portrait, width: int) -> str:
    """The JPEG nearest to the width that the portrait has pixels for."""
    fitting = max((one for one in portrait.widths if one <= width), default=min(portrait.widths))
    return absolute(reverse("office_files:portrait", args=[portrait.pk, fitting, "jpg"]))
