"""`make_office` and what belongs to it: rows for tests, written past the services."""

import io
import itertools
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from offices import search, variants
from offices.models import Edition, MistakeReport, Office, Portrait, Section
from tests import factories

BIOGRAPHY = "Народилася в Старогороді, викладала фізику, керувала ліцеєм. " * 10
BIOGRAPHY_EN = "Born in Starohorod, she taught physics and led the lyceum. " * 10
TEXTS = {
    "title": ("Старогородська міська голова", "Mayor of Starohorod"),
    "lead": ("Очолює громаду з 2015 року.", "Has led the community since 2015."),
    "biography": (BIOGRAPHY.strip(), BIOGRAPHY_EN.strip()),
    "vision": ("Громада сильна тоді, коли кожен знає, куди пішла гривня.", "A community is strong when it can count."),
}
IMPACT = {
    "value_uk": "1 340",
    "value_en": "1,340",
    "unit_uk": "осіб",
    "unit_en": "people",
    "caption_uk": "отримали постійне житло",
    "caption_en": "received permanent housing",
    "year": 2025,
    "source_uk": "Звіт громади",
    "source_en": "Report of the community",
    "source_url": "https://starohorod.example/zvit",
}
CREDIT = {"credit_uk": "Марія Левченко", "credit_en": "Mariia Levchenko", "licence": "press"}
ACHIEVEMENT = {
    "year": 2024,
    "title_uk": "Котельня на біомасі",
    "title_en": "A biomass boiler house",
    "text_uk": "Лікарня взимку не залежить від газу.",
    "text_en": "In winter the hospital no longer depends on gas.",
    "evidence_url": "https://starohorod.example/kotelnia",
}


def make_office(member=None, *, live=True, english=True, **fields) -> Office:
    """An office; `live` with a published edition in Ukrainian and, when `english`, in English."""
    member = member or factories.make_member()
    fields.setdefault("slug", f"office-{str(member.pk)[:8]}")
    if fields.get("hidden_at") and "hidden_by" not in fields:
        fields["hidden_by"] = member.user
    office = Office.objects.create(member=member, **fields)
    if live:
        make_live(office, english=english)
    return office


def make_hidden_office(member=None, **fields) -> Office:
    return make_office(member, hidden_at=timezone.now(), **fields)


def make_live(office, *, english=True, days_ago=5) -> Edition:
    edition = make_edition(office, Edition.Status.PUBLISHED, published_at=timezone.now() - timedelta(days=days_ago))
    for kind in TEXTS:
        make_section(edition, kind, english=english)
    make_section(edition, "impact", english=english, rows=[IMPACT])
    make_section(edition, "achievements", english=english, rows=[ACHIEVEMENT])
    office.live = edition
    office.confirmed_at = office.confirmed_at or edition.published_at
    search.fill(office)
    office.save()
    return edition


def make_edition(office, status=Edition.Status.DRAFT, **fields) -> Edition:
    defaults = {"number": office.editions.count() + 1, "status": status}
    if status == Edition.Status.IN_REVIEW:
        defaults |= {"submitted_at": timezone.now(), "submitted_by": office.member.user}
    if status == Edition.Status.PUBLISHED:
        defaults |= {"published_at": timezone.now(), "published_by": office.member.user}
    return Edition.objects.create(office=office, **{**defaults, **fields})


def make_section(edition, kind, *, english=True, rows=(), **fields) -> Section:
    uk, en = TEXTS.get(kind, ("", ""))
    now = timezone.now()
    defaults = {
        "text_uk": uk,
        "text_en": en if english else "",
        "rows": [row if english else without_english(row) for row in rows],
        "uk_changed_at": now,
        "en_checked_at": now if english else None,
        "revision": 1,
        "saved_by": edition.office.member.user,
    }
    return Section.objects.create(edition=edition, kind=kind, **{**defaults, **fields})


def without_english(row: dict) -> dict:
    return {key: "" if key.endswith("_en") else value for key, value in row.items()}


def make_draft(office, *, status=Edition.Status.DRAFT, english=True, **texts) -> Edition:
    """An open edition with the usual texts; `texts` are Ukrainian ones of their own: lead="…"."""
    edition = make_edition(office, status)
    for kind in TEXTS:
        own = {"text_uk": texts[kind]} if kind in texts else {}
        make_section(edition, kind, english=english, **own)
    return edition


def jpeg(width=800, height=1000, colour=(21, 62, 117)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "JPEG", quality=80)
    return file.getvalue()


def make_portrait(office, **fields) -> Portrait:
    defaults = {"width": 800, "height": 1000, "crop_left": 0, "crop_top": 0, "crop_width": 800, "crop_height": 1000}
    portrait = Portrait(office=office, **{**defaults, "uploaded_by": office.member.user, **fields})
    portrait.master.save("master.jpg", ContentFile(jpeg()), save=False)
    portrait.save()
    return portrait


def make_ready_portrait(office, **fields) -> Portrait:
    """As the worker leaves it, with every file; the pictures in them are small and plain."""
    portrait = make_portrait(office, **{"ready_at": timezone.now(), **fields})
    for width, extension in itertools.product(portrait.widths, variants.CONTENT_TYPES):
        plain = Image.new("RGB", (width, width * 5 // 4), (21, 62, 117))
        name = portrait.path_of(width, extension)
        portrait.master.storage.save(name, ContentFile(variants.encoded(plain, extension, 50)))
    return portrait


def make_live_portrait(office, *, english=True, **fields) -> Portrait:
    """One that the page of the office shows to everybody."""
    portrait = make_ready_portrait(office, **fields)
    texts = {"text_uk": "Ірина Савчук біля ратуші"}
    texts["text_en"] = "Iryna Savchuk outside the town hall" if english else ""
    make_section(office.live, "portrait", english=english, portrait=portrait, rows=[CREDIT], **texts)
    return portrait


def make_report(office, **fields) -> MistakeReport:
    defaults = {"text": "Рік народження інший.", "language": "uk"}
    return MistakeReport.objects.create(office=office, **{**defaults, **fields})
