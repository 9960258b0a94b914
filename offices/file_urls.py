"""Files of offices for browsers and machines: addresses without a language."""

from django.urls import path

from offices.views import machines, pictures

app_name = "office_files"
urlpatterns = [
    path("offices.csv", machines.as_csv, name="csv"),
    path("offices.json", machines.as_json, name="json"),
    path("portraits/<uuid:portrait_id>/<int:width>.<slug:extension>", pictures.portrait, name="portrait"),
    path("offices/<slug:slug>/card-<slug:language>.png", pictures.card, name="card"),
]
