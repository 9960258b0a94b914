"""Finding a community by typing: the search, the suggestions, the form field."""

import random

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import translation

from members import communities
from members.community_field import NOT_LISTED, CommunityField, ListedCommunityField
from members.models import Community
from members.suggest import suggest_communities
from tests.factories import make_community
from tests.members.typos import typo_of_each_kind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(all_communities):
    pass


def slugs(typed):
    return [community.slug for community in communities.search(typed)]


# Search ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Миргородська", "myrhorod"),
        ("миргород", "myrhorod"),
        ("МИРГО", "myrhorod"),
        ("Myrhorod", "myrhorod"),
        ("myrhorodska", "myrhorod"),
        ("Миргородська громада, Полтавська область", "myrhorod"),
        ("Миргородська міська територіальна громада", "myrhorod"),
        ("Миргородська гром", "myrhorod"),
        ("Myrhorod community (hromada), Poltava oblast", "myrhorod"),
        ("полтавська миргород", "myrhorod"),
        ("Київ", "kyiv"),
        ("Kyiv", "kyiv"),
        ("місто Київ", "kyiv"),
        ("м. Севастополь", "sevastopol"),
        ("Камянець-Подільська", "kamianets-podilskyi"),
        ("Кам'янець Подільський", "kamianets-podilskyi"),
        ("КАМʼЯНЕЦЬ", "kamianets-podilskyi"),
        ("Біла Церква", "bila-tserkva"),
        ("Білацерква", "bila-tserkva"),
        ("церква", "bila-tserkva"),
        ("Сімферополь", "simferopol"),
    ],
)
def test_search_finds_the_spelling_first(typed, slug):
    assert slugs(typed)[0] == slug


@pytest.mark.parametrize(
    "typed", ["Мирогрод", "Мргород", "Миргоррод", "Миртород", "иМргород", "Ниргород", "Myrgorod", "Mrhorod", "мигорд"]
)
def test_search_forgives_one_typo(typed):
    assert ("myrhorod" in slugs(typed)) == (typed != "мигорд")


def test_search_forgives_a_typo_in_a_beginning():
    assert "myrhorod" in slugs("Мигоро")


def test_search_guesses_only_when_nothing_fits():
    assert {one.raion_uk for one in communities.search("Мирг")} == {"Миргородський район"}


def test_search_shows_exact_names_first():
    found = communities.search("Миколаївська")
    assert len(found) == 10
    assert [one.name_uk for one in found[:9]] == ["Миколаївська"] * 9


def test_search_puts_the_beginning_of_a_name_first():
    found = [one.name_uk for one in communities.search("Михайлівська")]
    assert found[:5] == ["Михайлівська"] * 5
    assert "Хутір-Михайлівська" in found[5:]


def test_search_puts_names_before_regions():
    found = communities.search("Полтавська")
    assert found[0].slug == "poltava"
    assert {one.oblast_uk for one in found[-5:]} == {"Полтавська область"}


def test_search_narrows_by_oblast():
    assert [(one.name_uk, one.oblast_uk) for one in communities.search("Миколаївська, Львівська область")] == [
        ("Миколаївська", "Львівська область")
    ]


@pytest.mark.parametrize("typed", ["", " ", "м", "’", "\0", "%", "щщщщщщ", "Миргородська Львівська", "x" * 5000])
def test_search_finds_nothing(typed):
    assert communities.search(typed) == []


def test_search_costs_two_queries_however_much_is_found(django_assert_num_queries):
    for typed in ("Миргород", "Нов", "Миколаївська громада, Сумська область"):
        with django_assert_num_queries(2):
            communities.search(typed)


def test_search_forgives_typos_in_nearly_every_row():
    """The short form of tests/perf/community_search.py, which asks for all rows: at least 95 % are found."""
    dice = random.Random(2026)
    rows = dice.sample(list(Community.objects.order_by("code")), 60)
    spellings = [(row, name) for row in rows for name in (row.name_uk, row.centre_latin)]
    asked = [(row, typed) for row, name in spellings for typed in typo_of_each_kind(name, dice)]
    found = sum(row in communities.search(typed) for row, typed in asked)
    assert found / len(asked) >= 0.95


def test_search_finds_invented_communities():
    invented = make_community(code="DEMO-STAROHOROD", slug="demo", name_uk="Старогородська", is_demo=True)
    assert invented in communities.search("Старогород")


# Typed in full --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("typed", ["Миргородська", "Миргород", "myrhorod", "Миргородська громада"])
def test_exact_takes_a_name_that_nobody_else_has(typed):
    assert communities.exact(typed).slug == "myrhorod"


@pytest.mark.parametrize("typed", ["Миргородськ", "Мирогрод", "Миколаївська", "Полтавська область", ""])
def test_exact_does_not_guess(typed):
    assert communities.exact(typed) is None


def test_exact_takes_every_label():
    repeated = Community.objects.filter(is_repeated=True)
    for community in [*repeated, *Community.objects.filter(kind="city")]:
        assert communities.exact(community.full_name_uk) == community
        assert communities.exact(community.full_name_en) == community


