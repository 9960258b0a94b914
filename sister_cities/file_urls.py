"""The registry for machines: addresses without a language."""

from django.urls import URLPattern

app_name = "sister_city_files"
urlpatterns: list[URLPattern] = []
