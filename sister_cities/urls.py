"""Public pages of the registry, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import URLPattern

app_name = "sister_cities"
urlpatterns: list[URLPattern] = []
