"""What the demo's members show of themselves in the directory, and one letter that its recipient has reported."""

import uuid

from mayors_club.demo.office_pages import PAGES
from mayors_club.demo.sowing import Sower
from members import services
from members.models import Audience, DirectoryEntry, Member, RelayLetter

EVERYONE, MEMBERS, NOBODY = Audience.EVERYONE, Audience.MEMBERS, Audience.NOBODY
ENTRIES = {
    "oksana_doroshenko": {
        "languages": ["en", "pl"],
        "topics": ["energy", "recovery", "youth"],
        "languages_for": EVERYONE,
    },
    "iryna_savchuk": {
        "languages": ["en", "de"],
        "topics": ["education", "displaced", "economy"],
        "languages_for": EVERYONE,
        "topics_for": EVERYONE,
        "phone": "+380440000001",
        "phone_for": MEMBERS,
    },
    "taras_levchenko": {"languages": ["pl"], "topics": ["water", "waste", "energy"]},
    "olena_gerasym": {"languages": ["hu", "ro", "en"], "topics": ["tourism", "culture"], "topics_for": EVERYONE},
    "bohdan_yizhakevych": {"topics": ["veterans", "health", "accessibility"], "takes_letters": False},
    "nazar_torchyniuk": {"languages": ["pl", "en"], "topics": ["agriculture", "transport"], "languages_for": NOBODY},
    "stepan_cheban": {"languages": ["bg", "ro"], "topics": ["agriculture", "culture"]},
    "nataliia_skoryk": {"topics": ["safety"], "is_listed": False},
}
ADVERTISEMENT = "Пропонуємо Вашій громаді дитячі майданчики за вигідними цінами. Відповідайте до п’ятниці."


def sow(sower: Sower) -> None:
    for name, columns in ENTRIES.items():
        member = _member(name)
        if member:
            sower.row(name, columns, lambda member=member, columns=columns: _entry(member, columns))
    writer, reader = _member("stepan_cheban"), _member("oksana_doroshenko")
    if writer and reader:
        sower.row("reported letter", {}, lambda: _reported_letter(writer, reader))


def _member(name: str) -> Member | None:
    return Member.objects.active().filter(user__email=PAGES[name].email).first()


def _entry(member: Member, columns: dict) -> DirectoryEntry:
    return services.change_entry(member, by=member.user, **columns)


def _reported_letter(writer: Member, reader: Member) -> RelayLetter:
    letter = services.write(writer, reader, text=ADVERTISEMENT, shows_address=False, key=uuid.uuid4(), by=writer.user)
    services.report(letter)
    return letter
