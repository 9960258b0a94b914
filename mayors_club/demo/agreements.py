"""The demo's registry: invented communities and towns with every part of an agreement's life."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from mayors_club.demo import partner_towns, people
from mayors_club.demo.communities import invented
from mayors_club.demo.handouts import handout
from mayors_club.demo.sowing import Sower
from mayors_club.demo.ties import TIES, Kind, Procedure, Status, Tie
from members.models import Community, Member, User
from sister_cities.models import Act, Agreement, AgreementReport, Coordinator, Document, Proposal

SOURCE_UK, SOURCE_EN = "Сайт громади", "The community’s website"
OWN = "zelenohrai"
MONTHS_THERE = timedelta(days=250)


def sow(sower: Sower) -> None:
    if User.objects.filter(email__in=people.NAMES).count() < len(people.NAMES):
        return  # somebody has removed an account of the staff
    partner_towns.sow(sower)
    for key, tie in TIES.items():
        sower.row(key, {}, lambda tie=tie: _make(tie))
    member = Member.objects.filter(user__email=people.address("member")).first()
    helper = User.objects.filter(email=people.address("representative")).first()
    if member and helper:
        _of_the_member(sower, member, helper)
    sower.row("report", {}, _report)


def _make(tie: Tie, **more) -> Agreement:
    columns, today = tie.columns | more, timezone.localdate()
    community, city = invented(tie.community), partner_towns.invented(tie.town)
    last = max((today - timedelta(days=days) for days, _uk, _en in tie.acts), default=None)
    agreement = Agreement.objects.create(
        community=community,
        city=city,
        partner_country=city.country,
        last_act_on=last,
        status_since=_since(columns, last),
        **_source(community),
        **_in_the_registry(tie, columns, community) | columns,
    )
    for days, uk, en in tie.acts:
        Act.objects.create(agreement=agreement, happened_on=today - timedelta(days=days), title_uk=uk, title_en=en)
    return agreement


def _in_the_registry(tie: Tie, columns: dict, community: Community) -> dict:
    """Old ones have been there for months, and most communities have said since then that they still stand."""
    today, day = timezone.localdate(), 30 + sum(map(ord, tie.community + tie.town)) % MONTHS_THERE.days
    known = {"accepted_at": timezone.now(), "accepted_by": people.account("secretariat")}
    if not columns.get("signed_on") or columns["signed_on"] > today - MONTHS_THERE or "accepted_at" in columns:
        return known
    head = community.members.select_related("user").first()
    stands = head and columns["status"] in (Status.ACTIVE, Status.REGISTERED) and day < MONTHS_THERE.days
    confirmed = {"confirmed_on": today - timedelta(days=day), "confirmed_by": head.user} if stands else {}
    return known | confirmed | {"accepted_at": timezone.now() - MONTHS_THERE}


def _since(columns: dict, last: date | None) -> date:
    """The day on which it came into its status, by its own dates."""
    if columns["status"] == Status.DORMANT and last:
        return last + timedelta(days=730)
    day = {Status.TERMINATED: "terminated_on", Status.SUSPENDED: "suspended_on", Status.EXPIRED: "ends_on"}
    name = day.get(columns["status"]) or ("registered_on" if "registered_on" in columns else "signed_on")
    return columns[name]


def _source(community: Community) -> dict:
    return {"source_uk": SOURCE_UK, "source_en": SOURCE_EN, "source_url": f"{community.website}ugody"}


def _of_the_member(sower: Sower, member: Member, helper: User) -> None:
    """What waits for the demo's member and representative: the ministry, an end, a question, a proposal."""
    today = timezone.localdate()
    secretariat = {"accepted_at": timezone.now(), "accepted_by": people.account("secretariat")}
    sent = {"ministry_sent_on": today - timedelta(days=24), "council_on": today - timedelta(days=40)}
    draft = Tie(OWN, "javorove", Kind.COOPERATION, 2000, "health tourism", Status.WITH_MINISTRY)
    on_the_way = {"signed_on": None, "signed_precision": "day", "procedure": Procedure.LAW}
    sower.row(
        "own:ministry",
        {**sent, "status_since": sent["ministry_sent_on"]},
        lambda: _make_draft(draft, {**on_the_way, **sent, "council_no": "1204-26"}, secretariat),
    )
    ending = {"ends_on": today + timedelta(days=52)}
    tie = Tie(OWN, "cseresznyefalu", Kind.MEMORANDUM, date(2021, 10, 7), "economy", acts=((130, "Делегація підприємців "
              "відвідала місто-партнера", "A delegation of businesses visited the partner town"),))  # fmt: skip
    sower.row("own:ending", ending, lambda: _make(tie, **ending))
    morning = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    asked = {"accepted_at": morning - timedelta(days=372)}
    tie = Tie(OWN, "ozolciems", Kind.FRIENDSHIP, 2013, "culture youth", acts=((420, "Спільна виставка дитячих "
              "малюнків", "A joint exhibition of children’s drawings"),))  # fmt: skip
    sower.row("own:unconfirmed", asked, lambda: _make(tie, **asked))
    sower.row("own:proposed", {}, lambda: _propose(member, helper))
    with_paper = Agreement.objects.filter(community=member.community, city=partner_towns.invented("steinlinde")).first()
    if with_paper:
        sower.row("own:document", {}, lambda: _document(with_paper, member.user))
        sower.row("own:coordinator", {}, lambda: _coordinator(with_paper, member.user))


def _make_draft(tie: Tie, columns: dict, secretariat: dict) -> Agreement:
    city, community = partner_towns.invented(tie.town), invented(tie.community)
    known = tie.columns | columns | {"status_since": columns.get("ministry_sent_on", timezone.localdate())}
    return Agreement.objects.create(
        community=community, city=city, partner_country=city.country, **_source(community), **known, **secretariat
    )


def _propose(member: Member, helper: User) -> Agreement:
    tie = Tie(OWN, "wilgendam", Kind.SISTER_CITY, 2000, "recovery energy", Status.CONTACT)
    columns = {"signed_on": None, "signed_precision": "day", "procedure": Procedure.LAW}
    who = {"proposed_by": helper, "proposed_for": member.user}
    agreement = _make_draft(tie, columns, who)
    Proposal.objects.create(agreement=agreement, kind=Proposal.Kind.NEW, **who)
    return agreement


def _document(agreement: Agreement, by: User) -> Document:
    lines = ["Примірник для демонстрації.", "Обидва міста вигадані."]
    paper = handout("Угода про побратимство", lines, "Клуб мерів, реєстр угод.")
    document = Document(
        agreement=agreement,
        kind=Document.Kind.AGREEMENT,
        title_uk="Угода про побратимство",
        title_en="Sister city agreement",
        language="uk",
        content_type="application/pdf",
        size=len(paper),
        uploaded_by=by,
    )
    document.file.save("agreement.pdf", ContentFile(paper), save=False)
    document.save()
    return document


def _coordinator(agreement: Agreement, by: User) -> Coordinator:
    return Coordinator.objects.create(
        agreement=agreement,
        side=Coordinator.Side.PARTNER,
        name="Anna Weber",
        position="Internationale Beziehungen",
        email="international@steinlinde.example",
        changed_by=by,
    )


def _report() -> AgreementReport:
    return AgreementReport.objects.create(
        community_typed="Крутоярівська громада",
        city_typed="Ahornbrück",
        country="DE",
        signed_in=2025,
        source="https://ahornbruck.example/partnerschaft",
        language="uk",
    )
