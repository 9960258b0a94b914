"""Public pages of expert sessions, then the gate, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import URLPattern

app_name = "expert_sessions"
urlpatterns: list[URLPattern] = []
