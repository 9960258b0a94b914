"""Turns a letter's templates into subject, text and HTML in one language. Knows nothing of rows and sending."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import SafeString

from mayors_club import letter_text

# Mail programs drop style sheets, so the plain tags of our templates get their looks here. A stranger's words are
# escaped and can hold none of these tags.
STYLES = {
    "<h1>": "margin:0 0 20px;font-size:26px;line-height:1.2;font-weight:400",
    "<h2>": "margin:24px 0 8px;font-size:18px",
    "<p>": "margin:0 0 16px",
    "<ul>": "margin:0 0 18px;padding-left:22px",
    "<ol>": "margin:0 0 18px;padding-left:22px",
    "<li>": "margin:0 0 8px",
}


class Undefined(str):
    """Stands for a variable that a template names and nobody gave: fails in development and tests."""

    def __contains__(self, part):
        return True

    def __mod__(self, variable):
        raise LookupError(f"the letter's template names {variable}, which the context does not hold")


class Markers(dict):
    """`{{ secret.welcome_link }}` renders `[[welcome_link]]`; the value enters while the letter is being sent."""

    def __missing__(self, name):
        return SafeString(f"[[{name}]]")


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str


# Named as in settings, not imported: an app may bring filters for its own letters.
LIBRARIES = {
    "i18n": "django.templatetags.i18n",
    "letters": "mayors_club.templatetags.letters",
    "session_words": "sessions.templatetags.session_words",
}


@cache
def engine() -> Engine:
    """An engine of its own: no request, no context processors, and strict where a developer looks on."""
    return Engine(
        dirs=settings.TEMPLATES[0]["DIRS"],
        libraries=LIBRARIES,
        string_if_invalid=Undefined("undefined") if settings.STRICT_LETTERS else "",
    )


def render(name: str, *, language: str, context: dict) -> Letter:
    """The letter `templates/emails/<name>.*` in `language`, with markers in place of secrets."""
    values = {**_about_the_club(language), **context, "secret": Markers()}
    with translation.override(language):
        subject = letter_text.one_line(_fill(f"emails/{name}.subject.txt", values))
        values["subject"] = subject
        text = letter_text.wrap(_fill(f"emails/{name}.body.txt", values))
        html = _fill(f"emails/{name}.body.html", values)
    return Letter(subject, text, _dress(html))


def _fill(template: str, values: dict) -> str:
    # Escaping is for HTML only: «Слов’янськ» must not arrive as entities in a text or a subject.
    return engine().get_template(template).render(Context(values, autoescape=template.endswith(".html")))


def _about_the_club(language: str) -> dict:
    homes = {"uk": f"{settings.SITE_URL}/", "en": f"{settings.SITE_URL}/en/"}
    return {
        "language": language,
        "home_url": homes[language],
        "other_home_url": homes["en" if language == "uk" else "uk"],
        "phone": settings.CLUB_PHONE,
    }


def _dress(html: str) -> str:
    for tag, style in STYLES.items():
        html = html.replace(tag, f'{tag[:-1]} style="{style}">')
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"
