"""Mayors' offices in every state, brought there by the services that real people use.

Only dates are moved back afterwards, as if it had not all happened today; the log of events keeps its own time.
"""

from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mayors_club.demo import people
from mayors_club.demo.communities import invented
from mayors_club.demo.drawing import portrait
from mayors_club.demo.office_pages import PAGES, mykola_zahorulko, nazar_torchyniuk, oksana_doroshenko, serhii_kravets
from mayors_club.demo.office_pages.page import CREDIT, LICENCE, OfficePage, flow
from mayors_club.demo.sowing import Sower
from mayors_club.ukrainian import latinise
from members.models import Member, Representative, User
from members.services import admit, confirm_activation, end_membership
from offices import services
from offices.content import Content
from offices.models import Edition, Office, Section


def sow(sower: Sower) -> None:
    """Every office once. Afterwards it lives its own life: people edit, publish and hide it, and time passes."""
    if User.objects.filter(email__in=people.NAMES).count() < len(people.NAMES):
        return  # somebody has removed an account of the staff; without them nothing is published
    for name, story in STORIES.items():
        sower.row(name, {}, lambda name=name, story=story: story(PAGES[name]))


# Stories --------------------------------------------------------------------------------------------------------------
def published(page: OfficePage, *, days: int, is_trusted=False) -> Office:
    """Live since `days` ago; those who are trusted have published it themselves."""
    office = written(page)
    if is_trusted:
        Office.objects.filter(pk=office.pk).update(may_publish=True)
    make_public(office, by=office.member.user if is_trusted else people.account("secretariat"))
    move_back(office, days)
    return office


def with_old_english(page: OfficePage) -> Office:
    """The representative has rewritten a Ukrainian sentence; nobody has looked at its translation since."""
    office = published(page, days=200)
    principal = office.member.user
    representative = Representative.objects.in_force().filter(member=office.member).first()
    actor = {"by": representative.user, "on_behalf_of": principal} if representative else {"by": principal}
    save(office, "lead", text_uk=oksana_doroshenko.LATER_LEAD, **actor)
    services.submit(office.editions.get(status=Edition.Status.DRAFT), **actor)
    make_public(office, by=people.account("secretariat"))
    move_back(office, 12)
    return office


def waiting_for_review(page: OfficePage) -> Office:
    office = published(page, days=150)
    add_achievement(office, nazar_torchyniuk.NEXT_DEED)
    submit(office)
    move_back(office, 2)
    return office


def with_requested_changes(page: OfficePage) -> Office:
    office = published(page, days=120)
    add_achievement(office, serhii_kravets.NEXT_DEED)
    edition = submit(office)
    services.request_changes(edition, note=serhii_kravets.NOTE, by=people.account("secretariat"))
    move_back(office, 1)
    return office


def never_published(page: OfficePage) -> Office:
    office = written(page)
    submit(office)
    move_back(office, 1)
    return office


def hidden(page: OfficePage) -> Office:
    office = published(page, days=260)
    services.hide(office, by=office.member.user)
    return office


def remembered(page: OfficePage) -> Office:
    """The mayor has died: the membership has ended, the secretariat has added two sentences, and the page stays."""
    office = published(page, days=900, is_trusted=True)
    Office.objects.filter(pk=office.pk).update(life_years=mykola_zahorulko.LIFE_YEARS)
    secretariat, died = people.account("secretariat"), at_noon(mykola_zahorulko.DIED_ON)
    end_membership(office.member, reason=Member.EndReason.DECEASED, by=secretariat)
    Member.objects.filter(pk=office.member_id).update(ended_at=died)
    written_before = zip(page.biography, mykola_zahorulko.FAREWELL, strict=True)
    texts = [f"{flow(before)}\n\n{farewell}" for before, farewell in written_before]
    save(office, "biography", text_uk=texts[0], text_en=texts[1], by=secretariat)
    make_public(office, by=secretariat)
    move_back(office, (timezone.now() - died).days - 21)
    return office


