"""What machines read about all offices at once, and the page that explains it to people."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from mayors_club.open_data import LICENCE
from mayors_club.storable import for_other_sites, storable_page
from offices import files
from offices.feeds import OfficeFeed
from offices.open_data import FIELDS


@storable_page
def feed(request):
    return for_other_sites(OfficeFeed()(request))


@storable_page
def open_data(request):
    return render(request, "offices/open_data.html", {"fields": FIELDS, "licence": LICENCE, "site": settings.SITE_URL})


@storable_page
def as_csv(request):
    return for_other_sites(HttpResponse(files.as_csv(), content_type="text/csv; charset=utf-8"))


@storable_page
def as_json(request):
    return for_other_sites(HttpResponse(files.as_json(), content_type="application/json; charset=utf-8"))
