"""Reading the page of the site’s search."""

import re

from tests import factories, office_factories


def html(client, q, prefix="", **asked):
    response = client.get(f"{prefix}/search/", {"q": q, **asked})
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def found(client, q, prefix="", **asked):
    """The addresses that were found, in the order of the page."""
    return re.findall(r'<h3><a href="([^"]+)"', html(client, q, prefix, **asked).partition("<main")[2])


def said(client, q, prefix=""):
    count = re.search(r'data-part="count">(.*?)</p>', html(client, q, prefix))[1]
    return " ".join(re.sub(r"<[^>]+>", "", count).split())


def make_iryna():
    """A published office whose community has an apostrophe in its name."""
    place = factories.make_community(
        name_uk="Кам’янська", centre_uk="Кам’янка", centre_latin="Kamianka", oblast_uk="Полтавська область"
    )
    member = factories.make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk", community=place)
    return office_factories.make_office(member, slug="iryna-savchuk")
