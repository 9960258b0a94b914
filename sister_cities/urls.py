"""Public pages of the registry, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from sister_cities.views import confirming, reporting

app_name = "sister_cities"
urlpatterns = [
    path("sister-cities/report/", reporting.report, name="report"),
    path("sister-cities/report/sent/", reporting.reported, name="reported"),
    # Behind the personal link of a letter
    path("sister-cities/confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("sister-cities/confirmed/", confirming.confirmed, name="confirmed"),
    path("sister-cities/answered/", confirming.answered, name="answered"),
    # The members' area
    path("member/sister-cities/<int:pk>/confirm/", confirming.confirm_mine, name="confirm_mine"),
]
