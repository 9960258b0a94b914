import pytest
from django.urls import reverse

from mayors_club.models import Event
from members.models import Community
from members.roles import apply_roles
from tests.factories import make_staff

pytestmark = pytest.mark.django_db
LIST = "admin:members_community_changelist"


@pytest.fixture(autouse=True)
def loaded(all_communities):
    pass


@pytest.fixture
def secretariat(client):
    apply_roles()
    user = make_staff("secretariat")
    client.force_login(user)
    return user


@pytest.fixture
def myrhorod():
    return Community.objects.get(slug="myrhorod")


def form_of(community):
    return reverse("admin:members_community_change", args=[community.pk])


KEPT = {"population": "51000", "population_year": "2022", "population_source": "Держстат", "website": ""}


@pytest.mark.parametrize("model", ["members_community", "members_member", "offices_office"])
def test_oblasts_to_filter_by_stand_in_the_order_of_the_alphabet(client, secretariat, model):
    page = client.get(reverse(f"admin:{model}_changelist")).content.decode()
    names = ["Закарпатська область", "Запорізька область", "Івано-Франківська область", "Київська область"]
    places = [page.index(f">{name}</a>") for name in names]
    assert places == sorted(places)


def test_list_finds_with_a_typo(client, secretariat):
    page = client.get(reverse(LIST), {"q": "Мирогрод"})
    assert "Миргородська громада, Полтавська область" in page.content.decode()


def test_list_costs_the_same_for_any_number_of_rows(client, secretariat, django_assert_max_num_queries):
    client.get(reverse(LIST))
    with django_assert_max_num_queries(12):
        client.get(reverse(LIST))


def test_kept_columns_are_saved_with_an_event(client, secretariat, myrhorod):
    answer = client.post(form_of(myrhorod), KEPT | {"is_occupied": "on", "name_uk": "Інша"})
    assert answer.status_code == 302
    myrhorod.refresh_from_db()
    assert (myrhorod.population, myrhorod.is_occupied, myrhorod.name_uk) == (51000, True, "Миргородська")
    event = Event.objects.get(verb="community.edited", subject_id=str(myrhorod.pk))
    assert event.actor == secretariat


def test_population_without_source_is_refused(client, secretariat, myrhorod):
    page = client.post(form_of(myrhorod), KEPT | {"population_source": ""})
    assert page.status_code == 200
    assert "До числа потрібні рік і джерело." in page.content.decode()


def test_communities_are_neither_added_nor_deleted_here(client, secretariat, myrhorod):
    assert client.get(reverse("admin:members_community_add")).status_code == 403
    assert client.get(reverse("admin:members_community_delete", args=[myrhorod.pk])).status_code == 403


@pytest.mark.parametrize("role", ["committee", "duty_officer"])
def test_others_do_not_edit(client, role, myrhorod):
    apply_roles()
    client.force_login(make_staff(role))
    assert client.get(form_of(myrhorod)).status_code == 403