STORIES = {
    "iryna_savchuk": lambda page: published(page, days=9, is_trusted=True),
    "oksana_doroshenko": with_old_english,
    "taras_levchenko": lambda page: published(page, days=34, is_trusted=True),
    "olena_gerasym": lambda page: published(page, days=61),
    "serhii_kravets": with_requested_changes,
    "bohdan_yizhakevych": lambda page: published(page, days=88),
    "raisa_stelmakh": never_published,
    "dmytro_halahan": lambda page: published(page, days=47),
    "myroslav_vakulenko": hidden,
    "mykola_zahorulko": remembered,
    "nazar_torchyniuk": waiting_for_review,
    "valentyna_skyba": lambda page: published(page, days=396, is_trusted=True),
    "vasyl_tkach": lambda page: published(page, days=170),
    "stepan_cheban": lambda page: published(page, days=20),
    "nataliia_skoryk": lambda page: published(page, days=75),
}


# Small steps ----------------------------------------------------------------------------------------------------------
def written(page: OfficePage) -> Office:
    """The office of the page's mayor with every section in its draft."""
    member = Member.objects.filter(user__email=page.email, status__in=Member.LIVE).first() or _admitted(page)
    office = services.open_office(member, by=member.user)
    services.set_contacts(office, contact_email=page.contact, contacts=office.contacts, by=member.user)
    if page.bust:
        drawn = SimpleUploadedFile("portrait.jpg", portrait(page.bust), "image/jpeg")
        picture = services.add_portrait(office, drawn, by=member.user)
        credit = {"credit_uk": CREDIT[0], "credit_en": CREDIT[1], "licence": LICENCE}
        alt = {"text_uk": page.alt[0], "text_en": page.alt[1]}
        save(office, "portrait", **alt, rows=[credit], portrait_id=picture.pk, by=member.user)
    for kind, content in page.contents.items():
        save(office, kind, **content, by=member.user)
    return office


def save(office: Office, kind: str, *, by, on_behalf_of=None, **changes) -> None:
    """Change these parts of a section of the draft, or of what is live where there is no draft."""
    sections = Section.objects.filter(edition__office=office, kind=kind)
    section = sections.order_by("-edition__number").first()
    content = asdict(section.content if section else Content()) | changes
    revision = section.revision if section else 0
    services.save_section(office, kind, Content(**content), revision=revision, by=by, on_behalf_of=on_behalf_of)


def add_achievement(office: Office, deed) -> None:
    rows = Section.objects.get(edition=office.editions.get(), kind="achievements").rows
    save(office, "achievements", rows=[deed.row, *rows], by=office.member.user)


def submit(office: Office) -> Edition:
    edition = office.editions.get(status=Edition.Status.DRAFT)
    services.submit(edition, by=office.member.user)
    return edition


def make_public(office: Office, *, by) -> None:
    edition = office.editions.open().get()
    services.publish(edition, seen=edition.changes, by=by)
    office.refresh_from_db()


def move_back(office: Office, days: int) -> None:
    """What the services have dated with the last hour happened `days` ago.

    Not the upload of portraits: the worker takes the oldest first, and the first page shall have its picture first.
    """
    then, an_hour_ago = timezone.now() - timedelta(days=days), timezone.now() - timedelta(hours=1)
    of_a_section = ("uk_changed_at", "en_checked_at", "saved_at")
    dated = (
        (Office.objects.filter(pk=office.pk), ("created_at", "confirmed_at")),
        (office.editions.all(), ("status_since", "submitted_at", "published_at")),
        (Section.objects.filter(edition__office=office), of_a_section),
        (Section.history.filter(edition__office=office), (*of_a_section, "history_date")),
    )
    for rows, columns in dated:
        for column in columns:
            rows.filter(**{f"{column}__gte": an_hour_ago}).update(**{column: then})
    office.refresh_from_db()


def _admitted(page: OfficePage) -> Member:
    joined = at_noon(page.joined)
    mandates = [asdict(term) | {"source_url": f"https://{page.place}.example/rishennia"} for term in page.terms]
    member = admit(
        email=page.email,
        language="uk",
        by=people.account("secretariat"),
        effective_at=joined,
        mandates=mandates,
        full_name_uk=page.full_name,
        full_name_latin=latinise(page.full_name),
        greeting_uk=page.greeting[0],
        greeting_en=page.greeting[1],
        title_uk=page.post[0],
        title_en=page.post[1],
        gender=page.gender,
        community=invented(page.place),
    )
    confirm_activation(member, by=member.user)
    Member.objects.filter(pk=member.pk).update(confirmed_at=joined)
    return member


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
