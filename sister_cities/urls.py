"""Public pages of the registry, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from sister_cities.suggest import suggest_cities
from sister_cities.views import area, around, confirming, keeping, listing, machines, pages, proposing, reporting

app_name = "sister_cities"
urlpatterns = [
    path("sister-cities/", listing.agreement_list, name="list"),
    path("sister-cities/suggest/", suggest_cities, name="suggest"),
    path("sister-cities/open-data/", machines.open_data, name="open_data"),
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
    path("member/sister-cities/", area.mine, name="mine"),
    path("member/sister-cities/new/", proposing.new, name="new"),
    path("member/sister-cities/<int:pk>/", area.own, name="own"),
    path("member/sister-cities/<int:pk>/withdraw/<int:asked_id>/", area.withdraw, name="withdraw"),
    path("member/sister-cities/<int:pk>/documents/<uuid:document_id>/", area.document, name="document"),
    path("member/sister-cities/<int:pk>/step/<slug:status>/", keeping.step, name="step"),
    path("member/sister-cities/<int:pk>/edit/", keeping.edit, name="edit"),
    path("member/sister-cities/<int:pk>/acts/", around.add_act, name="add_act"),
    path("member/sister-cities/<int:pk>/documents/", around.add_document, name="add_document"),
    path(
        "member/sister-cities/<int:pk>/documents/<uuid:document_id>/remove/",
        around.remove_document,
        name="remove_document",
    ),
    path("member/sister-cities/<int:pk>/coordinators/", around.add_coordinator, name="add_coordinator"),
    path("member/sister-cities/<int:pk>/coordinators/<uuid:coordinator_id>/", around.coordinator, name="coordinator"),
    path("member/sister-cities/<int:pk>/confirm/", confirming.confirm_mine, name="confirm_mine"),
]
