"""Applications in every state, each brought there by the services that real people use."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from applications import sections, services
from applications.forms.sending import CONSENT_VERSION
from applications.models import Application, ConflictDeclaration, Decision, LinkRequest
from applications.models.application import DRAFT_DAYS
from mayors_club.demo import people
from mayors_club.demo.applicants import APPLICANTS, Applicant
from mayors_club.demo.sowing import Sower
from members.models import User

Kind, StartedBy = LinkRequest.Kind, Application.StartedBy
ASSISTANT = "office@ternovi-khutory.example"
PROOF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def sow(sower: Sower) -> None:
    """Every application once. Afterwards it lives its own life: people answer, decide, and time passes."""
    if User.objects.filter(email__in=people.NAMES).count() < len(people.NAMES):
        return  # somebody has removed an account of the staff; without them no file can be brought anywhere
    for name, step in STEPS.items():
        sower.row(name, {}, lambda name=name, step=step: step(APPLICANTS[name]))


# Before it is sent ----------------------------------------------------------------------------------------------------
def draft(applicant: Applicant) -> Application:
    application = start(applicant.email, applicant.language)
    save(application, applicant, "about-you", "motivation")
    return application


def waiting_for_the_mayor(applicant: Applicant) -> Application:
    application = start(ASSISTANT, applicant.language, StartedBy.ASSISTANT)
    save(application, applicant, *Application.SECTIONS, by_kind="assistant", mayor_email=applicant.email)
    services.ask_mayor(application, mayor_email=applicant.email)
    return application


def lapsed(applicant: Applicant) -> Application:
    application = draft(applicant)
    Application.objects.filter(pk=application.pk).update(changed_at=timezone.now() - timedelta(days=DRAFT_DAYS + 2))
    services.run_clocks()
    return application


# With the club --------------------------------------------------------------------------------------------------------
def submitted(applicant: Applicant) -> Application:
    application = start(applicant.email, applicant.language)
    save(application, applicant, *Application.SECTIONS)
    if applicant.brings_a_file:
        services.attach_proof(application, SimpleUploadedFile("rishennia.pdf", PROOF), by_kind="applicant")
    parts = sections.of(application)
    if not sections.are_in_order(parts):
        raise ValueError({part.name: part.form.errors for part in parts if not part.is_in_order})
    services.submit(
        application,
        key=application.submission_key,
        answers=application.answers,
        columns=sections.columns(parts),
        consent_language=application.language,
        consent_version=CONSENT_VERSION,
    )
    return application


def screening(applicant: Applicant) -> Application:
    application = submitted(applicant)
    services.open_screening(application, by=people.account("secretariat"))
    return application


def asked(applicant: Applicant) -> Application:
    application = screening(applicant)
    services.ask(
        application,
        text="Будь ласка, додайте рішення ради, яким на Вас покладено повноваження голови.",
        fields=["proof"],
        answer_due_on=timezone.localdate() + timedelta(days=14),
        by=people.account("secretariat"),
    )
    return application


def in_review(applicant: Applicant, choices=("yes", "abstain")) -> Application:
    """The round is open; the first of the committee have given their opinions, one for each of `choices`."""
    application = screening(applicant)
    services.open_round(application, by=people.account("secretariat"))
    for reviewer, choice in zip(committee(), choices, strict=False):
        services.declare_interest(application, kind=ConflictDeclaration.Kind.NONE, by=reviewer)
        services.give_opinion(application, choice=choice, revision=application.revisions.get(), by=reviewer)
    return application


def ready_for_decision(applicant: Applicant) -> Application:
    return in_review(applicant, choices=("yes", "yes", "yes"))


def accepted(applicant: Applicant) -> Application:
    application = in_review(applicant, choices=("yes", "yes", "abstain"))
    decide(application, Decision.Kind.ACCEPT)
    return application


def declined(applicant: Applicant) -> Application:
    application = in_review(applicant, choices=("no", "no", "abstain"))
    reason = {
        "reason_code": Decision.Reason.NOT_CONFIRMED,
        "text": "Посилання не відкривається, а іншого ми не знайшли.",
    }
    decide(application, Decision.Kind.DECLINE, **reason)
    return application


def withdrawn(applicant: Applicant) -> Application:
    application = submitted(applicant)
    services.withdraw(application, by_kind="applicant")
    return application


STEPS = {
    "nadiia": draft,
    "vasyl": waiting_for_the_mayor,
    "olena": lapsed,
    "liudmyla": accepted,
    "yurii": declined,
    "bohdan": withdrawn,
    "oleksandr": ready_for_decision,
    "tetiana": in_review,
    "mariia": asked,
    "ihor": screening,
    "viktor": submitted,
    "halyna": submitted,
}


# Small steps ----------------------------------------------------------------------------------------------------------
def start(email, language, started_by=StartedBy.MAYOR) -> Application:
    services.ask_for_link(kind=Kind.START, email=email, language=language, started_by=started_by)
    services.answer_link_requests()
    column = "email" if started_by == StartedBy.MAYOR else "assistant_email"
    return Application.objects.filter(**{column: email}).latest("created_at")


def save(application, applicant, *names, by_kind="applicant", **extra) -> None:
    answers = applicant.answers()
    for name in names:
        values = answers[name] | ({key: [text] for key, text in extra.items()} if name == "about-you" else {})
        services.save_section(application, name, values, by_kind=by_kind)


def committee() -> list[User]:
    return list(User.objects.filter(groups__name="committee", email__in=people.NAMES).order_by("email"))


def decide(application, kind, **reason) -> None:
    chair = people.account("chair")
    services.declare_interest(application, kind=ConflictDeclaration.Kind.NONE, by=chair)
    services.decide(application, kind=kind, by=chair, **reason)
