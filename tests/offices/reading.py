"""How the tests of the editor read what came back, and what they type."""

PREFIX = {"uk": "", "en": "/en"}


def text(response, status=200) -> str:
    """The page without the no-break spaces of good typography."""
    assert response.status_code == status, response
    return response.content.decode().replace("\xa0", " ")


def draft_of(office, kind):
    return office.editions.open().get().sections.get(kind=kind)


def lead(uk, en="Has led the community since 2015.", revision=1, **more) -> dict:
    """The form of the opening sentence, filled in."""
    return {"text_uk": uk, "text_en": en, "revision": revision, **more}
