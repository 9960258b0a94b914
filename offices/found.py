"""The offices' part of the search of the whole site."""

from functools import partial

from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club.ukrainian import order_key
from members.finding import Asked, Fit, Hit, Line, Said
from members.name_search import SAID_OF_ALL
from members.spelling import lookup_keys
from offices.models import Office, Section
from offices.sections import Kind
from offices.summaries import NOT_FETCHED

SAID_OF_PAGES = SAID_OF_ALL | set("офіс офіси офісу мери мерів громада громади office offices mayors community".split())


def hits(asked: Asked) -> list[Hit]:
    """Public offices by the person, the community and the words of the page; typos in the first two. One query."""
    asked = asked.without(SAID_OF_PAGES)
    in_text = ExpressionWrapper(Q(search_vector=asked.query), output_field=BooleanField())
    similar = Q(*(Q(search_keys__overlap=lookup_keys(word)) for word in asked.words))
    lead = Section.objects.filter(edition=OuterRef("live"), kind=Kind.LEAD)
    found = (
        Office.objects.public()
        .filter(Q(search_vector=asked.query) | similar)
        .annotate(in_text=in_text, names=F("search_text"))
        .annotate(lead_uk=Subquery(lead.values("text_uk")), lead_en=Subquery(lead.values("text_en")))
        .select_related("member__community")
        .defer(*NOT_FETCHED)
        .order_by()
    )
    return [hit for office in found if (hit := _hit(office, asked)).fit is not Fit.NONE]


def _hit(office: Office, asked: Asked) -> Hit:
    fit = asked.fit_of(office.names.split())
    if office.in_text and not fit.is_exact:
        fit = Fit.TEXT
    order = (order_key(" ".join(reversed(office.member.full_name.rsplit(maxsplit=1)))),)
    return Hit(fit, partial(_said, office), order)


def _said(office: Office) -> Said:
    language, member = get_language(), office.member
    place = Line(member.place_with_oblast, "" if member.community or language == "uk" else "uk")
    return Said(
        path=reverse("offices:page", args=[office.slug]),
        title=Line(member.full_name),
        lines=tuple(line for line in (place, _lead(office, language)) if line.text),
    )


def _lead(office: Office, language: str) -> Line:
    if language == "en" and office.lead_en:
        return Line(office.lead_en)
    return Line(office.lead_uk or "", "uk" if language == "en" else "")
