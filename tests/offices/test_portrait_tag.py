"""The portrait on a page: sources for every browser, words in the language of the page, or the ring."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

from offices.models import Section
from offices.templatetags.portraits import initials
from tests import factories, office_factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return office_factories.make_office(factories.make_member(full_name_uk="Ірина Петрівна Савчук"))


def drawn(office, tag="{% portrait member section %}", language="uk"):
    section = Section.objects.filter(edition__office=office, kind="portrait").select_related("portrait").first()
    with override(language):
        return Template("{% load portraits %}" + tag).render(Context({"member": office.member, "section": section}))


def test_picture_offers_every_file_the_best_format_first(office):
    portrait = office_factories.make_live_portrait(office)
    html = drawn(office)
    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    files = f"/portraits/{portrait.pk}"
    for extension in ("avif", "webp", "jpg"):
        assert f'srcset="{files}/320.{extension} 320w, {files}/640.{extension} 640w"' in html
    assert f'src="{files}/640.jpg"' in html
    assert 'width="640" height="800"' in html
    assert html.count('sizes="(min-width: 48rem) 17rem, 11rem"') == 3


def test_first_picture_is_fetched_at_once_and_those_of_a_list_when_they_come_near(office):
    office_factories.make_live_portrait(office)
    assert 'fetchpriority="high"' in drawn(office)
    in_a_list = drawn(office, '{% portrait member section sizes="grid" lazy=True %}')
    assert 'loading="lazy"' in in_a_list
    assert "fetchpriority" not in in_a_list
    assert "44vw" in in_a_list


@pytest.mark.parametrize(
    ("language", "english", "words"),
    [
        ("uk", True, 'alt="Ірина Савчук біля ратуші"'),
        ("en", True, 'alt="Iryna Savchuk outside the town hall"'),
        ("en", False, 'alt="Ірина Савчук біля ратуші" lang="uk"'),
    ],
)
def test_alternative_is_in_the_language_of_the_page_or_marked(office, language, english, words):
    office_factories.make_live_portrait(office, english=english)
    html = drawn(office, language=language)
    assert words in html
    assert html.count("lang=") == words.count("lang=")


def test_words_of_a_portrait_are_escaped(office):
    office_factories.make_live_portrait(office)
    Section.objects.filter(kind="portrait").update(text_uk='"><script>alert(1)</script>')
    assert "<script" not in drawn(office)


@pytest.mark.parametrize(("language", "words"), [("uk", "Портрет ще не додано"), ("en", "No portrait yet")])
def test_without_a_portrait_there_is_the_ring_with_initials(office, language, words):
    html = drawn(office, language=language)
    assert f'aria-label="{words}"' in html
    assert "<picture" not in html


def test_portrait_that_is_not_ready_is_shown_to_its_editors_only(office):
    portrait = office_factories.make_live_portrait(office, ready_at=None)
    assert "<picture" not in drawn(office)
    html = drawn(office, "{% portrait member section private=True %}")
    assert f'src="/member/office/portrait/{portrait.pk}/640.jpg"' in html
    assert "srcset" not in html


def test_editors_see_the_private_twin(office):
    portrait = office_factories.make_live_portrait(office)
    html = drawn(office, "{% portrait member section private=True %}")
    assert f"/member/office/portrait/{portrait.pk}/320.avif 320w" in html
    assert "/portraits/" not in html.replace("/member/office/portrait/", "")


@pytest.mark.parametrize(
    ("name", "letters"), [("Ірина Савчук", "ІС"), ("Ірина Петрівна Савчук", "ІС"), ("Ірина", "І"), ("", "")]
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters
