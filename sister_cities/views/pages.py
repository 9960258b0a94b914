"""Public pages of one agreement, one community and one city abroad. What is not public is not there."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from mayors_club.storable import storable_page
from sister_cities import jsonld, pages


@storable_page
def agreement(request, pk):
    page = pages.agreement_page(pk, language())
    return shown(request, "sister_cities/agreement.html", page, jsonld.agreement_script)


@storable_page
def community(request, slug):
    page = pages.community_page(slug, language())
    return shown(request, "sister_cities/community.html", page, jsonld.community_script)


@storable_page
def city(request, slug):
    page = pages.city_page(slug, language())
    if page is None and (present := pages.present_address_of_city(slug)):
        return redirect("sister_cities:city", present, permanent=True)
    return shown(request, "sister_cities/city.html", page, jsonld.city_script)


def shown(request, template: str, page, script_of):
    if page is None:
        raise Http404
    return render(request, template, {"page": page, "jsonld": script_of(page)})


def language() -> str:
    return get_language() or "uk"