# Suggestions ----------------------------------------------------------------------------------------------------------
def suggested(typed, language="uk"):
    with translation.override(language):
        return suggest_communities(RequestFactory().get("/", {"q": typed}))


def test_suggestions_name_the_oblast():
    assert b'{"communities": [{"code": "UA53060230000098362", "name": "' in suggested("Миргородськ").content
    assert "Миргородська громада, Полтавська область" in suggested("Миргородськ").content.decode("unicode-escape")


def test_suggestions_speak_english():
    assert b"Myrhorod community (hromada), Poltava oblast" in suggested("Миргородськ", "en").content


def test_suggestions_are_public_and_storable():
    answer = suggested("Миргород")
    assert suggest_communities.login_required is False
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    assert suggest_communities(RequestFactory().post("/")).status_code == 405


# The field ------------------------------------------------------------------------------------------------------------
class PlaceForm(forms.Form):
    community = CommunityField(suggest_url="/suggest/", label="Громада")


def form_of(text="", code=""):
    sent = QueryDict(mutable=True)
    sent.update({"community": text} | ({"community_code": code} if code else {}))
    return PlaceForm(sent)


MYRHOROD = "UA53060230000098362"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Миргородська громада, Полтавська область", ""),
        ("Myrhorod community (hromada), Poltava oblast", ""),
        ("Миргород", ""),
        ("Миргородська громада, Полтавська область", MYRHOROD),
        ("Мирго", MYRHOROD),
        ("", MYRHOROD),
    ],
)
def test_field_takes_the_community(text, code):
    form = form_of(text, code)
    assert form.is_valid()
    assert form.cleaned_data["community"].community.code == MYRHOROD


def test_field_takes_a_name_that_is_not_listed():
    form = form_of("  Нова   громада ", NOT_LISTED)
    assert form.is_valid()
    assert form.cleaned_data["community"].community is None
    assert form.cleaned_data["community"].typed == "Нова громада"


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("", "", "required"),
        ("", NOT_LISTED, "required"),
        ("Миколаївська", "", "several"),
        ("Мирогрод", "", "several"),
        ("Атлантида", "", "unknown"),
        ("Атлантида", "UA00", "unknown"),
        ("ж" * 161, NOT_LISTED, "long"),
    ],
)
def test_field_refuses(text, code, reason):
    form = form_of(text, code)
    assert [error.code for error in form.errors.as_data()["community"]] == [reason]


def test_field_trusts_the_text_changed_after_the_choice():
    form = form_of("Львів", MYRHOROD)
    assert form.is_valid()
    assert form.cleaned_data["community"].community.slug == "lviv"


def test_field_offers_a_list_without_javascript():
    html = str(form_of("Миколаївська")["community"])
    assert html.count('type="radio"') == 11
    assert "Уточніть громаду" in html
    assert "Миколаївська громада, Львівська область" in html
    assert "Моєї громади немає в списку" in html
    assert 'value="Миколаївська"' in html


def test_field_offers_not_listed_for_an_unknown_name():
    assert str(form_of("Атлантида")["community"]).count('type="radio"') == 1


def test_field_shows_the_label_of_what_was_chosen():
    html = str(form_of("Мирго", MYRHOROD)["community"])
    assert 'value="Миргородська громада, Полтавська область"' in html
    assert "radio" not in html


def test_field_starts_with_one_input():
    html = str(PlaceForm()["community"])
    assert html.count("<input") == 1
    assert 'data-combo="/suggest/"' in html


def test_field_shows_an_initial_community():
    community = Community.objects.get(code=MYRHOROD)
    assert community.full_name in str(PlaceForm(initial={"community": community})["community"])


def test_field_escapes_what_was_typed():
    assert "<script>" not in str(form_of('"><script>alert(1)</script>')["community"])


class DeskForm(forms.Form):
    community = ListedCommunityField(suggest_url="/suggest/", label="Громада")


def desk_form(text, code=""):
    return DeskForm({"community": text, "community_code": code})


def test_field_of_the_desk_cleans_to_the_community():
    form = desk_form("Мирго", MYRHOROD)
    assert form.is_valid()
    assert form.cleaned_data["community"] == Community.objects.get(code=MYRHOROD)


@pytest.mark.parametrize("text", ["Миколаївська", "Атлантида"])
def test_field_of_the_desk_does_not_offer_not_listed(text):
    html = str(desk_form(text)["community"])
    assert "немає в списку" not in html
    assert NOT_LISTED not in html
    assert (html.count('type="radio"'), html.count("<fieldset")) == {"Миколаївська": (10, 1)}.get(text, (0, 0))


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("", "required", "Напишіть назву громади"),
        ("Миколаївська", "several", "Виберіть громаду зі списку"),
        ("Атлантида", "unknown", "Виберіть громаду з кодифікатора"),
    ],
)
def test_field_of_the_desk_refuses_also_what_is_said_to_be_unlisted(text, reason, words):
    (error,) = desk_form(text, NOT_LISTED).errors.as_data()["community"]
    assert (error.code, *error.messages) == (reason, words)


def test_field_may_be_empty_when_not_required():
    field = CommunityField(suggest_url="/", required=False)
    assert field.clean("") is None
