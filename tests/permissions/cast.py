"""The people of the matrix and the things they reach for: own, foreign, missing."""

import time
import uuid
from dataclasses import dataclass, field
from pathlib import PurePath

from allauth.mfa.models import Authenticator
from django.utils import timezone

from applications import services
from mayors_club import events
from mayors_club.models import FaqEntry, SiteSwitch
from members.models import Representative, User
from offices import services as offices
from offices.models import Section
from tests import directory_factories, factories, office_factories, session_factories
from tests.client import StrictClient
from tests.permissions import registry
from tests.request_factories import make_erasure_request

NO_SUCH_LINK = "A" * 43  # looks like the token of a personal link
NO_SUCH_ID = str(uuid.UUID(int=1))
UUID_TABLES = {"members_erasurerequest", "members_member", "members_representative", "mayors_club_outgoingemail"}
UUID_TABLES |= {"members_relayletter"}
UUID_TABLES |= {"offices_office", "offices_mistakereport"}
UUID_TABLES |= registry.UUID_TABLES
UUID_TABLES |= {"expert_sessions_expert", "expert_sessions_expertsession", "expert_sessions_topicproposal"}

OF_A_SESSION = "admin:expert_sessions_expertsession_"
MODERATOR = ("moderate", "moderate_list", "pause", "question")
AFTER_IN_ADMIN = ("materials", "material", "remove_material", "summary", "recording", "feedback", "attendance")
AFTER_IN_ADMIN += ("attendance_csv", "correct_attendance")
AFTER_A_SESSION = ("recording", "feedback", "certificate")
REPRESENTATIVES = {"members:representative", "members:end_representative", "members:invite_again"}


@dataclass
class World:
    """Clients by role, and what fills the varying parts of an address."""

    users: dict[str, User]
    clients: dict[str, StrictClient] = field(default_factory=dict)
    cookies: dict[str, object] = field(default_factory=dict)
    application: dict[str, str] = field(default_factory=dict)
    foreign_application: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    draft_proof: str = ""
    rows: dict[str, str] = field(default_factory=dict)
    # By the name of an address, or of its part: the member's own, a foreign one, one that does not exist.
    by_name: dict[str, dict[str, str]] = field(default_factory=dict)
    # What was asked already.
    answers: dict = field(default_factory=dict)

    def client(self, role) -> StrictClient:
        """The role's client as it was when it had just signed in, whatever an earlier request did to it."""
        client = self.clients[role]
        client.cookies = self.cookies[role].copy()
        return client

    def parts(self, address, role, whose) -> dict[str, str]:
        """Values for the address: the role's own object, a foreign or a missing one. Words only: nothing is fetched."""
        known = {"section": "office", "app_label": "members", "content_type_id": "1", "url": "nothing/", "key": "x"}
        known |= {"width": "320", "extension": "jpg", "language": "en", "number": "9"}
        filled = {name: known[name] for name in address.parameters if name in known}
        for name in filled:
            numbers = self.by_name.get(f"{address.name}:{name}") or self.by_name.get(f"{address.app}:{name}")
            filled[name] = numbers[whose] if numbers else filled[name]
        missing = whose == "missing"
        for name in set(address.parameters) - filled.keys():
            known_names = (f"{address.name}:{name}", address.name, f"{address.app}:{name}", name)
            if found := next((self.by_name[one] for one in known_names if one in self.by_name), None):
                filled[name] = found[whose]
            elif name == "token":
                filled[name] = NO_SUCH_LINK if missing else self.links.get(role, NO_SUCH_LINK)
            elif address.name.startswith("mfa_"):
                filled[name] = "9999999" if missing else self._passkey("member" if whose == "own" else "stranger")
            elif address.name == "applications:proof_file" and whose == "own":
                filled[name] = self.draft_proof
            elif (name in self.application and ":applications_" in address.name) or name == "proof_id":
                own = self.application if whose == "own" else self.foreign_application
                filled[name] = NO_SUCH_ID if missing else own[name]
            else:
                filled[name] = self._row(address, missing, name)
        return filled

    def _passkey(self, role) -> str:
        """Made for one request: whoever has a passkey is asked for it everywhere."""
        return str(Authenticator.objects.create(user=self.users[role], type="webauthn", data={"name": "key"}).pk)

    def _row(self, address, missing, name) -> str:
        if name == "_1":  # one version of a text
            of_section = Section.history.filter(id=self.rows["offices_section"])
            history = of_section if ":offices_section_" in address.name else FaqEntry.history
            return "9999999" if missing else str(history.last().pk)
        table = next((table for table in self.rows if f":{table}_" in address.name), None)
        if missing or table is None:
            return NO_SUCH_ID if table in UUID_TABLES else "9999999"
        return self.rows[table]


