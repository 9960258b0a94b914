"""Public pages of offices, then their editor in the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from offices.views import public

app_name = "offices"
urlpatterns = [
    path("offices/", public.office_list, name="list"),
    path("offices/<slug:slug>/", public.page, name="page"),
]
