"""Every column of every table: does it hold personal data, why, until when, and how it goes.

Read it as the register of processing; the rules stand in personal_rules.py. Retention empties columns by this table,
docs/privacy.md explains it to people, and a test fails when a new column is missing here. Tables of packages stand at
the end; "*" means every column.
"""

from mayors_club.personal_registry import AGREEMENTS
from mayors_club.personal_rules import (
    ACCOUNT,
    ADMIN_LOG,
    APPLICATION,
    ASKING,
    ATTENDANCE,
    AUDIT,
    CHANGE,
    CONSENT,
    DIRECTORY,
    EXPERT,
    FEED,
    HOST,
    INVITED,
    LETTER,
    LINK,
    MEMBER,
    NOT_PERSONAL,
    OFFICE,
    PROOF,
    QUESTION,
    RECORD,
    RELAY,
    REPORT,
    REQUEST,
    REVIEW,
    ROOM,
    SECRET,
    SESSION,
    SIGN_IN,
    TRACE,
    VOICE,
    Rule,
)

TABLE: dict[str, dict[Rule, str]] = {
    **AGREEMENTS,
    "mayors_club.demorow": {NOT_PERSONAL: "id set_name key model row_id columns digest sown_at"},
    "mayors_club.event": {
        NOT_PERSONAL: "id at verb from_state to_state request_id",
        AUDIT: "subject_type subject_id actor_kind actor on_behalf_of codes",
    },
    "mayors_club.faqentry": {
        NOT_PERSONAL: "id slug position question question_uk question_en answer answer_uk answer_en"
    },
    "mayors_club.historicalfaqentry": {
        NOT_PERSONAL: "id slug position question_uk question_en answer_uk answer_en history_id history_date"
        " history_change_reason history_type",
        RECORD: "history_user",
    },
    "mayors_club.heartbeat": {NOT_PERSONAL: "id name at"},
    "mayors_club.outgoingemail": {
        NOT_PERSONAL: "id name language about_type about_id dedupe_key message_id status created_at not_before next_at"
        " lease_until attempts sent_at may_have_arrived_twice bounced_at",
        LETTER: "to subject body_text body_html calendar last_error",
        SECRET: "secret_values",
        RECORD: "bounced_by",
    },
    "mayors_club.siteswitch": {
        NOT_PERSONAL: "id read_only_since intake_paused_until intake_note_uk intake_note_en",
        RECORD: "read_only_by",
    },
    "mayors_club.violation": {NOT_PERSONAL: "id rule subject_type subject_id found_at"},
    "members.community": {
        NOT_PERSONAL: "id code slug kind name_uk centre_uk centre_latin oblast_uk oblast_en raion_uk raion_latin"
        " is_repeated latitude longitude search_text search_keys population population_year population_source"
        " population_source_en website"
        " is_occupied is_demo sorting_uk sorting_en"
    },
    "members.emailchange": {
        NOT_PERSONAL: "id asked_at expires_at old_confirmed_at new_confirmed_at done_at cancelled_at",
        CHANGE: "user old_email new_email",
        RECORD: "done_by",
    },
    "members.erasurerequest": {
        NOT_PERSONAL: "id status asked_at due_on closed_at",
        REQUEST: "user reason",
        RECORD: "closed_by",
    },
    "members.directoryentry": {
        NOT_PERSONAL: "member is_listed takes_letters languages_for topics_for email_for phone_for",
        DIRECTORY: "languages topics email phone",
    },
    "members.mandate": {
        NOT_PERSONAL: "id precision",
        MEMBER: "member community community_typed kind starts_on ends_on end_reason source_url is_contested",
    },
    "members.member": {
        NOT_PERSONAL: "id status effective_at confirmed_at ended_at end_reason",
        MEMBER: "user full_name_uk full_name_latin greeting_uk greeting_en title_uk title_en gender phone community"
        " community_typed",
        RECORD: "ended_by",
    },
    "members.personallink": {NOT_PERSONAL: "id purpose created_at expires_at revoked_at", LINK: "user token_hash"},
    "members.relayletter": {
        NOT_PERSONAL: "id shows_address reported_at closed_at",
        RELAY: "sender recipient sent_by answers sent_at",
        RECORD: "closed_by",
    },
    "members.representative": {
        NOT_PERSONAL: "id status can_edit_office can_publish_office can_manage_agreements can_attend_sessions ends_on"
        " invited_at accepted_at ended_at",
        MEMBER: "member user email full_name_uk",
        RECORD: "ended_by",
    },
    "members.settlement": {NOT_PERSONAL: "id community category name_uk name_latin key"},
    "members.signinrequest": {NOT_PERSONAL: "id created_at", SIGN_IN: "email code language"},
    "members.user": {
        NOT_PERSONAL: "id password is_superuser is_staff is_active date_joined",
        ACCOUNT: "email full_name_uk full_name_latin language letters_off last_login",
    },
    "members.user_groups": {NOT_PERSONAL: "id", RECORD: "user group"},
    "members.user_user_permissions": {NOT_PERSONAL: "id", RECORD: "user permission"},
    "applications.accesslink": {
        NOT_PERSONAL: "id purpose created_at expires_at revoked_at",
        LINK: "application token_hash",
    },
    "applications.application": {
        NOT_PERSONAL: "id status status_before number_year number_in_year started_by language submission_key"
        " office_kind lapsed_from created_at changed_at reminded_at submitted_at status_since withdrawn_at"
        " anonymised_at",
        APPLICATION: "email assistant_email invited_email answers previous full_name_uk full_name_latin greeting_uk"
        " greeting_en phone title_uk title_en community community_typed terms first_mandate_start mandate_end proof_url"
        " community_website for_partners motivation representatives",
    },
    "applications.ballot": {
        NOT_PERSONAL: "id round note_visibility revision cast_at",
        REVIEW: "note",
        RECORD: "reviewer choice",
    },
    "applications.ballotchange": {
        NOT_PERSONAL: "id ballot note_visibility revision at",
        REVIEW: "note",
        RECORD: "choice",
    },
    "applications.conflictdeclaration": {
        NOT_PERSONAL: "id application declared_at lifted_at",
        RECORD: "reviewer kind",
    },
    "applications.consent": {
        NOT_PERSONAL: "id",
        CONSENT: "application purpose wording_version language given_at given_by withdrawn_at",
    },
    "applications.decision": {
        NOT_PERSONAL: "id application kind reason_code decided_at effective_at outcome counts reverses taken_back_at",
        REVIEW: "text against_outcome_reason",
        RECORD: "decided_by member taken_back_by",
    },
    "applications.linkrequest": {NOT_PERSONAL: "id kind started_by language created_at", ASKING: "email"},
    "applications.prooffile": {
        NOT_PERSONAL: "id content_type size uploaded_at removed_at",
        PROOF: "application file sha256 original_name",
    },
    "applications.question": {
        NOT_PERSONAL: "id application fields answer_due_on asked_at answered_at",
        REVIEW: "text answer",
        RECORD: "asked_by",
    },
    "applications.reviewround": {NOT_PERSONAL: "id application opened_at closed_at", RECORD: "opened_by"},
    "applications.revision": {
        NOT_PERSONAL: "id application number submission_key language submitted_at",
        APPLICATION: "answers proof",
    },
    "offices.approval": {
        NOT_PERSONAL: "id edition seen asked_at expires_at tries approved_at",
        LINK: "code_hash",
        RECORD: "asked_by",
    },
    "offices.edition": {
        NOT_PERSONAL: "id number status status_since changes submitted_at published_at",
        OFFICE: "office note",
        RECORD: "submitted_by submitted_for published_by published_for",
    },
    "offices.formeraddress": {NOT_PERSONAL: "id created_at", OFFICE: "slug office"},
    "offices.historicalsection": {
        NOT_PERSONAL: "id edition kind revision uk_changed_at en_checked_at saved_at history_id history_date"
        " history_change_reason history_type",
        OFFICE: "text_uk text_en rows portrait",
        RECORD: "saved_by saved_for history_user",
    },
    "offices.mistakereport": {
        NOT_PERSONAL: "id office language created_at closed_at",
        REPORT: "text email",
        RECORD: "closed_by",
    },
    "offices.office": {
        NOT_PERSONAL: "id contacts may_publish hidden_at confirmed_at created_at live",
        OFFICE: "member slug contact_email life_years search_text search_keys search_body search_vector",
        RECORD: "hidden_by hidden_for",
    },
    "offices.portrait": {
        NOT_PERSONAL: "id width height crop_left crop_top crop_width crop_height uploaded_at tried_at"
        " attempts ready_at failed_at",
        OFFICE: "office master",
        RECORD: "uploaded_by",
    },
    "offices.section": {
        NOT_PERSONAL: "id edition kind revision uk_changed_at en_checked_at saved_at",
        OFFICE: "text text_uk text_en rows portrait",
        RECORD: "saved_by saved_for",
    },
    "expert_sessions.agendaitem": {
        NOT_PERSONAL: "id session after_minutes title title_uk title_en note note_uk note_en"
    },
    "expert_sessions.confidentialityconsent": {NOT_PERSONAL: "id", ATTENDANCE: "user wording_version accepted_at"},
    "expert_sessions.digest": {NOT_PERSONAL: "id week at", INVITED: "user"},
    "expert_sessions.expert": {
        NOT_PERSONAL: "id language",
        EXPERT: "name name_uk name_en role role_uk role_en about about_uk about_en gender languages email photo",
    },
    "expert_sessions.expertsession": {
        NOT_PERSONAL: "id number series status status_since reason reason_uk reason_en topic topic_uk topic_en lead"
        " lead_uk lead_en text text_uk text_en brief brief_uk brief_en topics languages starts_at ends_at capacity"
        " provider sequence plan_passed announced_at changed_at held_at notes_due_on summary summary_uk summary_en"
        " summary_published_at created_at",
        EXPERT: "expert",
        RECORD: "created_by",
    },
    "expert_sessions.feedback": {NOT_PERSONAL: "id session useful clear comment"},
    "expert_sessions.feedsecret": {NOT_PERSONAL: "created_at", FEED: "user token_hash"},
    "expert_sessions.hostlink": {
        NOT_PERSONAL: "id session language created_at expires_at used_at revoked_at",
        HOST: "name email token_hash",
    },
    "expert_sessions.invitee": {
        NOT_PERSONAL: "id session as_representative added_at removed_at shift told_sequence told_starts_at"
        " told_ends_at told_confirmed told_kind",
        INVITED: "user member",
    },
    "expert_sessions.jointrace": {
        NOT_PERSONAL: "id session kind",
        TRACE: "user member host_link credential network at",
    },
    "expert_sessions.material": {
        NOT_PERSONAL: "id session title title_uk title_en file content_type size uploaded_at",
        RECORD: "uploaded_by",
    },
    "expert_sessions.move": {
        NOT_PERSONAL: "id session kind from_starts_at from_ends_at to_starts_at to_ends_at sequence at",
        RECORD: "by",
    },
    "expert_sessions.notice": {
        NOT_PERSONAL: "id session kind sequence letter said_starts_at said_ends_at at",
        INVITED: "user",
    },
    "expert_sessions.question": {
        NOT_PERSONAL: "id session is_anonymous asked_at hidden_at",
        QUESTION: "text member asked_by",
    },
    "expert_sessions.recording": {NOT_PERSONAL: "session published_at", ROOM: "sealed", RECORD: "published_by"},
    "expert_sessions.room": {
        NOT_PERSONAL: "session ready_at rotated_at failed_at",
        ROOM: "sealed",
        RECORD: "rotated_by failed_by",
    },
    "expert_sessions.seat": {
        NOT_PERSONAL: "id session created_at",
        ATTENDANCE: "member answer representative answered_at waiting_since asked_again_at attended attended_at"
        " gave_feedback",
        RECORD: "answered_by answered_for",
    },
    "expert_sessions.series": {
        NOT_PERSONAL: "id name name_uk name_en weekday hour duration_minutes every_weeks first_on capacity is_active"
    },
    "expert_sessions.skippeddate": {NOT_PERSONAL: "id series on reason"},
    "expert_sessions.topicproposal": {
        NOT_PERSONAL: "id created_at closed_at session",
        VOICE: "title text proposed_by",
    },
    "expert_sessions.topicvote": {NOT_PERSONAL: "id proposal at", VOICE: "member"},
    # Packages
    "account.emailaddress": {NOT_PERSONAL: "id verified primary", ACCOUNT: "user email"},
    "account.emailconfirmation": {SIGN_IN: "*"},
    "admin.logentry": {ADMIN_LOG: "*"},
    "auth.group": {NOT_PERSONAL: "*"},
    "auth.group_permissions": {NOT_PERSONAL: "*"},
    "auth.permission": {NOT_PERSONAL: "*"},
    "contenttypes.contenttype": {NOT_PERSONAL: "*"},
    "mfa.authenticator": {NOT_PERSONAL: "id type created_at last_used_at", ACCOUNT: "user data"},
    "sessions.session": {SESSION: "*"},
}


def columns(label: str, rule: Rule) -> list[str]:
    """The columns of a table that stand under a rule; retention empties these."""
    return TABLE[label].get(rule, "").split()
