"""What goes wrong is said calmly, in the language of the address, and never stored."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from mayors_club import views
from tests.client import problems

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("path", "words"), [("/nowhere/", "Такої сторінки немає"), ("/en/nowhere/", "no page at")])
def test_missing_page(client, path, words):
    response = client.get(path)
    assert response.status_code == 404
    assert words in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store, private"
    assert not response.cookies


@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.permission_denied, 403), (views.csrf_failure, 403), (views.gone, 410)],
)
def test_refusals_are_whole_pages(view, status):
    response = view(RequestFactory().get("/about/"))
    assert response.status_code == status
    assert problems(response.content.decode()) == []


@pytest.mark.parametrize(("view", "status"), [(views.server_error, 500), (views.unavailable, 503)])
def test_failures_speak_both_languages_without_the_database(view, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = view(RequestFactory().get("/"))
    html = response.content.decode()
    assert response.status_code == status
    assert problems(html) == []
    assert 'lang="en"' in html


def test_unavailable_says_when_to_come_back():
    assert views.unavailable(RequestFactory().get("/")).headers["Retry-After"] == "60"


def test_nul_in_an_address_is_no_error_of_ours(client):
    assert client.get("/\x00").status_code in (400, 404)


def test_address_without_its_last_slash_moves_on(client):
    response = client.get("/en")
    assert (response.status_code, response.headers["Location"]) == (301, reverse("home") + "en/")


def test_missing_pages_are_the_same_bytes_wherever_they_are_missing(client):
    pages = {client.get(path).content for path in ("/nowhere/", "/about/nowhere/", "/faq/1/", "/member/nobody/")}
    assert len(pages) == 1


@pytest.mark.urls("tests.extra_pages")
@pytest.mark.parametrize("status", [500, 503])
def test_mistake_of_ours_and_absent_database_are_told_apart(client, status):
    client.raise_request_exception = False
    response = client.get(f"/errors/{status}/")
    assert response.status_code == status
    assert response.has_header("Retry-After") == (status == 503)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["/", "/faq/", "/apply/", "/login/", "/healthz"])
def test_method_that_no_page_takes_is_named_so(method, path):
    """Browsers' token is checked before the page is asked; it must not call this a form that is too old."""
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
