"""How the tests of the editor read what came back."""


def text(response, status=200) -> str:
    """The page without the no-break spaces of good typography."""
    assert response.status_code == status, response
    return response.content.decode().replace("\xa0", " ")


def draft_of(office, kind):
    return office.editions.open().get().sections.get(kind=kind)
