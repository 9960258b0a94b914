"""What applicants do, in a line each: fill sections in, open links, press buttons."""

import time

from django.core import signing
from django.urls import reverse

from applications.models import AccessLink
from mayors_club import mail
from mayors_club.models import OutgoingEmail
from mayors_club.trap import STAMP_SALT

ABOUT_YOU = {
    "full_name_uk": "Ірина Савчук",
    "full_name_latin": "Iryna Savchuk",
    "greeting_uk": "пані Ірино",
    "greeting_en": "Ms Savchuk",
    "phone": "044 123 45 67",
    "language": "uk",
}
OFFICE = {
    "office_kind": "elected",
    "title": "city_f",
    "community": "Миргородська громада, Полтавська область",
    "term_rows": "1",
    "term_1_start_month": "11",
    "term_1_start_year": "2020",
    "term_1_running": "on",
    "proof_url": "https://myrhorod.example/rada",
}
COMMUNITY = {"community_website": "myrhorod.example", "for_partners": "Курорт і ярмарки."}
MOTIVATION = {"motivation": "Хочу обмінюватися досвідом."}
REPRESENTATIVES = {
    "representative_1_full_name": "Оксана Дорошенко",
    "representative_1_email": "oksana@myrhorod.example",
    "representative_1_position": "керівниця апарату",
}
ANSWERS = {
    "about-you": ABOUT_YOU,
    "office": OFFICE,
    "community": COMMUNITY,
    "motivation": MOTIVATION,
    "representatives": REPRESENTATIVES,
}


def stamp(seconds_ago=10) -> str:
    return signing.dumps(time.time() - seconds_ago, salt=STAMP_SALT)


def as_saved(answers) -> dict:
    """The answers as the database keeps them."""
    return {
        name: {"values": {field: [text] for field, text in values.items() if text}, "saved_at": ""}
        for name, values in answers.items()
    }


def at(name, token, *more, language="uk") -> str:
    path = reverse(f"applications:{name}", args=[token, *more])
    return path if language == "uk" else f"/en{path}"


def every_page(token) -> list[str]:
    """The address of every page behind a link that opens with GET."""
    names = ("tasks", "saved", "proof", "check", "submitted", "status", "answers", "reply", "withdraw")
    return [at(name, token) for name in names] + [at("section", token, name) for name in ANSWERS]


def fill_in(client, token, **changes) -> None:
    """All five sections; `changes` by section name with underscores."""
    for name, values in ANSWERS.items():
        typed = {**values, **changes.get(name.replace("-", "_"), {})}
        response = client.post(at("section", token, name), typed)
        assert response.status_code == 302, (name, response.context["form"].errors)


def letters(name=None) -> list[OutgoingEmail]:
    rows = OutgoingEmail.objects.order_by("created_at")
    return list(rows.filter(name=name) if name else rows)


def token_in(letter) -> str:
    """Send the letter as the worker does and take the link out of its text."""
    text, _html = mail.fill_secrets(letter)
    path = next(word for word in text.split() if "/apply/" in word).partition("/apply/")[2]
    return path.split("/")[0]


def newest_link(application) -> AccessLink:
    return application.links.order_by("-created_at", "-id").first()
