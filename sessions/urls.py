"""Public pages of expert sessions, then the gate, then the members' area. Files for machines stand in file_urls.py."""

from django.urls import path

from sessions.views import after, area, calendar, gate, host, listing, page, topics

app_name = "expert_sessions"
urlpatterns = [
    path("sessions/", listing.session_list, name="list"),
    path("sessions/feed/", page.feed, name="feed"),
    path("sessions/<int:number>/", page.page, name="page"),
    # The gate, and the page of who leads a session
    path("sessions/<int:number>/join/", gate.join, name="join"),
    path("sessions/<int:number>/phone/", gate.phone, name="phone"),
    path("sessions/<int:number>/confidentiality/", gate.confidentiality, name="confidentiality"),
    path("sessions/host/<str:token>/", host.host, name="host"),
    path("sessions/host/<str:token>/enter/", host.host_enter, name="host_enter"),
    path("sessions/host/<str:token>/resend/", host.host_resend, name="host_resend"),
    # The members' area
    path("member/sessions/", area.mine, name="mine"),
    path("member/sessions/<int:number>/", area.session, name="session"),
    path("member/sessions/<int:number>/answer/", area.answer, name="answer"),
    path("member/sessions/<int:number>/question/", area.ask, name="ask"),
    path("member/sessions/calendar/", calendar.calendar, name="calendar"),
    path("member/sessions/calendar/revoke/", calendar.revoke_calendar, name="revoke_calendar"),
    path("member/sessions/<int:number>/calendar.ics", calendar.event_ics, name="event_ics"),
    path("member/sessions/<int:number>/panel/", gate.panel, name="panel"),
    # Once it is over
    path("member/sessions/<int:number>/materials/<uuid:material_id>/", after.material, name="material"),
    path("member/sessions/<int:number>/recording/", after.recording, name="recording"),
    path("member/sessions/<int:number>/feedback/", after.feedback, name="feedback"),
    path("member/sessions/<int:number>/certificate/", after.certificate, name="certificate"),
    # For the next ones
    path("member/sessions/topics/", topics.topics, name="topics"),
    path("member/sessions/topics/propose/", topics.propose, name="propose"),
    path("member/sessions/topics/<uuid:proposal_id>/vote/", topics.vote, name="vote"),
]
