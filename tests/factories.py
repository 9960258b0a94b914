"""`make_*`: rows for tests, valid and complete by default; every keyword overrides one column.

They write rows directly, past the services: a test of a verb makes its starting point here and calls the verb itself.
"""

import itertools
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from applications.models import (
    AccessLink,
    Application,
    Ballot,
    Consent,
    Decision,
    ProofFile,
    Question,
    ReviewRound,
    Revision,
)
from mayors_club.models import OutgoingEmail
from mayors_club.tokens import hash_token, new_token
from members.communities import fill_search
from members.models import Community, Mandate, Member, Representative, User
from members.roles import apply_roles

_numbers = itertools.count(1)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SUBMITTED = {*Application.UNDER_REVIEW, *Application.DECIDED}


# People ---------------------------------------------------------------------------------------------------------------
def make_user(email=None, **fields) -> User:
    n = next(_numbers)
    fields.setdefault("full_name_uk", f"Користувачка Тестова {n}")
    return User.objects.create_user(email or f"person{n}@town.example", **fields)


def make_second_factor(user) -> User:
    """TOTP and recovery codes, as staff must have them."""
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    return user


def make_staff(*roles, second_factor=True, **fields) -> User:
    """A colleague in the given roles: secretariat, committee, chair, deputy_chair, duty_officer."""
    user = make_user(is_staff=True, **fields)
    if not Group.objects.filter(name__in=roles).exists():
        apply_roles()
    user.groups.set([Group.objects.get(name=role) for role in roles])
    return make_second_factor(user) if second_factor else user


def make_admin(**fields) -> User:
    return make_second_factor(make_user(is_staff=True, is_superuser=True, **fields))


def make_community(**fields) -> Community:
    n = next(_numbers)
    defaults = {
        "code": f"UA530600900000{n:05d}",
        "slug": f"starohorod-{n}",
        "kind": Community.Kind.URBAN,
        "name_uk": "Старогородська",
        "centre_uk": "Старогород",
        "centre_latin": "Starohorod",
        "oblast_uk": "Полтавська область",
        "oblast_en": "Poltava oblast",
        "raion_uk": "Миргородський район",
    }
    community = Community(**{**defaults, **fields})
    fill_search(community)
    community.save()
    return community


def make_member(user=None, *, status=Member.Status.ACTIVE, **fields) -> Member:
    user = user or make_user()
    now = timezone.now()
    defaults = {
        "user": user,
        "status": status,
        "effective_at": now - timedelta(days=30),
        "full_name_uk": user.full_name_uk,
        "full_name_latin": "Testova Korystuvachka",
        "greeting_uk": "пані Тестова",
        "greeting_en": "Ms Testova",
        "title_uk": "міська голова",
        "title_en": "Mayor",
        "confirmed_at": now if status == Member.Status.ACTIVE else None,
    }
    if status == Member.Status.ENDED:
        defaults |= {"ended_at": now, "end_reason": Member.EndReason.RESIGNED}
    if "community" not in fields:
        defaults["community"] = make_community()
    return Member.objects.create(**{**defaults, **fields})


def make_mandate(member, **fields) -> Mandate:
    defaults = {
        "community": member.community,
        "kind": Mandate.Kind.ELECTED,
        "starts_on": date(2020, 11, 1),
        "precision": Mandate.Precision.MONTH,
    }
    return Mandate.objects.create(member=member, **{**defaults, **fields})


def make_representative(member=None, user=None, *, status=Representative.Status.ACTIVE, **fields) -> Representative:
    now = timezone.now()
    if status == Representative.Status.ACTIVE:
        user = user or make_user()
        fields.setdefault("accepted_at", now)
    if status == Representative.Status.ENDED:
        fields.setdefault("ended_at", now)
    defaults = {
        "member": member or make_member(),
        "user": user,
        "email": user.email if user else f"office{next(_numbers)}@town.example",
        "full_name_uk": "Помічниця Тестова",
        "status": status,
        "can_edit_office": True,
        "can_attend_sessions": True,
    }
    return Representative.objects.create(**{**defaults, **fields})


# Applications ---------------------------------------------------------------------------------------------------------
def make_application(status=Application.Status.SUBMITTED, **fields) -> Application:
    """An application in any state, with what that state needs around it: revision, question, decision, letter."""
    n = next(_numbers)
    now = timezone.now()
    defaults = {
        "status": status,
        "email": f"mayor{n}@town.example",
        "full_name_uk": "Шевченко Оксана Іванівна",
        "full_name_latin": "Shevchenko Oksana",
        "greeting_uk": "пані Оксано",
        "greeting_en": "Ms Shevchenko",
        "office_kind": Application.OfficeKind.ELECTED,
        "title_uk": "міська голова",
        "title_en": "Mayor",
        "terms": [{"start": "2020-11", "end": None}],
        "first_mandate_start": date(2020, 11, 1),
        "proof_url": "https://town.example/rada",
        "motivation": "Хочемо обмінюватися досвідом.",
    }
    if "community" not in fields:
        defaults["community"] = make_community()
    if status in SUBMITTED:
        defaults |= {"submitted_at": now, "number_year": now.year, "number_in_year": 1000 + n}
    if status in (Application.Status.MORE_INFO, Application.Status.LAPSED):
        defaults["status_before"] = "screening" if status == "more_info" else "draft"
    if status == Application.Status.WITHDRAWN:
        defaults["withdrawn_at"] = now
    application = Application.objects.create(**{**defaults, **fields})
    _surroundings(application)
    return application


