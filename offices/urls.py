"""Public pages of offices, then their editor in the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from offices.views import (
    approving,
    confirming,
    editing,
    history,
    listing,
    machines,
    page,
    pictures,
    portraits,
    publishing,
    safety,
)

app_name = "offices"
urlpatterns = [
    path("offices/", listing.office_list, name="list"),
    path("offices/feed/", machines.feed, name="feed"),
    path("offices/open-data/", machines.open_data, name="open_data"),
    path("offices/confirm/done/", confirming.confirmed, name="confirmed"),
    path("offices/confirm/new-link/", confirming.renewed, name="renewed"),
    path("offices/confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("offices/confirm/<str:token>/renew/", confirming.renew, name="renew"),
    path("offices/approve/<str:token>/", approving.approve, name="approve"),
    path("offices/<slug:slug>/", page.page, name="page"),
    path("offices/<slug:slug>/report/", page.report, name="report"),
    path("offices/<slug:slug>/report/sent/", page.reported, name="reported"),
    path("member/office/portrait/", portraits.portrait_edit, name="portrait_edit"),
    path("member/office/portrait/crop/", portraits.portrait_crop, name="portrait_crop"),
    path("member/office/portrait/<uuid:portrait_id>/whole.jpg", pictures.private_master, name="private_master"),
    path(
        "member/office/portrait/<uuid:portrait_id>/<int:width>.<slug:extension>",
        pictures.private_portrait,
        name="private_portrait",
    ),
    path("member/office/", editing.edit, name="edit"),
    path("member/office/start/", editing.start, name="start"),
    path("member/office/preview/", editing.preview, name="preview"),
    path("member/office/differences/", publishing.differences, name="differences"),
    path("member/office/submit/", publishing.submit, name="submit"),
    path("member/office/publish/", publishing.publish, name="publish"),
    path("member/office/ask/", approving.ask, name="ask"),
    path("member/office/take-back/", publishing.take_back, name="take_back"),
    path("member/office/reports/<uuid:report_id>/close/", publishing.close_report, name="close_report"),
    path("member/office/history/", history.history, name="history"),
    path("member/office/history/<int:record_id>/", history.version, name="version"),
    path("member/office/history/<int:record_id>/restore/", history.restore, name="restore"),
    path("member/office/contacts/", safety.contacts, name="contacts"),
    path("member/office/hide/", safety.hide, name="hide"),
    path("member/office/show/", safety.show, name="show"),
    # The last of them: any other word is the name of a section.
    path("member/office/<slug:kind>/", editing.section, name="section"),
]
