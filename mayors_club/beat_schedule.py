"""What beat starts, and how often, in seconds."""

BEAT_SCHEDULE: dict[str, dict] = {
    "deliver-letters": {"task": "mayors_club.deliver_letters", "schedule": 20.0, "options": {"expires": 20}},
    "sign-in-requests": {"task": "members.answer_sign_in_requests", "schedule": 15.0, "options": {"expires": 15}},
    "heartbeat": {"task": "mayors_club.beat_heartbeat", "schedule": 30.0, "options": {"expires": 30}},
    "link-requests": {"task": "applications.answer_link_requests", "schedule": 20.0, "options": {"expires": 20}},
    "portraits": {"task": "offices.make_portraits", "schedule": 60.0, "options": {"expires": 60}},
    "session-clocks": {"task": "sessions.run_clocks", "schedule": 60.0, "options": {"expires": 60}},
    "session-letters": {"task": "sessions.write_letters", "schedule": 60.0, "options": {"expires": 60}},
    # The day before, the quarter of an hour before; on Mondays the weekly letter.
    "session-reminders": {"task": "sessions.remind", "schedule": 60.0, "options": {"expires": 60}},
    # New members come into the calendars of what is announced, and whose membership has ended goes.
    "session-calendars": {"task": "sessions.reconcile", "schedule": 600.0, "options": {"expires": 600}},
    "meeting-rooms": {"task": "sessions.prepare_rooms", "schedule": 60.0, "options": {"expires": 60}},
    "host-links": {"task": "sessions.send_host_links", "schedule": 600.0, "options": {"expires": 600}},
    "application-clocks": {"task": "applications.run_clocks", "schedule": 3600.0},
    "office-confirmations": {"task": "offices.ask_to_confirm", "schedule": 3600.0},
    "agreement-imports": {"task": "sister_cities.check_imports", "schedule": 60.0, "options": {"expires": 60}},
    "agreement-imports-confirmed": {
        "task": "sister_cities.write_imports",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "agreement-clocks": {"task": "sister_cities.run_clocks", "schedule": 3600.0},
    "office-search": {"task": "offices.refresh_search", "schedule": 3600.0},
    "forget-left-imports": {"task": "members.forget_left_imports", "schedule": 3600.0},
    "end-expired-representatives": {"task": "members.end_expired_representatives", "schedule": 3600.0},
    "check-invariants": {"task": "mayors_club.check_invariants", "schedule": 3600.0},
    # Asks every hour, works once a day.
    "retention": {"task": "mayors_club.apply_retention", "schedule": 3600.0},
}
