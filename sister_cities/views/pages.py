"""Public pages of one agreement, one community and one city abroad. What is not public is not there."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from mayors_club.storable import storable_page
from sister_cities import pages


@storable_page
def agreement(request, pk):
    return shown(request, "sister_cities/agreement.html", pages.agreement_page(pk, language()))


@storable_page
def community(request, slug):
    return shown(request, "sister_cities/community.html", pages.community_page(slug, language()))


@storable_page
def city(request, slug):
    page = pages.city_page(slug, language())
    if page is None and (present := pages.present_address_of_city(slug)):
        return redirect("sister_cities:city", present, permanent=True)
    return shown(request, "sister_cities/city.html", page)


def shown(request, template: str, page):
    if page is None:
        raise Http404
    return render(request, template, {"page": page})


def language() -> str:
    return get_language() or "uk"
