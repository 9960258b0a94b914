"""Public pages of expert sessions, then the gate, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from sessions.views import area, calendar, listing, page

app_name = "expert_sessions"
urlpatterns = [
    path("sessions/", listing.session_list, name="list"),
    path("sessions/feed/", page.feed, name="feed"),
    path("sessions/<int:number>/", page.page, name="page"),
    # The members' area
    path("member/sessions/", area.mine, name="mine"),
    path("member/sessions/<int:number>/", area.session, name="session"),
    path("member/sessions/calendar/", calendar.calendar, name="calendar"),
    path("member/sessions/calendar/revoke/", calendar.revoke_calendar, name="revoke_calendar"),
    path("member/sessions/<int:number>/calendar.ics", calendar.event_ics, name="event_ics"),
]
