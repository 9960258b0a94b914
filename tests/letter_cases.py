"""What each letter is given, the same words as in docs/letters.md, and the secrets it holds."""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import get_language

from offices.letter_changes import ChangeInWords
from offices.links import page_url
from sessions import letter_words
from sessions.services import digests
from sister_cities.letter_words import partner_in
from tests.factories import make_application, make_community, make_member, make_representative, make_user
from tests.office_factories import make_edition, make_office, make_report
from tests.session_factories import in_kyiv, make_agenda_item, make_invitee, make_session
from tests.sister_city_factories import make_agreement
from tests.sister_city_factories import make_proposal as make_agreement_proposal
from tests.sister_city_factories import make_report as make_agreement_report

UNTIL = date(2026, 12, 21)
NAMES = {
    "greeting_uk": "пані Ірино",
    "greeting_en": "Ms Savchuk",
    "full_name_uk": "Ірина Слов’янська",
    "full_name_latin": "Iryna Slovianska",
}


def application(status="submitted", **fields):
    return make_application(status=status, **{**NAMES, **fields})


def decided(kind, **fields):
    about = application({"accept": "accepted", "decline": "declined"}[kind])
    decision = about.decisions.get()
    for name, value in fields.items():
        setattr(decision, name, value)
    return {"application": about, "decision": decision}


def asked():
    about = application("more_info")
    return {"application": about, "question": about.questions.get()}


def representing():
    member = make_member(**NAMES, community=make_community())
    person = make_representative(member, full_name_uk="Максим Демченко", can_publish_office=True)
    return {"representative": person, "member": member}


def relayed(**fields):
    """A letter from one member to another."""
    names = {"full_name_uk": "Петро Ганок", "full_name_latin": "Petro Hanok"}
    context = {
        "member": make_member(**NAMES),
        "sender": make_member(**names, community=make_community()),
        "aide": None,
        "text": "12:30?",
        "address": "",
        "is_answer": False,
        "answer_url": f"{settings.SITE_URL}/member/directory/letters/1/answer/",
    }
    return {**context, **fields}


def office(**fields):
    member = make_member(make_user("mayor@starohorod.example"), **NAMES)
    return {"office": make_office(member, **fields), "member": member}


def published():
    about = office()
    urls = {"uk_url": page_url(about["office"], "uk"), "en_url": page_url(about["office"], "en")}
    return {**about, "edition": about["office"].live, **urls}


def to_be_changed():
    about = office()
    return {**about, "edition": make_edition(about["office"], note="Бракує рішення ради.")}


def reported():
    about = office()
    report = make_report(about["office"], text="Бракує рішення ради.", email="reader@town.example")
    return {"report": report, "member": about["member"], "desk_url": f"{settings.SITE_URL}/admin/"}


def decided_agreement(**fields):
    about = about_agreement("active")
    return {**about, "proposal": make_agreement_proposal(about["agreement"], **fields)}


def told_of_an_agreement():
    names = ("Старогород", "Лінденталь") if get_language() == "uk" else ("Starohorod", "Lindental")
    report = make_agreement_report(
        community_typed=names[0], city_typed=names[1], text="2016", email="reader@town.example"
    )
    return {"report": report, "desk_url": f"{settings.SITE_URL}/admin/"}


TOPIC = {"topic_uk": "Тепло взимку без газу", "topic_en": "Winter heat without gas"}


def session_on_thursday():
    session = make_session(starts_at=in_kyiv(2026, 11, 26, 15), notes_due_on=date(2026, 11, 30), **TOPIC)
    make_agenda_item(session, title_uk="Ваші запитання", title_en="Your questions")
    return session


def about_session(words=lambda session, language: {}, **known):
    """As `sessions/letter_words.py` puts it into words for the language of the moment."""
    session, language = session_on_thursday(), get_language()
    context = letter_words.context_of(session, make_member(**NAMES), language)
    return {**context, **words(session, language), **known}


def told(**known):
    """A letter about a change; the last one was `told_starts_at`, the time that is meant is that of the session."""
    session = session_on_thursday()
    invitee = make_invitee(session, member=make_member(**NAMES), **known)
    words = letter_words.of_change(invitee, get_language())
    return letter_words.context_of(session, invitee.member, get_language()) | words


def told_before(starts_at, **known):
    ends_at = starts_at + timedelta(minutes=90)
    times = {"told_sequence": 0, "told_starts_at": starts_at, "told_ends_at": ends_at, "told_confirmed": True}
    return told(**times, **known)


def about_moved_session():
    context = told_before(in_kyiv(2026, 11, 25, 11))
    context["session"].reason_uk, context["session"].reason_en = "Експертка захворіла.", "The expert is ill."
    return context


def week_of_sessions():
    session, language = session_on_thursday(), get_language()
    news = {"coming": [session], "summaries": [session], "proposals": ["2027"]}
    return {**digests.words_of(news, language), "greeting": ""}


def soon(**late):
    begins = in_kyiv(2026, 11, 26, 15)
    now = begins - timedelta(**(late or {"minutes": 15}))
    return about_session(lambda session, language: letter_words.of_reminder_soon(session, now, language))


