"""The project's own part of the search: prose pages, lists, questions and answers. Other apps bring their own parts.

What a prose page says is taken from the page itself, rendered once in each process.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from mayors_club import languages, markdown, navigation
from mayors_club.models import FaqEntry
from mayors_club.plain_rows import plain_rows
from members.finding import Asked, Fit, Hit, Line, Said, searchable, words_of_names

PROSE = ("about", "join", "help", "accessibility", "privacy")
# What lists say of themselves; a list of an app that is not there yet is left out.
LISTS = {
    "offices:list": gettext_lazy(
        "Pages of the heads of Ukrainian communities who are members of the Club: biography, vision, social impact,"
        " achievements."
    ),
    "sister_cities:list": gettext_lazy("Agreements of Ukrainian communities with partner cities of other countries."),
    "expert_sessions:list": gettext_lazy(
        "Closed online meetings of the Mayors’ Club every two weeks: what is coming, who leads it, and the archive of"
        " topics."
    ),
    "faq": gettext_lazy(
        "What the Mayors’ Club is, who can join and how, what membership means, and what a mayor’s office and an expert"
        " session are."
    ),
}
# What people call a page whose title says it otherwise.
OTHER_NAMES = {"privacy": ("Privacy policy", "Політика конфіденційності", "Приватність")}
WORDS_OF_A_LINE = 28
BLOCK_ENDS = re.compile(r"</(?:p|li|h\d|td|th|dt|dd|summary|div)>|<br>")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Text:
    """A page in one language."""

    title: str
    description: str = ""
    headings: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()

    def line_for(self, asked: Asked, fit: Fit) -> str:
        """What the page says of itself; found by its text, the sentence in which most of the words stand."""
        counted = [(asked.count_in(searchable(sentence)), sentence) for sentence in self.sentences]
        most, sentence = max(counted, key=lambda one: one[0], default=(0, ""))
        by_text = fit is Fit.TEXT and most
        return Truncator(sentence if by_text else self.description).words(WORDS_OF_A_LINE)


class Entry(NamedTuple):
    """A question and its answer, without the model."""

    slug: str
    position: int
    question_uk: str
    question_en: str | None
    answer_uk: str
    answer_en: str | None


def hits(asked: Asked) -> list[Hit]:
    """One query, for the questions."""
    places = [*_lists(), *((name, reverse(name), _prose(name)) for name in PROSE)]
    found = [
        _hit(asked, path, texts, (place,), OTHER_NAMES.get(name, ()))
        for place, (name, path, texts) in enumerate(places)
    ]
    found += [
        _hit(asked, f"{reverse('faq')}#{entry.slug}", _question(entry), (len(places), entry.position), note=_("Answer"))
        for entry in plain_rows(Entry, *_statement())
    ]
    return [hit for hit in found if hit.fit is not Fit.NONE]


def _hit(asked: Asked, path: str, texts: dict[str, Text], order: tuple, also=(), note: str = "") -> Hit:
    """`texts` by language; the page is shown in Ukrainian where it has no other."""
    names = [*also, *(name for text in texts.values() for name in (text.title, *text.headings))]
    said = [part for text in texts.values() for part in (text.title, text.description, *text.sentences)]
    fit = asked.best(words_of_names(*names), searchable(*said))
    language = get_language() if get_language() in texts else languages.DEFAULT
    lang = "" if language == get_language() else language
    shown = texts[language]
    return Hit(fit, lambda: Said(path, Line(shown.title, lang), (Line(shown.line_for(asked, fit), lang),), note), order)


def _lists():
    return [(name, path, _list(name)) for name in LISTS if (path := navigation.address(name))]


@lru_cache(maxsize=len(LISTS))
def _list(name: str) -> dict[str, Text]:
    texts = {}
    for language in languages.OTHER:
        with override(language):
            texts[language] = Text(str(navigation.ENTRIES[name]), str(LISTS[name]))
    return texts


def _prose(name: str) -> dict[str, Text]:
    return {language: _prose_in(name, language) for language in languages.OTHER}


@lru_cache(maxsize=len(PROSE) * len(languages.OTHER))
def _prose_in(name: str, language: str) -> Text:
    context = {"site_email": settings.MAIL_REPLY_TO, "site_phone": settings.CLUB_PHONE}
    with override(language):
        html = render_to_string(f"pages/{language}/{name}.html", context)
    description = re.search(r'<meta name="description" content="([^"]*)"', html)[1]
    main = re.search(r"<main[^>]*>(.*)</main>", html, re.DOTALL)[1]
    title, *headings = (_plain(heading) for heading in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", main, re.DOTALL))
    return Text(title, unescape(description), tuple(headings), _sentences(main))


@lru_cache(maxsize=1)
def _statement() -> tuple[str, tuple]:
    return FaqEntry.objects.values_list(*Entry._fields).query.sql_with_params()


def _question(entry: Entry) -> dict[str, Text]:
    texts = {"uk": (entry.question_uk, entry.answer_uk), "en": (entry.question_en, entry.answer_en)}
    return {language: _answer(*both) for language, both in texts.items() if all(both)}


# By the texts themselves, so nothing remembered can be out of date.
@lru_cache(maxsize=256)
def _answer(question: str, answer: str) -> Text:
    html = markdown.render(answer)
    return Text(question, _plain(html), (), _sentences(html))


def _sentences(html: str) -> tuple[str, ...]:
    pieces = (_plain(piece) for piece in SENTENCE_ENDS.split(strip_tags(BLOCK_ENDS.sub("\n", html))))
    return tuple(piece for piece in pieces if piece)


def _plain(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())
