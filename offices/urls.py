"""Public pages of offices, then their editor in the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from offices.views import pictures, public

app_name = "offices"
urlpatterns = [
    path("offices/", public.office_list, name="list"),
    path("offices/<slug:slug>/", public.page, name="page"),
    path("member/office/portrait/<uuid:portrait_id>/whole.jpg", pictures.private_master, name="private_master"),
    path(
        "member/office/portrait/<uuid:portrait_id>/<int:width>.<slug:extension>",
        pictures.private_portrait,
        name="private_portrait",
    ),
]
