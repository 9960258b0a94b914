from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from mayors_club import health, views
from mayors_club.demo import views as demo
from mayors_club.search.views import search
from mayors_club.sitemaps import SITEMAPS
from mayors_club.storable import storable_page

urlpatterns = [
    # There are no passwords.
    re_path(r"^admin/password_change/", views.page_not_found),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", storable_page(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("offices.file_urls")),
    path("", include("sessions.file_urls")),
    path("", include("sister_cities.file_urls")),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("about/", views.about, name="about"),
        path("faq/", views.faq, name="faq"),
        path("join/", views.join, name="join"),
        path("help/", views.help_page, name="help"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("privacy/", views.privacy, name="privacy"),
        path("search/", search, name="search"),
        path("apply/", include("applications.urls")),
        path("", include("members.sign_in_urls")),
        path("", include("members.urls")),
        path("", include("offices.urls")),
        path("", include("sessions.urls")),
        path("", include("sister_cities.urls")),
        path("demo/letters/", demo.letters, name="demo_letters"),
        path("demo/letters/<str:key>/", demo.letter, name="demo_letter"),
        path("demo/letters/<str:key>/html/", demo.letter_html, name="demo_letter_html"),
        path("demo/letters/<str:key>/calendar/", demo.letter_calendar, name="demo_letter_calendar"),
        path("demo/room/<str:token>/", demo.room, name="demo_room"),
        prefix_default_language=False,
    ),
]

handler400 = "mayors_club.views.bad_request"
handler403 = "mayors_club.views.permission_denied"
handler404 = "mayors_club.views.page_not_found"
handler500 = "mayors_club.views.server_error"