def _surroundings(application) -> None:
    if application.submitted_at:
        make_revision(application)
        Consent.objects.create(application=application, wording_version="test", language=application.language)
    if application.status == Application.Status.MORE_INFO:
        make_question(application)
    if application.status in Application.DECIDED:
        make_decision(application)


def make_revision(application, **fields) -> Revision:
    defaults = {
        "number": application.revisions.count() + 1,
        "submission_key": new_key(),  # the application holds the key of the next one
        "answers": {
            "about-you": {"values": {"full_name_uk": [application.full_name_uk]}},
            "motivation": {"values": {"motivation": [application.motivation]}},
        },
        "language": application.language,
    }
    return Revision.objects.create(application=application, **{**defaults, **fields})


def new_key():
    return Application._meta.get_field("submission_key").default()


def make_link(application, *, purpose=AccessLink.Purpose.MAYOR, days=30, **fields) -> str:
    """A personal link; returns its token, of which the row keeps only the hash."""
    token = new_token()
    fields.setdefault("expires_at", timezone.now() + timedelta(days=days))
    AccessLink.objects.create(application=application, purpose=purpose, token_hash=hash_token(token), **fields)
    return token


def make_proof(application, content=PDF, **fields) -> ProofFile:
    defaults = {
        "content_type": ProofFile.Kind.PDF,
        "size": len(content),
        "sha256": hash_token(content.decode("latin-1")),
        "original_name": "рішення.pdf",
    }
    proof = ProofFile(application=application, **{**defaults, **fields})
    proof.file.save("proof.pdf", ContentFile(content), save=False)
    proof.save()
    return proof


def make_question(application, **fields) -> Question:
    defaults = {
        "text": "Додайте, будь ласка, рішення ради.",
        "fields": ["proof"],
        "answer_due_on": timezone.localdate() + timedelta(days=14),
    }
    if "asked_by" not in fields:
        defaults["asked_by"] = make_staff("secretariat")
    return Question.objects.create(application=application, **{**defaults, **fields})


def make_round(application, electors=(), **fields) -> ReviewRound:
    """An open round whose electorate is `electors`, one empty ballot each."""
    if "opened_by" not in fields:
        fields["opened_by"] = make_staff("secretariat")
    review_round = ReviewRound.objects.create(application=application, **fields)
    for elector in electors:
        Ballot.objects.create(round=review_round, reviewer=elector)
    return review_round


def make_ballot(application, reviewer, choice=Ballot.Choice.YES, **fields) -> Ballot:
    """The reviewer's opinion in the open round; the empty ballot is filled when the reviewer is in the electorate."""
    filled = {"choice": choice, "cast_at": timezone.now() if choice else None, **fields}
    return Ballot.objects.update_or_create(round=application.round, reviewer=reviewer, defaults=filled)[0]


def make_decision(application, *, letter=True, **fields) -> Decision:
    """The decision that fits the application's state, in force already, with its letters and, if accepted, a member."""
    kind = Decision.Kind.DECLINE if application.status == Application.Status.DECLINED else Decision.Kind.ACCEPT
    accepted = kind == Decision.Kind.ACCEPT
    defaults = {
        "kind": kind,
        "reason_code": "" if accepted else Decision.Reason.NOT_CONFIRMED,
        "effective_at": timezone.now(),
        "outcome": Decision.Outcome.FOR if accepted else Decision.Outcome.AGAINST,
        "counts": {"yes": 3, "no": 0} if accepted else {"yes": 0, "no": 3},
    }
    if "decided_by" not in fields:
        defaults["decided_by"] = make_staff("chair")
    if accepted and "member" not in fields:
        user = User.objects.with_email(application.email).first() or make_user(application.email)
        defaults["member"] = make_member(user, community=application.community)
    decision = Decision.objects.create(application=application, **{**defaults, **fields})
    if letter:
        _letters_of_decision(decision)
    return decision


def _letters_of_decision(decision) -> None:
    """With the keys that the verb gives them."""
    application = decision.application
    name = f"application_{application.status}"
    make_letter(name, to=application.email, about=application, dedupe_key=f"{name}:{decision.pk}")
    if decision.member:
        key = f"first_steps:{decision.pk}"
        make_letter("first_steps", to=application.email, about=decision.member, dedupe_key=key)


# Letters --------------------------------------------------------------------------------------------------------------
def make_letter(name="application_received", *, about=None, status=OutgoingEmail.Status.QUEUED, **fields):
    n = next(_numbers)
    now = timezone.now()
    defaults = {
        "name": name,
        "to": f"mayor{n}@town.example",
        "language": "uk",
        "subject": f"Лист {n}",
        "body_text": "Вітаємо!\n\n[[application_link]]\n",
        "body_html": "<p>Вітаємо!</p>",
        "dedupe_key": f"test:{n}",
        "message_id": f"<test-{n}@klub.example>",
        "status": status,
        "sent_at": now if status == OutgoingEmail.Status.SENT else None,
        "lease_until": now + timedelta(minutes=5) if status == OutgoingEmail.Status.SENDING else None,
    }
    if about is not None:
        defaults |= {"about_type": about._meta.label_lower, "about_id": str(about.pk)}
    return OutgoingEmail.objects.create(**{**defaults, **fields})