def make_world() -> World:
    member = factories.make_member()
    users = {
        "member": member.user,
        **_who_act_for(member),
        "other_member": office_factories.make_office().member.user,
        "stranger": factories.make_user(),
        "committee": factories.make_staff("committee"),
        "recused": factories.make_staff("committee"),
        "secretariat": factories.make_staff("secretariat"),
        "chair": factories.make_staff("chair"),
        "duty_officer": factories.make_staff("duty_officer"),
        "admin": factories.make_admin(),
    }
    world = World(users)
    for role in ("anonymous", "applicant", "assistant", *users):
        world.clients[role] = StrictClient()
        if role in users:
            world.clients[role].force_login(users[role])
            prove_again(world.clients[role], users[role])
        world.cookies[role] = world.clients[role].cookies.copy()
    _applications(world)
    _rows(world, member)
    _of_the_member(world, member)
    return world


def _who_act_for(member) -> dict[str, User]:
    """One representative for each right, the first of them the editor; and one whose rights have ended."""
    rights = {
        "representative": "can_edit_office",
        "publisher": "can_publish_office",
        "negotiator": "can_manage_agreements",
        "attender": "can_attend_sessions",
    }
    nothing = dict.fromkeys(Representative.SCOPES, False)
    users = {
        role: factories.make_representative(member, **{**nothing, right: True}).user for role, right in rights.items()
    }
    ended = factories.make_representative(member, factories.make_user(), status=Representative.Status.ENDED)
    return {**users, "ended_representative": ended.user}


def editor_of(member) -> Representative:
    return member.representatives.get(can_edit_office=True, status=Representative.Status.ACTIVE)


def _of_the_member(world, member) -> None:
    own, hidden = office_factories.make_office(member), office_factories.make_hidden_office()
    portraits = [office_factories.make_live_portrait(office) for office in (own, hidden)]
    mine, theirs = editor_of(member), factories.make_representative()
    term, their_term = factories.make_mandate(member), factories.make_mandate(factories.make_member())
    representatives = {"own": str(mine.pk), "foreign": str(theirs.pk), "missing": NO_SUCH_ID}
    world.by_name = {
        "slug": {"own": own.slug, "foreign": hidden.slug, "missing": "no-such-office"},
        "kind": {"own": "lead", "foreign": "vision", "missing": "no-such-section"},
        "record_id": {"own": _record(own), "foreign": _record(hidden), "missing": "9999999"},
        "report_id": {"own": _report(own), "foreign": _report(hidden), "missing": NO_SUCH_ID},
        "portrait_id": {"own": str(portraits[0].pk), "foreign": str(portraits[1].pk), "missing": NO_SUCH_ID},
        "members:end_mandate": {"own": str(term.pk), "foreign": str(their_term.pk), "missing": "9999999"},
        **dict.fromkeys(REPRESENTATIVES, representatives),
        **_in_the_directory(member),
        **_sessions(member),
        **registry.objects(member),
    }


def _in_the_directory(member) -> dict[str, dict[str, str]]:
    """A member who is listed and one who is not; a letter to the member and one between two others."""
    listed, hidden = factories.make_member(), directory_factories.make_entry(is_listed=False).member
    got, foreign = directory_factories.make_relay_letter(hidden, member), directory_factories.make_relay_letter()
    return {
        "members:directory_entry": {"own": str(listed.pk), "foreign": str(hidden.pk), "missing": NO_SUCH_ID},
        "members:relay_answer": {"own": str(got.pk), "foreign": str(foreign.pk), "missing": NO_SUCH_ID},
    }


