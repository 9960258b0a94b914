"""What each letter is given, the same words as in docs/letters.md, and the secrets it holds."""

from datetime import date

from django.conf import settings

from offices.letter_changes import ChangeInWords
from offices.links import page_url
from tests.factories import make_application, make_community, make_member, make_representative, make_user
from tests.office_factories import make_edition, make_office, make_report

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
    "approval_link": {"office_approval"},
    "code": {"sign_in_code", "office_approval"},
    "confirm_office_link": {"office_confirm"},
}