def partners() -> list[str]:
    return [partner_in(make_agreement(), get_language())]


def about_agreement(status: str, **fields) -> dict:
    agreement = make_agreement(status, **fields)
    return {"member": make_member(**NAMES), "agreement": agreement, "partner": partner_in(agreement, get_language())}


LETTERS = {
    "application_link": lambda: {"application": application("draft"), "until": UNTIL},
    "application_link_mayor": lambda: {
        "application": application("awaiting_mayor"),
        "assistant_email": "o.shevchenko@starohorod.example",
        "until": UNTIL,
    },
    "application_resend": lambda: {"application": application("draft"), "until": UNTIL},
    "application_already_member": dict,
    "application_received": lambda: {"application": application()},
    "application_draft_reminder": lambda: {"application": application("draft"), "until": UNTIL},
    "application_question": asked,
    "application_answer_received": asked,
    "application_withdrawn": lambda: {"application": application("withdrawn", number_year=2026, number_in_year=7)},
    "application_accepted": lambda: decided("accept"),
    "first_steps": lambda: {"member": make_member(**NAMES)},
    "application_declined": lambda: decided("decline", reason_code="not_confirmed", text="Бракує рішення ради."),
    "decision_changed": lambda: decided("decline", reason_code="not_a_head"),
    "sign_in_code": lambda: {"minutes": 15},
    "staff_first_sign_in": lambda: {"user": make_user("o.shevchenko@klub.example")},
    "member_invitation": lambda: {"member": make_member(**NAMES)},
    "representative_invitation": lambda: {**representing(), "until": UNTIL},
    "representative_accepted": lambda: representing(),
    "representative_declined": lambda: representing(),
    "email_change_old": lambda: {"user": make_user(), "until": UNTIL, "new_email": "new@town.example"},
    "email_change_new": lambda: {"user": make_user(), "until": UNTIL},
    "email_change_taken": lambda: {"user": make_user()},
    "email_changed": lambda: {"user": make_user()},
    "goodbye": lambda: {"member": make_member(**NAMES, status="ended")},
    "erasure_received": lambda: {"user": make_user(), "until": UNTIL},
    "erasure_refused": lambda: {"user": make_user(), "reason": "2026-0147"},
    "erasure_done": dict,
    "relay_letter": relayed,
    "second_factor_reset": lambda: {"user": make_user(), "by": make_user(full_name_uk="Оксана Дорошенко")},
    "session_host_link": lambda: {"session": make_session()},
    "office_approval": lambda: {
        **office(),
        "by": make_user(full_name_uk="Оксана Дорошенко"),
        "changes": [ChangeInWords("2", ["2015"], ["2016", "2017"])],
        "until": UNTIL,
    },
    "office_published": published,
    "office_changes_requested": to_be_changed,
    "office_confirm": office,
    "office_hidden": lambda: {**office(), "by": make_user(full_name_uk="Оксана Дорошенко")},
    "office_mistake_reported": reported,
    "agreement_confirm": lambda: {"member": make_member(**NAMES), "partners": partners(), "until": UNTIL},
    "agreement_ministry_due": lambda: about_agreement("with_ministry"),
    "agreement_expiring": lambda: about_agreement("active", ends_on=date(2031, 4, 10)),
    "agreement_reported": told_of_an_agreement,
    "agreement_accepted": lambda: decided_agreement(kind="new"),
    "agreement_declined": lambda: decided_agreement(note="Бракує рішення ради."),
    "session_invitation": told,
    "session_added": lambda: told(as_representative=True),
    "session_removed": lambda: told_before(in_kyiv(2026, 11, 26, 15)),
    "session_moved": about_moved_session,
    "session_paused": lambda: told_before(in_kyiv(2026, 11, 26, 14)),
    "session_postponed": lambda: told_before(in_kyiv(2026, 11, 26, 15)),
    "session_cancelled": lambda: told_before(in_kyiv(2026, 11, 26, 15)),
    "session_reopened": lambda: told_before(in_kyiv(2026, 11, 19, 15)),
    "session_place": about_session,
    "session_reminder_day": lambda: about_session(letter_words.of_reminder_day),
    "session_reminder_soon": soon,
    "session_summary": lambda: about_session(letter_words.of_summary),
    "session_digest": week_of_sessions,
}
SECRETS = {
    "application_link": {
        "application_link",
        "application_link_mayor",
        "application_resend",
        "application_received",
        "application_draft_reminder",
        "application_question",
        "application_answer_received",
    },
    "welcome_link": {"first_steps", "member_invitation"},
    "first_sign_in_link": {"staff_first_sign_in"},
    "invitation_link": {"representative_invitation"},
    "relay_report_link": {"relay_letter"},
    "email_change_link": {"email_change_old", "email_change_new"},
    "host_link": {"session_host_link"},
    "approval_link": {"office_approval"},
    "code": {"sign_in_code", "office_approval"},
    "confirm_office_link": {"office_confirm"},
    "confirm_agreements_link": {"agreement_confirm"},
}
