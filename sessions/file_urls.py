"""Files of expert sessions for calendars and browsers: addresses without a language."""

from django.urls import URLPattern

app_name = "session_files"
urlpatterns: list[URLPattern] = []
