"""Who may open what: one line an address. A new address without a line fails the matrix.

"May" means that the address answers with its page or does its work; who may not is sent to sign in, or told 404 or 403.
"""

from tests.permissions import registry
from tests.permissions.people import (
    ATTENDERS,
    ATTENDING,
    COMMITTEE,
    DESK,
    EDITORS,
    EVERYBODY,
    GUARDS,
    HOLDERS,
    LOOKING,
    MEMBERS,
    NOBODY,
    OWN_PAGE,
    PAGE_PEOPLE,
    REPRESENTATIVES,
    REVIEWERS,
    SEEING,
    SIGNED_IN,
    STAFF,
    SUPERUSER,
)
from tests.permissions.rule import Rule

PAGES = ("home", "about", "faq", "join", "help", "accessibility", "privacy", "search")
MACHINES = ("healthz", "readyz", "security_txt", "robots", "sitemap")
SIGN_IN = (
    "account_login",
    "account_confirm_login_code",
    "account_logout",
    "mfa_login_webauthn",
    "mfa_authenticate",
    "members:send_code_again",
)
OPEN_FORMS = ("start", "started", "resend", "resent", "communities")
BEHIND_A_LINK = (
    "tasks",
    "section",
    "saved",
    "proof",
    "remove_proof",
    "check",
    "submitted",
    "status",
    "answers",
    "reply",
    "withdraw",
    "come_back",
    "renew",
)
WAYS_TO_SIGN_IN = (
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "members:second_factor",
    "members:recovery_codes_saved",
    "members:sign_out_everywhere",
    "members:profile",
    "members:own_data",
    "members:own_data_file",
    "members:own_data_archive",
    "members:erasure",
    "members:email",
    "members:letters",
    "members:dashboard",
)
DEMO = ("letters", "letter", "letter_html", "letter_calendar", "room")
WRITING = ("ask", "start", "contacts", "portrait_edit", "portrait_crop", "section")
WATCHING = ("edit", "preview", "differences", "submit", "take_back", "history", "hide")
DESK_STEPS = ("change", "review", "interest", "opinion", "open_round", "decide", "take_back", "reconsider")

AFTER_IN_ADMIN = ("materials", "material", "remove_material", "summary", "recording", "feedback", "correct_attendance")
ATTENDANCE = ("attendance", "attendance_csv", "statistics", "statistics_csv")
MODERATING = ("moderate", "moderate_list", "pause", "question")
SPARE_ROOM = ("use_fallback", "end_fallback")

