"""What the demo's sessions say: within the limits of their columns, in clean Ukrainian and English."""

import re

import pytest

from mayors_club import ukrainian
from mayors_club.demo import wardrobe
from mayors_club.demo.handouts import handout
from mayors_club.demo.session_pages import COMING, PAGES, PAST
from mayors_club.demo.session_pages.experts import EXPERTS
from mayors_club.demo.session_pages.page import TEXTS
from members.vocabulary import TOPICS
from sessions.models import AgendaItem, Expert, ExpertSession, Feedback, Material, Question
from sessions.words import SPOKEN
from tests.source import ROOT

EACH = pytest.mark.parametrize("name", PAGES)
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# One has no English at all and one no English summary: pages must show what is then said.
WITHOUT_ENGLISH = {"war_risks": {"topic", "lead", "text", "reason"}, "youth_that_stays": {"summary"}}
# Names of the people who speak, and what one of them said in Polish or English.
FOREIGN = {"ellen_hartwick", "marek_zawilski"}


def texts(name):
    """(language, text) of everything a reader can read."""
    page = PAGES[name]
    found = [(column[-2:], text) for column, text in page.columns.items()]
    for point in page.plan:
        found += [(column[-2:], text) for column, text in point.columns.items()]
    return [*found, *zip(("uk", "en"), page.handout, strict=True), *(("uk", text) for text in page.questions)]


def longest(model, column) -> int:
    return model._meta.get_field(column).max_length


@EACH
def test_texts_keep_to_the_length_of_their_column(name):
    page = PAGES[name]
    for column in TEXTS:
        for text in (page.columns[f"{column}_uk"], page.columns[f"{column}_en"]):
            assert len(text) <= longest(ExpertSession, column), column
    for point in page.plan:
        assert all(len(text) <= longest(AgendaItem, "title_uk") for text in point.columns.values())
    assert all(len(text) <= longest(Question, "text") for text in page.questions)
    assert all(len(text) <= longest(Feedback, "comment") for text in page.comments)
    assert all(len(text) <= longest(Material, "title_uk") for text in page.handout)


@EACH
def test_session_is_complete_but_for_the_gaps_of_its_story(name):
    page, gaps = PAGES[name], WITHOUT_ENGLISH.get(name, set())
    needed = {"topic", "lead", "text"} | ({"summary"} if name in PAST and not page.reason[0] else set())
    needed |= {"brief"} if name in COMING and page.questions else set()
    assert {column for column in needed if not page.columns[f"{column}_uk"]} == set()
    there = {column for column in TEXTS if page.columns[f"{column}_uk"]}
    assert {column for column in there if not page.columns[f"{column}_en"]} == gaps & there
    assert set(page.topics) <= TOPICS.keys()
    assert set(page.languages) <= SPOKEN.keys()
    assert page.expert in EXPERTS
    assert bool(page.handout[0]) == bool(page.handout_lines)


@EACH
def test_summaries_are_as_long_as_one_reads(name):
    summaries = [PAGES[name].columns[f"summary_{language}"] for language in ("uk", "en")]
    assert all(100 <= len(text.split()) <= 210 for text in summaries if text)


@EACH
def test_texts_are_written_in_the_letters_of_their_language(name):
    for language, text in texts(name):
        assert not re.search(r"[ёыэъЁЫЭЪ]", text)
        assert not re.search(r"['\"`ʼ]|  | ,| - \S", text.replace("\n- ", "")), text
        if language == "en":
            assert not CYRILLIC.search(text), text
        else:
            assert not re.search(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text, re.IGNORECASE), text
            assert "“" not in text


@EACH
def test_public_texts_speak_to_nobody_alone_and_name_no_hour(name):
    page = PAGES[name]
    public = " ".join((*page.topic, *page.lead))
    assert not re.search(r"\b(?:Ви|Вам|Вас|Ваш\w*)\b", public)
    assert not re.search(r"\d:\d\d", public)


@EACH
def test_data_of_a_session_stay_readable(name):
    source = ROOT / "mayors_club" / "demo" / "session_pages" / f"{name}.py"
    assert len(source.read_text(encoding="utf-8").splitlines()) <= 110


def test_nothing_is_said_twice():
    long = [text for name in PAGES for _, text in texts(name) if len(text) > 60]
    assert len(set(long)) == len(long)


# Experts --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", EXPERTS)
def test_experts_are_told_of_in_both_languages(name):
    expert = EXPERTS[name]
    assert all(expert.columns.values())
    assert all(len(text) <= longest(Expert, column[:-3]) for column, text in expert.columns.items())
    assert not any(CYRILLIC.search(expert.columns[f"{column}_en"]) for column in ("name", "role", "about"))
    assert name in FOREIGN or ukrainian.latinise(expert.name[0]) == expert.name[1]
    assert expert.email.endswith(".example")
    assert set(expert.languages) <= SPOKEN.keys()


def test_every_expert_leads_a_session_and_busts_differ():
    assert {page.expert for page in PAGES.values()} == set(EXPERTS)
    busts = [expert.bust for expert in EXPERTS.values() if expert.bust]
    assert {bust.hair for bust in busts} <= set(wardrobe.HAIR_IN_FRONT)
    assert {bust.clothes for bust in busts} <= set(wardrobe.CLOTHES)
    assert len({(bust.hair, bust.clothes, bust.tint, bust.garment) for bust in busts}) == len(busts)


# Handouts -------------------------------------------------------------------------------------------------------------
def test_handout_is_a_small_pdf():
    content = handout("Контрольний список укриття", ["Повітря", "Вода " * 40], "Клуб мерів.")
    assert content.startswith(b"%PDF-")
    assert b"/Count 1" in content
    assert len(content) < 200_000
