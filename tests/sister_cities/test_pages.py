"""Pages of an agreement, a community and a city abroad, the feed and the sitemap."""

from datetime import date

import pytest
from django.utils import timezone

from sister_cities.models import Agreement
from tests import factories
from tests import sister_city_factories as made

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


def html(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def page_of(client, agreement, prefix=""):
    return html(client, f"{prefix}/sister-cities/{agreement.pk}/")


# An agreement ---------------------------------------------------------------------------------------------------------
def test_life_is_told_in_words_with_its_days_and_numbers(client):
    page = page_of(client, made.make_agreement("registered"))
    steps = [
        'Рада схвалила проєкт угоди</h3><p>12 лютого 2026 року</p><p class="mut">рішення № 1204</p>',
        "Надіслано на погодження до міністерства</h3><p>20 лютого 2026 року</p>",
        'Міністерство погодило проєкт угоди</h3><p>18 березня 2026 року</p><p class="mut">наказ № 88</p>',
        "Підписано</h3><p>10 квітня 2026 року</p>",
        'Зареєстровано в міністерстві</h3><p>4 травня 2026 року</p><p class="mut">№ 417</p>',
    ]
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
    assert page.count('aria-current="step"') == 1
    assert "<h1>Старогород — Лінденталь</h1>" in page


def test_the_end_of_the_term_lies_ahead(client):
    page = page_of(client, made.make_agreement("active", ends_on=date(2199, 4, 10)))
    assert "<li><h3>Строк дії завершується</h3><p>10 квітня 2199 року</p>" in page


@BOTH
def test_who_ended_it_and_why(client, prefix):
    page = page_of(client, made.make_agreement("terminated"), prefix)
    who = "Ended by both sides together" if prefix else "Рішення ухвалили обидві сторони разом"
    assert who in page
    lang = ' lang="uk"' if prefix else ""
    assert f'<p class="measure mut"{lang}>Строк спільної програми завершився.</p>' in page


def test_silence_is_said_in_words(client):
    agreement = made.make_agreement("dormant", procedure="earlier", last_act_on=date(2024, 5, 3))
    assert "Немає відомостей про спільні дії з травня 2024 року" in page_of(client, agreement)
    assert "No known activity since May 2024" in page_of(client, agreement, "/en")


def test_silence_since_a_year_names_no_month(client):
    agreement = made.make_agreement(
        "dormant", procedure="earlier", signed_on=date(1996, 1, 1), signed_precision="year", last_act_on=None
    )
    assert "Немає відомостей про спільні дії з 1996 року" in page_of(client, agreement)
    assert "No known activity since 1996" in page_of(client, agreement, "/en")


def test_occupied_land_is_called_so(client):
    free = made.make_agreement(community=factories.make_community(centre_uk="Ялта"))
    taken = made.make_agreement(community=factories.make_community(centre_uk="Алушта", is_occupied=True))
    said = "тимчасово окупована територія"
    assert said not in page_of(client, free)
    assert said in page_of(client, taken)
    assert "temporarily occupied territory" in page_of(client, taken, "/en")
    assert said in html(client, f"/sister-cities/communities/{taken.community.slug}/")
    assert html(client, "/sister-cities/").count(said) == 1


@pytest.mark.parametrize(
    ("precision", "words"), [("year", "2008"), ("month", "березень 2008"), ("day", "1 березня 2008 року")]
)
def test_a_day_is_told_as_precisely_as_it_is_known(client, precision, words):
    agreement = made.make_agreement(
        "active", procedure="earlier", signed_on=date(2008, 3, 1), signed_precision=precision
    )
    assert f"<dt>Підписано</dt><dd>{words}</dd>" in page_of(client, agreement)


def test_unknown_day_is_said(client):
    page = page_of(client, made.make_agreement("active", procedure="earlier", signed_on=None))
    assert "Підписано до 24 квітня 2024 року; дата невідома" in page


def test_source_its_day_and_the_confirmation(client):
    agreement = made.make_agreement(source_on=date(2026, 6, 1))
    page = page_of(client, agreement)
    assert '<a href="https://starohorod.example/ugody" rel="nofollow noopener">Сайт міської ради</a>' in page
    assert "станом на 1 червня 2026 року" in page
    assert "Громада ще не підтвердила цей запис." in page
    Agreement.objects.update(confirmed_on=date(2026, 7, 2), confirmed_by=factories.make_user())
    assert "Громада підтвердила запис 2 липня 2026 року." in page_of(client, agreement)
    assert f'href="/sister-cities/report/?agreement={agreement.pk}"' in page


def test_acts_stand_newest_first_and_papers_by_title_alone(client):
    agreement = made.make_agreement()
    made.make_act(agreement, happened_on=date(2025, 3, 1), title_uk="Перша", title_en="First")
    made.make_act(agreement, happened_on=date(2025, 9, 1), title_uk="Друга", title_en="", url="https://a.example/x")
    document = made.make_document(agreement)
    page = page_of(client, agreement, "/en")
    assert page.index('<p lang="uk">Друга</p>') < page.index("<p>First</p>")
    assert "Agreement on cooperation" in page
    assert str(document.pk) not in page


def test_nothing_that_is_for_members_is_public(client):
    agreement = made.make_agreement(
        note="Таємна примітка", proposed_by=factories.make_user(full_name_uk="Секретна Особа")
    )
    made.make_coordinator(agreement, name="Anna Weber")
    for path in (
        f"/sister-cities/{agreement.pk}/",
        f"/sister-cities/communities/{agreement.community.slug}/",
        f"/sister-cities/cities/{agreement.city.slug}/",
        "/sister-cities/",
        "/sister-cities/feed/",
    ):
        page = html(client, path)
        assert not [word for word in ("Таємна", "Секретна", "Weber") if word in page], path


@BOTH
@pytest.mark.parametrize("address", ["{0.pk}/", "communities/{0.community.slug}/", "cities/{0.city.slug}/"])
@pytest.mark.parametrize("fields", [{"accepted_at": None}, {"accepted_at": None, "declined_at": timezone.now()}])
def test_what_is_not_public_is_not_there(client, prefix, address, fields):
    agreement = made.make_agreement(**fields)
    assert client.get(f"{prefix}/sister-cities/{address.format(agreement)}").status_code == 404
    draft = made.make_agreement("agreed")
    assert client.get(f"{prefix}/sister-cities/{address.format(draft)}").status_code == 404


@pytest.mark.parametrize("path", ["0/", "99999999999999999999999/", "communities/x/", "cities/x/"])
def test_what_never_was_is_not_there(client, path):
    assert client.get(f"/sister-cities/{path}").status_code == 404


# Places ---------------------------------------------------------------------------------------------------------------
def test_city_says_its_names_in_their_languages(client):
    city = made.make_city(name="Köln", name_uk="Кельн", name_en="Cologne", population=1_024_621)
    agreement = made.make_agreement(city=city)
    page = html(client, f"/sister-cities/cities/{city.slug}/")
    assert "<h1>Кельн</h1>" in page
    assert '<dd><span lang="en">Cologne</span></dd><dd><span translate="no">Köln</span></dd>' in page
    assert "1 024 621" in page
    assert f'<a href="/sister-cities/{agreement.pk}/">Старогород</a>' in page
    assert '<span lang="uk">Кельн</span>' in html(client, f"/en/sister-cities/cities/{city.slug}/")


def test_a_name_in_no_known_language_is_not_marked_as_ukrainian(client):
    city = made.make_city(name="Świdnica", name_uk="", name_en="")
    made.make_agreement(city=city)
    for prefix in ("", "/en"):
        page = html(client, f"{prefix}/sister-cities/cities/{city.slug}/")
        assert '<h1><span translate="no">Świdnica</span></h1>' in page


def test_community_has_its_ties_those_in_force_first(client):
    community = factories.make_community(population=48_200, population_year=2024, population_source="Держстат")
    ended = made.make_agreement("terminated", community=community, city=made.make_city(name_uk="Аахен"))
    stands = made.make_agreement(community=community, city=made.make_city(name_uk="Яссі"))
    page = html(client, f"/sister-cities/communities/{community.slug}/")
    assert page.index(f"/sister-cities/{stands.pk}/") < page.index(f"/sister-cities/{ended.pk}/")
    assert "48 200" in page
    assert "Старогородська міська територіальна громада, Полтавська область" in page


# What it costs, and who else reads it ---------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 30])
def test_questions_do_not_grow(client, count, django_assert_num_queries):
    community, city = factories.make_community(), made.make_city()
    ties = [made.make_agreement(community=community, city=made.make_city()) for _ in range(count)]
    for _ in range(count):
        made.make_agreement(community=factories.make_community(), city=city)
        made.make_act(ties[0], title_uk=f"Дія {factories.make_community().slug}")
    for path, questions in (
        (f"{ties[0].pk}/", 4),
        (f"communities/{community.slug}/", 2),
        (f"cities/{city.slug}/", 1),
        ("feed/", 1),
    ):
        with django_assert_num_queries(questions):
            client.get(f"/sister-cities/{path}")


@BOTH
def test_pages_may_be_stored_and_have_their_twins(client, prefix):
    agreement = made.make_agreement()
    path = f"/sister-cities/{agreement.pk}/"
    response = client.get(prefix + path)
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('"')
    assert not response.cookies
    for twin in (path, f"/en{path}"):
        assert f'href="http://testserver{twin}"' in response.content.decode()


@BOTH
def test_feed_names_new_agreements(client, prefix):
    agreement = made.make_agreement()
    made.make_agreement("draft", city=made.make_city(name_uk="Таємне", name_en="Secret"))
    feed = client.get(f"{prefix}/sister-cities/feed/").content.decode()
    words = "Starohorod — Lindental, Germany" if prefix else "Старогород — Лінденталь, Німеччина"
    assert f"<title>{words}</title>" in feed
    assert f"http://testserver{prefix}/sister-cities/{agreement.pk}/" in feed
    assert "Таємне" not in feed
    assert "Secret" not in feed


def test_sitemap_has_public_pages_only(client):
    agreement, draft = made.make_agreement(), made.make_agreement("draft")
    sitemap = client.get("/sitemap.xml").content.decode()
    for prefix in ("", "/en"):
        start = f"<loc>http://testserver{prefix}/sister-cities/"
        for end in (
            "",
            f"{agreement.pk}/",
            f"communities/{agreement.community.slug}/",
            f"cities/{agreement.city.slug}/",
        ):
            assert f"{start}{end}</loc>" in sitemap
        for end in (f"{draft.pk}/", f"communities/{draft.community.slug}/", f"cities/{draft.city.slug}/"):
            assert f"{start}{end}</loc>" not in sitemap