RULES = {
    **registry.RULES,
    **dict.fromkeys((*PAGES, *MACHINES, *SIGN_IN), Rule(EVERYBODY)),
    **dict.fromkeys((f"applications:{name}" for name in OPEN_FORMS), Rule(EVERYBODY)),
    **dict.fromkeys((f"offices:{name}" for name in ("list", "feed", "open_data")), Rule(EVERYBODY)),
    **dict.fromkeys((f"expert_sessions:{name}" for name in ("list", "feed")), Rule(EVERYBODY)),
    "expert_sessions:page": Rule(EVERYBODY, foreign=NOBODY),
    **dict.fromkeys(("office_files:csv", "office_files:json"), Rule(EVERYBODY)),
    **dict.fromkeys((f"offices:{name}" for name in WRITING), Rule(EDITORS | OWN_PAGE)),
    **dict.fromkeys((f"offices:{name}" for name in WATCHING), Rule(PAGE_PEOPLE | OWN_PAGE)),
    "offices:version": Rule(PAGE_PEOPLE, NOBODY),
    **dict.fromkeys((f"offices:{name}" for name in ("restore", "close_report")), Rule(EDITORS, NOBODY)),
    **dict.fromkeys(("offices:publish", "offices:show"), Rule({"member", "publisher"} | OWN_PAGE)),
    **dict.fromkeys(("offices:confirmed", "offices:renewed"), Rule(EVERYBODY)),
    # Behind a signed link; here everybody comes with one that is not ours.
    **dict.fromkeys(("offices:confirm", "offices:renew", "offices:approve"), Rule(NOBODY)),
    **dict.fromkeys((f"admin:offices_office_{step}" for step in ("hide", "show")), Rule(GUARDS)),
    # The letters of a preview lie in the session of whoever asked for it.
    "admin:offices_office_letter": Rule(NOBODY),
    **dict.fromkeys(("office_files:portrait", "office_files:card"), Rule(EVERYBODY, foreign=NOBODY)),
    "session_files:expert_photo": Rule(EVERYBODY, foreign=NOBODY),
    **dict.fromkeys(
        ("offices:private_portrait", "offices:private_master"), Rule(PAGE_PEOPLE | REVIEWERS, foreign=REVIEWERS)
    ),
    **dict.fromkeys((f"offices:{name}" for name in ("page", "report", "reported")), Rule(EVERYBODY, foreign=NOBODY)),
    **dict.fromkeys((f"expert_sessions:{name}" for name in ("calendar", "revoke_calendar")), Rule(ATTENDING)),
    "expert_sessions:event_ics": Rule(ATTENDING, foreign=NOBODY),
    **dict.fromkeys((f"expert_sessions:{name}" for name in ("topics", "propose", "vote")), Rule(ATTENDING)),
    **dict.fromkeys((f"expert_sessions:{name}" for name in ("material", "recording")), Rule(ATTENDING, foreign=NOBODY)),
    # Of a session where our member was; the foreign one went without.
    **dict.fromkeys(
        (f"expert_sessions:{name}" for name in ("feedback", "certificate")), Rule(ATTENDERS, foreign=NOBODY)
    ),
    # Behind the secret of a calendar; here everybody comes with one that is not ours.
    "session_files:feed_ics": Rule(NOBODY),
    **dict.fromkeys((f"applications:{name}" for name in BEHIND_A_LINK), Rule(HOLDERS)),
    "applications:proof_file": Rule(HOLDERS, foreign=NOBODY),
    # Whoever has a say declares an interest or none first: our admin has not.
    "applications:staff_proof": Rule({"committee", "secretariat", "chair"}, foreign={"secretariat"}),
    **dict.fromkeys(
        ("admin:members_member_import", "admin:members_member_invitations"), Rule({"secretariat", "admin"})
    ),
    "members:communities": Rule(EVERYBODY),
    **dict.fromkeys(
        ("members:representatives", "members:invite", "members:mandates", "members:add_mandate"), Rule(MEMBERS)
    ),
    "members:end_mandate": Rule({"member"}, foreign=NOBODY),
    **dict.fromkeys(
        ("members:representative", "members:end_representative", "members:invite_again"),
        Rule({"member"}, foreign=NOBODY),
    ),
    "members:leave": Rule(MEMBERS),
    # Nobody here has an open request of their own, or a link to confirm an address.
    "members:withdraw_erasure": Rule(NOBODY),
    **dict.fromkeys(("members:directory", "members:directory_export"), Rule(MEMBERS | REPRESENTATIVES)),
    "members:directory_entry": Rule(MEMBERS | REPRESENTATIVES, foreign=NOBODY),
    "members:relay_answer": Rule({"member"} | REPRESENTATIVES, foreign=NOBODY),
    "members:directory_mine": Rule(MEMBERS),
    # For everybody what is public of it; planned ones are not there.
    "expert_sessions:session": Rule(EVERYBODY, foreign=NOBODY),
    "expert_sessions:panel": Rule(EVERYBODY, foreign=NOBODY),
    # Looking leads to the session's page; the POST lets in whoever is entitled, after the note.
    **dict.fromkeys(
        ("expert_sessions:join", "expert_sessions:phone"),
        Rule(SIGNED_IN, foreign=NOBODY, post=ATTENDERS | {"other_member"}),
    ),
    "expert_sessions:confidentiality": Rule(ATTENDERS | {"other_member"}, foreign=NOBODY),
    # Behind a host's personal link; here everybody comes with one that does not exist.
    **dict.fromkeys((f"expert_sessions:{name}" for name in ("host", "host_enter", "host_resend")), Rule(NOBODY)),
    "expert_sessions:mine": Rule(ATTENDERS | {"other_member"}),
    **dict.fromkeys(
        ("expert_sessions:answer", "expert_sessions:ask"), Rule(ATTENDERS | {"other_member"}, foreign=NOBODY)
    ),
    # Behind a signed link of a letter; here everybody comes with one that we never wrote.
    "members:relay_report": Rule(NOBODY),
    "members:cancel_email_change": Rule(NOBODY),
    "members:confirm_email": Rule(NOBODY),
    "members:invitation": Rule(NOBODY),
    # Behind a personal link of their own; here everybody comes with one that does not exist.
    "members:welcome": Rule(NOBODY),
    "members:first_sign_in": Rule(NOBODY),
    # The demo's letters exist only where letters are caught.
    **dict.fromkeys(
        ("demo_letters", "demo_letter", "demo_letter_html", "demo_letter_calendar", "demo_room"), Rule(NOBODY)
    ),
    **dict.fromkeys(WAYS_TO_SIGN_IN, Rule(SIGNED_IN)),
    # Staff here have an app and its recovery codes, members have neither; asked for a passkey, one is led to the app.
    "mfa_reauthenticate": Rule(STAFF),
    "mfa_reauthenticate_webauthn": Rule(STAFF),
    **dict.fromkeys(("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"), Rule(STAFF)),
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), Rule({"member"}, foreign=NOBODY)),
    # Only for who is being activated: our member is active already.
    "members:activate": Rule(NOBODY),
    "members:acting_for": Rule(SIGNED_IN),
    # The committee's desk
    **dict.fromkeys(("admin:index", "admin:logout"), Rule(STAFF)),
    "admin:retention": Rule({"secretariat", "chair", "admin"}),
    # Leads to the sign-in page; who is staff already comes to the first page.
    "admin:login": Rule(NOBODY),
    "admin:applications_application_changelist": Rule(COMMITTEE | {"recused"}),
    **dict.fromkeys((f"admin:applications_application_{step}" for step in DESK_STEPS), Rule(COMMITTEE, foreign=DESK)),
    # The letters of a preview lie in the session of whoever asked for it.
    "admin:applications_application_letter": Rule(NOBODY),
    **dict.fromkeys((f"admin:expert_sessions_expertsession_{page}" for page in ("month", "this_month")), Rule(SEEING)),
    **dict.fromkeys(
        (f"admin:expert_sessions_expertsession_{page}" for page in MODERATING),
        Rule(GUARDS, foreign=NOBODY),
    ),
    **dict.fromkeys((f"admin:expert_sessions_expertsession_{page}" for page in SPARE_ROOM), Rule(GUARDS)),
    **dict.fromkeys(
        (f"admin:expert_sessions_expertsession_{page}" for page in AFTER_IN_ADMIN), Rule({"secretariat", "admin"})
    ),
    **dict.fromkeys((f"admin:expert_sessions_expertsession_{page}" for page in ATTENDANCE), Rule(SEEING)),
    "admin:expert_sessions_topicproposal_reopen": Rule({"secretariat", "admin"}),
    **dict.fromkeys(
        (f"admin:expert_sessions_expertsession_{page}" for page in ("room", "rotate_room", "host_link", "credentials")),
        Rule({"secretariat", "admin"}),
    ),
    **dict.fromkeys(
        (
            f"admin:expert_sessions_expertsession_{step}"
            for step in ("clone", "announce", "move", "postpone", "cancel", "reopen")
        ),
        Rule({"secretariat", "admin"}),
    ),
    "admin:expert_sessions_series_dates": Rule(LOOKING),
    # Without a date in the form it leads back.
    "admin:expert_sessions_series_plan": Rule({"secretariat", "admin"}),
    "admin:expert_sessions_expert_photo": Rule(LOOKING),
    # Django's own corners of the admin
    "admin:jsi18n": Rule(STAFF),
    "admin:app_list": Rule(STAFF - {"committee", "recused"}),
    **dict.fromkeys(("admin:autocomplete", "admin:view_on_site", "admin:/admin/{url}"), Rule(NOBODY)),
    **dict.fromkeys(("/admin/password_change/", "admin:password_change", "admin:password_change_done"), Rule(NOBODY)),
}
# What Django makes for each table of the admin: who may look, change, add, delete. Left out: nobody.
PLANNED_BY_SECRETARIAT = {
    "view": LOOKING,
    "change": {"secretariat", "admin"},
    "add": {"secretariat", "admin"},
    "delete": SUPERUSER,
}
STOCK: dict[str, dict[str, set[str]]] = {
    **registry.STOCK,
    "members_community": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "members_member": {"view": LOOKING | {"duty_officer"}, "change": {"secretariat", "admin"}},
    "members_erasurerequest": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "members_representative": {"view": LOOKING | {"duty_officer"}},
    "members_user": {"view": LOOKING, "change": SUPERUSER, "add": SUPERUSER},
    "offices_office": {"view": GUARDS, "change": {"secretariat", "admin"}},
    "offices_section": {"view": GUARDS, "change": {"secretariat", "admin"}},
    "offices_mistakereport": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "expert_sessions_series": PLANNED_BY_SECRETARIAT,
    "expert_sessions_expert": PLANNED_BY_SECRETARIAT,
    "expert_sessions_topicproposal": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "expert_sessions_expertsession": {**PLANNED_BY_SECRETARIAT, "view": SEEING},
    "mayors_club_event": {"view": LOOKING},
    "mayors_club_faqentry": {
        "view": {"secretariat", "admin"},
        "change": {"secretariat", "admin"},
        "add": {"secretariat", "admin"},
        "delete": SUPERUSER,
    },
    "mayors_club_outgoingemail": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "members_relayletter": {"view": {"secretariat", "admin"}, "change": {"secretariat", "admin"}},
    "mayors_club_siteswitch": {"view": {"duty_officer", "admin"}, "change": {"duty_officer", "admin"}},
}
# Pages of a table: what they need to be looked at, and to be posted to.
PAGES_OF_A_TABLE = {
    "changelist": ("view", "view"),
    "history": ("view", "view"),
    "simple_history": ("view", "change"),
    "change": ("view", "change"),
    "add": ("add", "add"),
    "delete": ("delete", "delete"),
    # steps of our own
    "html": ("view", "view"),
    "resend": ("change", "change"),
    "release": ("change", "change"),
    "discard": ("change", "change"),
    "bounce": ("change", "change"),
    "end": ("change", "change"),
    "close": ("change", "change"),
    "parity": ("view", "view"),
    "confirm": ("change", "change"),
    "change_address": ("change", "change"),
    "review": ("change", "change"),
    "preview": ("change", "change"),
    "publish": ("change", "change"),
    "request_changes": ("change", "change"),
    "erase": ("change", "change"),
    "refuse": ("change", "change"),
    "reset": ("change", "change"),
}


def rule_of(name: str) -> Rule | None:
    if name in RULES:
        return RULES[name]
    for table, may in STOCK.items():
        page = name.removeprefix(f"admin:{table}_")
        if page in PAGES_OF_A_TABLE:
            look, post = PAGES_OF_A_TABLE[page]
            return Rule(may.get(look, NOBODY), post=may.get(post, NOBODY))
    return None
