"""Files of expert sessions for calendars and browsers: addresses without a language."""

from django.urls import path

from sessions.views import calendar, photos

app_name = "session_files"
urlpatterns = [
    path("calendar/<str:token>.ics", calendar.feed_ics, name="feed_ics"),
    path("experts/<uuid:photo_id>.jpg", photos.expert_photo, name="expert_photo"),
]
