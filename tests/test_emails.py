"""Every letter, in both languages, as it is written into its row. One letter is one word: its name."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from mayors_club import letter_text, letters, mail
from tests.factories import make_decision
from tests.letter_cases import LETTERS, SECRETS, UNTIL, application, decided

pytestmark = pytest.mark.django_db

FOLDER = Path(settings.BASE_DIR) / "templates" / "emails"
LANGUAGES = ("uk", "en")
NUMBERED = {
    "application_received",
    "application_question",
    "application_answer_received",
    "application_withdrawn",
    "application_declined",
    "decision_changed",
}
CYRILLIC, LATIN = re.compile(r"[А-Яа-яІіЇїЄєҐґ]"), re.compile(r"[A-Za-z]")
# Words of the other language that belong: addresses, the link to the other language, a colleague's name.
FOREIGN_AND_RIGHT = {
    "uk": re.compile(r"https?://\S+|\[\[\w+\]\]|English:|\S+ \(at\) \S+"),
    "en": re.compile(r"Українською:|Оксана Дорошенко|Бракує рішення ради\.|Додайте, будь ласка, рішення ради\."),
}


def every_letter():
    return [pytest.param(name, language, id=f"{name}-{language}") for name in LETTERS for language in LANGUAGES]


def render(name, language, context=None, to="mayor@starohorod.example"):
    with override(language):
        known = context or LETTERS[name]()
    return letters.render(name, language=language, context={**known, "to": to})


def test_the_letters_are_the_templates_on_disk():
    assert {path.name.split(".")[0] for path in FOLDER.glob("[a-z]*.subject.txt")} == set(LETTERS)
    shared = {"base", *(path.name.split(".")[0] for path in FOLDER.glob("_*"))}
    endings = (".subject.txt", ".body.txt", ".body.html")
    expected = {f"{name}{ending}" for name in LETTERS for ending in endings}
    assert {path.name for path in FOLDER.iterdir() if path.name.split(".")[0] not in shared} == expected


def test_the_letters_are_those_of_the_documentation():
    page = (Path(settings.BASE_DIR) / "docs" / "letters.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(LETTERS)


def test_a_variable_nobody_gave_fails():
    with pytest.raises(LookupError, match="application"):
        render("application_accepted", "uk", {"decision": None})


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_subject(name, language):
    subject = render(name, language).subject
    assert 0 < len(subject) <= 50, subject
    assert ("МК-2026-" if language == "uk" else "MK-2026-") in subject or name not in NUMBERED


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_text_part(name, language):
    text = render(name, language).text
    assert [line for line in text.splitlines() if len(line) > letter_text.COLUMNS and "://" not in line] == []
    assert "\n\n\n" not in text
    assert letter_text.NO_BREAK_SPACE not in text
    assert "&" not in text
    assert "кнопк" not in text.lower()
    assert "button" not in text.lower()
    assert re.search(r"^.*\+380 44 000 00 00", text, re.MULTILINE)
    assert re.search(r"^-- $", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_html_part(name, language):
    letter = render(name, language)
    html = letter.html
    assert len(html.encode()) <= 3584
    assert html.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert "<img" not in html
    assert "prefers-color-scheme:dark" in html
    assert html.count("<h1") == 1
    assert html.count(f'lang="{"en" if language == "uk" else "uk"}"') == 1
    preheader = re.search(r'<div style="display:none[^>]*>([^<]+)</div>', html)
    assert preheader, "no preheader"
    assert preheader[1] != letter.subject
    assert "<p>" not in html, "a paragraph without its looks"
    assert set(re.findall(r"https?://[^/\"]+", html)) == {settings.SITE_URL}


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_no_word_of_the_other_language(name, language):
    letter = render(name, language)
    other = LATIN if language == "uk" else CYRILLIC
    for part in (letter.subject, letter.text):
        ours = FOREIGN_AND_RIGHT[language].sub("", " ".join(part.split()))
        assert [word for word in ours.split() if other.search(word)] == []


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_text_and_html_say_the_same_words(name, language):
    letter = render(name, language)
    page = re.sub(
        r"<title>.*?</title>|<style>.*?</style>|<h1.*?</h1>|<div style=.display:none.*?</div>", "", letter.html
    )
    visible = re.sub(r"<[^>]+>", " ", page).replace("&#x27;", "'").replace("&quot;", '"')
    text = re.sub(r"https?://\S+|\[\[\w+\]\]|^-+ ?$|^\d+\. |– ", "", letter.text, flags=re.MULTILINE)

    def words_of(part):
        return set(re.findall(r"\w+", re.sub(r"\[\[\w+\]\]", "", part))) - {"English", "Українською"}

    assert words_of(text) ^ words_of(visible) <= {"ГО", "NGO"}


@pytest.mark.parametrize(("name", "language"), every_letter())
def test_secrets_are_markers_of_the_right_kind(name, language):
    letter = render(name, language)
    expected = {secret for secret, names in SECRETS.items() if name in names}
    assert set(mail.MARKER.findall(letter.text)) == expected
    assert set(mail.MARKER.findall(letter.html)) == expected
    assert mail.MARKER.findall(letter.subject) == []


@pytest.mark.parametrize(
    ("language", "greeting", "plain"),
    [("uk", "Добрий день, пані Ірино!", "Доброго дня!"), ("en", "Dear Ms Savchuk,", "Hello,")],
)
def test_the_greeting_is_as_the_person_typed_it(language, greeting, plain):
    about = application()
    assert greeting in render("application_received", language, {"application": about}).text
    nameless = application(greeting_uk="", greeting_en="")
    assert plain in render("application_received", language, {"application": nameless}).text


def test_an_assistant_is_not_greeted_as_the_mayor():
    about = application("draft", assistant_email="helper@starohorod.example")
    context = {"application": about, "until": UNTIL}
    assert "Доброго дня!" in render("application_link", "uk", context, to="helper@starohorod.example").text


@pytest.mark.parametrize(
    ("reason_code", "uk", "en"),
    [
        ("not_a_head", "Членами Клубу можуть бути", "Membership is open to"),
        ("not_confirmed", "Надані документи не підтверджують", "The documents provided do not confirm"),
        ("duplicate", "У нас уже є інша Ваша заява", "We already hold another application"),
        ("other", "Слова комітету", "Слова комітету"),
    ],
)
def test_a_refusal_gives_its_reason_and_says_what_can_be_done(reason_code, uk, en):
    context = decided("decline", reason_code=reason_code, text="Слова комітету.")
    for language, sentence in (("uk", uk), ("en", en)):
        letter = render("application_declined", language, context)
        assert sentence in letter.text.replace("\n  ", " ")
        assert sentence in letter.html
        assert "Слова комітету." in letter.text
        assert "30" in letter.text
        assert f"{settings.SITE_URL}/{'en/' if language == 'en' else ''}apply/" in letter.text


def test_acting_heads_and_heads_of_administrations_are_never_excluded():
    letter = render("application_declined", "uk", decided("decline", reason_code="not_a_head", text=""))
    assert "секретарі рад" in letter.text
    assert "начальники військових адміністрацій" in " ".join(letter.text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_accepted_and_declined_do_not_look_alike(language):
    accepted = render("application_accepted", language)
    declined = render("application_declined", language)
    assert accepted.subject.split()[0] != declined.subject.split()[0]
    assert 'class="q"' in declined.html
    assert 'class="q"' not in accepted.html


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [("in_review", "ще раз розглядає"), ("accepted", "її схвалено"), ("declined", "її не підтримано")],
)
def test_a_changed_decision_says_how(changed, sentence):
    about = application(changed)
    decision = about.decisions.first() or make_decision(about, letter=False)
    letter = render("decision_changed", "uk", {"application": about, "decision": decision})
    assert sentence in " ".join(letter.text.split())
    assert "більше не чинний" in " ".join(letter.text.split())


def test_a_mayor_who_has_not_consented_is_not_told_that_they_began():
    letter = render("application_draft_reminder", "uk", {"application": application("awaiting_mayor"), "until": UNTIL})
    assert letter.subject == "Заява до Клубу мерів чекає на Вашу згоду"
    assert "Ви почали" not in letter.text + letter.html
    assert "Переглянути й подати заяву:" in letter.text


def test_a_withdrawn_draft_has_no_number():
    letter = render("application_withdrawn", "uk", {"application": application("withdrawn")})
    assert letter.subject == "Заяву відкликано"


HOSTILE = "Слов'янськ <b>&</b> http://evil.example www.evil.example evil.com x@evil.example [[application_link]]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_strangers_words_are_neither_links_nor_markup_nor_markers(language):
    about = application("more_info")
    about.greeting_uk = about.greeting_en = HOSTILE
    question = about.questions.get()
    question.text = f"{HOSTILE}\r\nBcc: x@evil.example\n## Heading"
    letter = render("application_question", language, {"application": about, "question": question})
    assert "Слов'янськ <b>&</b>" in letter.text
    assert "Слов&#x27;янськ &lt;b&gt;&amp;&lt;/b&gt;" in letter.html
    for part in (letter.text, letter.html):
        assert not re.search(r"://evil|www\.|@evil|evil\.(example|com)", part)
        assert part.count("[[application_link]]") == 1
    assert "\n## " not in letter.text


def test_a_date_is_the_day_in_kyiv():
    night = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    context = decided("accept", effective_at=night)
    assert "24 листопада 2026 року Вас" in " ".join(render("application_accepted", "uk", context).text.split())
    assert "24 November 2026" in " ".join(render("application_accepted", "en", context).text.split())
