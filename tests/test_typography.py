import datetime

import pytest
from django.template import Context, Template
from django.template.defaultfilters import filesizeformat
from django.utils import timezone, translation

from mayors_club import typography

THURSDAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("function", "uk", "en"),
    [
        (typography.long_date, "26 листопада 2026 року", "26 November 2026"),
        (typography.day_and_month, "26 листопада", "26 November"),
        (typography.weekday, "четвер", "Thursday"),
        (typography.on_weekday, "у четвер", "on Thursday"),
    ],
)
def test_dates_in_words(function, uk, en):
    assert function(THURSDAY, "uk").replace("\u00a0", " ") == uk
    assert function(THURSDAY, "en").replace("\u00a0", " ") == en


def test_long_date_stays_on_one_line():
    assert " " not in typography.long_date(THURSDAY, "uk")


@pytest.mark.parametrize(("hour", "words"), [(9, "о 09:30"), (11, "об 11:30"), (15, "о 15:30"), (21, "о 21:30")])
def test_only_eleven_takes_ob(hour, words):
    assert typography.at_time(datetime.time(hour, 30), "uk").replace("\u00a0", " ") == words


def test_hour_in_english():
    assert typography.at_time(datetime.time(11, 0), "en") == "at\u00a011:00"


def test_prose_is_set_between_its_tags_only():
    html = '<p class="a b c">І в місті за 10 хвилин</p>'
    assert typography.typeset_markup(html, "uk") == '<p class="a b c">І\u00a0в\u00a0місті за\u00a010\u00a0хвилин</p>'


def test_thousands_keep_together_in_both_languages():
    assert typography.typeset("48 200 people", "en") == "48\u00a0200\u00a0people"


def test_setting_twice_changes_nothing():
    once = typography.typeset("Клуб — це й люди, і 48 200 справ на рік", "uk")
    assert typography.typeset(once, "uk") == once


def test_filters_speak_the_language_of_the_page_in_local_time():
    moment = datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)
    template = Template("{% load club %}{{ m|on_weekday }} {{ m|at_time }}, {{ m|long_date }}|{{ none|long_date }}")
    with translation.override("uk"), timezone.override("Europe/Kyiv"):
        text = template.render(Context({"m": moment, "none": None}))
    assert text.replace("\u00a0", " ") == "у четвер об 11:00, 26 листопада 2026 року|"


def test_typo_filter_still_escapes():
    with translation.override("uk"):
        assert Template("{% load club %}{{ t|typo }}").render(Context({"t": "<b> у місті"})) == "&lt;b&gt; у\u00a0місті"


@pytest.mark.parametrize(("language", "text"), [("uk", "26 листопада 2026 року"), ("en", "26 November 2026")])
def test_django_formats_dates_the_same_way(language, text):
    with translation.override(language):
        assert Template("{{ d }}").render(Context({"d": THURSDAY})) == text


def test_size_of_a_file_is_written_in_bytes_not_bits():
    """Django's own Ukrainian says «Кб» and «Мб»."""
    with translation.override("uk"):
        assert [filesizeformat(size) for size in (8200, 3_500_000)] == ["8,0\xa0КБ", "3,3\xa0МБ"]


@pytest.mark.parametrize(
    ("text", "uk", "en"),
    [
        ("Strength is trust.", "«Strength is trust».", "“Strength is trust.”"),
        ("«Strength is trust».", "«Strength is trust».", "“Strength is trust.”"),
        ('"Strength is trust."', "«Strength is trust».", "“Strength is trust.”"),
        ("What is strength?", "«What is strength?»", "“What is strength?”"),
        ("Strength is…", "«Strength is…»", "“Strength is…”"),
        ("The word “trust” counts.", "«The word „trust“ counts».", "“The word ‘trust’ counts.”"),
        ("“Trust” and “work”.", "«„Trust“ and „work“».", "“‘Trust’ and ‘work’.”"),
    ],
)
def test_saying_stands_in_quotation_marks_once(text, uk, en):
    assert (plain(typography.quoted(text, "uk")), plain(typography.quoted(text, "en"))) == (uk, en)


def test_number_is_grouped_as_the_language_does_it():
    assert (plain(typography.grouped(48200, "uk")), typography.grouped(48200, "en")) == ("48 200", "48,200")


def plain(text):
    return text.replace("\xa0", " ")