def _sessions(member) -> dict[str, dict[str, str]]:
    """An announced session, to which our member goes, and a planned one, of which nobody has heard; a held one."""
    announced, planned = session_factories.make_session(), session_factories.make_session("planned")
    session_factories.make_seat(announced, member)
    held, foreign = session_factories.make_past_session(), session_factories.make_past_session()
    session_factories.make_seat(held, member, attended="in_person")
    material, hidden = session_factories.make_material(held), session_factories.make_material(planned)
    session_factories.make_recording(held)
    numbers = {"own": str(held.number), "foreign": str(foreign.number), "missing": "9999999"}
    moderated = {"own": str(announced.pk), "foreign": str(planned.pk), "missing": NO_SUCH_ID}
    over = {**moderated, "own": str(held.pk)}
    asked = {"own": str(session_factories.make_question(announced, member).pk), "missing": NO_SUCH_ID}
    return {
        **dict.fromkeys((f"{OF_A_SESSION}{page}:pk" for page in MODERATOR), moderated),
        **dict.fromkeys((f"{OF_A_SESSION}{page}:pk" for page in AFTER_IN_ADMIN), over),
        "question_id": {**asked, "foreign": asked["own"]},
        **dict.fromkeys((f"expert_sessions:{page}:number" for page in AFTER_A_SESSION), numbers),
        "expert_sessions:material:number": {**numbers, "foreign": str(planned.number)},
        "material_id": {"own": str(material.pk), "foreign": str(hidden.pk), "missing": NO_SUCH_ID},
        "proposal_id": {"own": str(session_factories.make_proposal(member).pk), "missing": NO_SUCH_ID},
        "expert_sessions:number": {
            "own": str(announced.number),
            "foreign": str(planned.number),
            "missing": "9999999",
        },
        "photo_id": {"own": _photo(announced), "foreign": _photo(planned), "missing": NO_SUCH_ID},
        "year": dict.fromkeys(("own", "foreign", "missing"), "2026"),
        "month": dict.fromkeys(("own", "foreign", "missing"), "11"),
    }


def _photo(session) -> str:
    """The photograph of its expert: the public sees it when the session is announced."""
    session_factories.make_photo(session.expert)
    return PurePath(session.expert.photo.name).stem


def _record(office) -> str:
    """One save in the history of the page."""
    return str(offices.history_of_page(office).first().pk)


def _report(office) -> str:
    return str(office_factories.make_report(office).pk)


def prove_again(client, user) -> None:
    """Sensitive pages want a fresh proof; everybody here has just given one."""
    session = client.session
    method = {"method": "mfa", "type": "totp"} if user.is_staff else {"method": "code"}
    session["account_authentication_methods"] = [{**method, "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def _applications(world) -> None:
    users = world.users
    seen = factories.make_application()
    services.open_screening(seen, by=users["secretariat"])
    services.open_round(seen, by=users["secretariat"])
    services.declare_interest(seen, kind="none", by=users["committee"])
    services.declare_interest(seen, kind="none", by=users["chair"])
    services.declare_interest(seen, kind="family", by=users["recused"])
    # A round in whose electorate our committee member is not.
    other = factories.make_application(status="in_review")
    factories.make_round(other, [factories.make_staff("committee")])
    world.application, world.foreign_application = _ids(seen), _ids(other)
    draft = factories.make_application(status="draft", started_by="assistant", assistant_email="aide@town.example")
    world.draft_proof = str(factories.make_proof(draft).pk)
    world.links = {
        "applicant": factories.make_link(draft),
        "assistant": factories.make_link(draft, purpose="assistant"),
    }


def _ids(application) -> dict[str, str]:
    proof = str(factories.make_proof(application).pk)
    return {"pk": str(application.pk), "proof_pk": proof, "proof_id": proof}


def _rows(world, member) -> None:
    """One row for each table of the admin."""
    someone = world.users["member"]
    office = office_factories.make_office(live=False)
    found = {
        "offices_office": office,
        "offices_mistakereport": office_factories.make_report(office),
        "offices_section": office_factories.make_draft(office).sections.earliest("pk"),
        "members_user": someone,
        "members_member": member,
        "members_representative": editor_of(member),
        "members_relayletter": directory_factories.make_relay_letter(reported_at=timezone.now()),
        "members_community": member.community,
        "members_erasurerequest": make_erasure_request(),
        "expert_sessions_series": session_factories.make_series(),
        "expert_sessions_expert": session_factories.make_photo(session_factories.make_expert()),
        "expert_sessions_expertsession": session_factories.make_session("planned"),
        "expert_sessions_topicproposal": session_factories.make_proposal(member),
        "mayors_club_event": events.record("user.test", subject=someone, by_kind="system"),
        "mayors_club_outgoingemail": factories.make_letter(),
        "mayors_club_faqentry": FaqEntry.objects.create(slug="q", question_uk="Питання?", answer_uk="Відповідь."),
        "mayors_club_siteswitch": SiteSwitch.objects.get_or_create(pk=1)[0],
        **registry.rows(),
    }
    world.rows = {table: str(row.pk) for table, row in found.items()}
