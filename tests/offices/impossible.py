"""Impossible states of offices, made past every verb, as a bug or a hand in the database would."""

from django.db import connection
from django.utils import timezone

from offices.models import Edition, Office, Section
from tests import factories, office_factories
from tests.office_factories import IMPACT


def office_live_unpublished():
    office = office_factories.make_office()
    fields = {"status": "draft", "published_at": None, "published_by": None}
    Edition.objects.filter(pk=office.live_id).update(**fields)
    return office


def office_live_incomplete():
    office = office_factories.make_office()
    office.live.sections.filter(kind="biography").update(text_uk="", text_en="")
    return office


def office_english_alone():
    """In a row and in a text; the database has to be told to look away first."""
    with connection.cursor() as cursor:
        for name in ("section_english_has_ukrainian", "section_rows_english_have_ukrainian"):
            cursor.execute(f"ALTER TABLE offices_section DROP CONSTRAINT {name}")
    edition = office_factories.make_edition(office_factories.make_office(live=False))
    return Section.objects.create(
        edition=edition, kind="impact", text_uk="", text_en="Alone.", rows=[{**IMPACT, "unit_uk": ""}]
    )


def edition_in_review_of_ended_member():
    member = factories.make_member(status="ended")
    return office_factories.make_draft(office_factories.make_office(member, live=False), status="in_review")


def office_hidden_without_event():
    office = office_factories.make_office()
    Office.objects.filter(pk=office.pk).update(hidden_at=timezone.now(), hidden_by=office.member.user)
    return office


SEEDED = {
    verb.__name__: verb
    for verb in (
        office_live_unpublished,
        office_live_incomplete,
        office_english_alone,
        edition_in_review_of_ended_member,
        office_hidden_without_event,
    )
}
