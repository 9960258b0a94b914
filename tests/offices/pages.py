"""A page with something in every section, for tests of what the public reads."""

import re
from datetime import date, timedelta

from django.utils import timezone

from mayors_club.demo.office_pages import PAGES
from offices.models import Edition, Office
from tests.factories import make_community, make_mandate, make_member
from tests.office_factories import ACHIEVEMENT, IMPACT, make_office, make_portrait, make_section, without_english

RESOURCE = {"title_uk": "Відкритий бюджет", "title_en": "Open budget", "url": "https://starohorod.example/biudzhet"}
TEXTS = {
    "community": ("Місто на пагорбах.\n\n- меблі\n- хліб", "A town on hills.\n\n- furniture\n- bread"),
    "resources": ("Шукаємо партнерів для ліцею.", "We look for partners for our lyceum."),
    "press_short": ("Ірина Савчук очолює Старогород.", "Iryna Savchuk heads Starohorod."),
    "press_long": ("Ірина Савчук очолює Старогород із 2015 року.", "Iryna Savchuk has headed Starohorod since 2015."),
}
ROWS = {"resources": [RESOURCE]}
UK, EN = "/offices/iryna-savchuk/", "/en/offices/iryna-savchuk/"
NAMES = {"full_name_uk": "Ірина Савчук", "full_name_latin": "Iryna Savchuk", "gender": "f"}


def make_page(*, english=True, days_ago=5, member=None, mandates=None, **fields) -> Office:
    """Iryna Savchuk of Starohorod, elected in 2015: a public office with every section but the portrait."""
    member = member or make_mayor()
    for mandate in mandates if mandates is not None else [{"starts_on": date(2015, 11, 12), "precision": "day"}]:
        make_mandate(member, **mandate)
    fields = {"slug": "iryna-savchuk", "contact_email": "office@starohorod.example", **fields}
    office = make_office(member, english=english, **fields)
    for kind, (uk, en) in TEXTS.items():
        make_section(
            office.live, kind, english=english, text_uk=uk, text_en=en if english else "", rows=ROWS.get(kind, [])
        )
    Edition.objects.filter(pk=office.live_id).update(published_at=timezone.now() - timedelta(days=days_ago))
    office.live.refresh_from_db()
    return office


def make_mayor(**fields):
    if "community" not in fields:
        fields["community"] = make_community(
            population=48200,
            population_year=2024,
            population_source="Держстат",
            website="https://starohorod.example/",
            slug="starohorod",
        )
    return make_member(**{**NAMES, "effective_at": timezone.now().replace(year=2016), **fields})


def make_real_page(**fields) -> Office:
    """The same office with texts of a real length, those of the longest page of the demo, and a portrait."""
    office = make_page(**fields)
    longest = max(PAGES.values(), key=lambda page: len(str(page.contents)))
    office.live.sections.all().delete()
    for kind, content in longest.contents.items():
        make_section(office.live, kind, **{"text_uk": "", "text_en": "", **content})
    portrait = make_portrait(office, ready_at=timezone.now())
    make_section(office.live, "portrait", portrait=portrait, text_uk=longest.alt[0], text_en=longest.alt[1])
    return office


def drop_english(office: Office, *kinds: str) -> None:
    """These sections lose their translation."""
    for section in office.live.sections.filter(kind__in=kinds):
        section.text_en, section.rows = "", [without_english(row) for row in section.rows]
        section.save()


def add_rows(office: Office, count: int) -> None:
    """More of everything that a page lists."""
    for kind, row in (("achievements", ACHIEVEMENT), ("impact", IMPACT), ("resources", RESOURCE)):
        office.live.sections.filter(kind=kind).update(rows=[row] * count)
    for number in range(count):
        first = date(1990 + number, 1, 1)
        make_mandate(office.member, kind="acting", starts_on=first, ends_on=first, precision="year")


def read(client, path=UK) -> str:
    """The page, with ordinary spaces."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def words(html: str) -> str:
    """What a reader sees, without tags."""
    body = html[html.index("<main") : html.index("</main>")].replace("<wbr>", "")
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
