"""The registry for machines: addresses without a language."""

from django.urls import path

from sister_cities.views import machines

app_name = "sister_city_files"
urlpatterns = [
    path("sister-cities.csv", machines.as_csv, name="csv"),
    path("sister-cities.json", machines.as_json, name="json"),
    path("sister-cities.geojson", machines.as_geojson, name="geojson"),
]
