"""Public pages of the registry, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from sister_cities.suggest import suggest_cities
from sister_cities.views import confirming, listing, machines, pages, reporting

app_name = "sister_cities"
urlpatterns = [
    path("sister-cities/", listing.agreement_list, name="list"),
    path("sister-cities/suggest/", suggest_cities, name="suggest"),
    path("sister-cities/feed/", machines.feed, name="feed"),
    path("sister-cities/communities/<slug:slug>/", pages.community, name="community"),
    path("sister-cities/cities/<slug:slug>/", pages.city, name="city"),
    path("sister-cities/<int:pk>/", pages.agreement, name="agreement"),
    path("sister-cities/report/", reporting.report, name="report"),
    path("sister-cities/report/sent/", reporting.reported, name="reported"),
    # Behind the personal link of a letter
    path("sister-cities/confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("sister-cities/confirmed/", confirming.confirmed, name="confirmed"),
    path("sister-cities/answered/", confirming.answered, name="answered"),
    # The members' area
    path("member/sister-cities/<int:pk>/confirm/", confirming.confirm_mine, name="confirm_mine"),
]
