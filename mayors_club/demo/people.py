"""The demo's accounts: staff with a second factor, a member, and a representative who may act for the member."""

from datetime import date, timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.utils import timezone

from mayors_club import events
from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.demo.communities import invented
from mayors_club.demo.sowing import Sower
from mayors_club.ukrainian import latinise
from members import services
from members.models import Mandate, Member, Representative, User
from members.roles import apply_roles

NAMES = {
    "chair@klub.example": "Ольга Вербицька",
    "committee1@klub.example": "Наталія Гук",
    "committee2@klub.example": "Павло Мороз",
    "committee3@klub.example": "Богдан Чумак",
    "secretariat@klub.example": "Леся Криницька",
    "admin@klub.example": "Ярослав Дубина",
}
# Of the members, only these are written to about the sessions that the demo announces.
DEMO_LETTERS = ("mayor@zelenohrai.example", "office@zelenohrai.example")
MEMBER_NAME, REPRESENTATIVE_NAME = "Оксана Дорошенко", "Максим Демченко"


def sow(sower: Sower) -> None:
    apply_roles()
    for role, email, _ in ACCOUNTS:
        if email in NAMES:
            sower.row(email, {"full_name_uk": NAMES[email]}, lambda role=role, email=email: _staff(role, email))
    member = sower.row("member", {"title_uk": "Міська голова"}, _member)
    if member:
        # Each start gives the representative another year, or the demo would run out.
        columns = {"ends_on": timezone.localdate() + timedelta(days=365)}
        sower.row("representative", columns, lambda: _representative(member, **columns))


def account(role: str) -> User:
    """The first demo account of this role; it may have been deleted, then User.DoesNotExist."""
    return User.objects.get(email=address(role))


def address(role: str) -> str:
    return next(email for known, email, _ in ACCOUNTS if known == role)


def _staff(role: str, email: str) -> User:
    names = {"full_name_uk": NAMES[email], "full_name_latin": latinise(NAMES[email])}
    if role == "admin":
        user = User.objects.create_superuser(email, **names)
    else:
        user = User.objects.create_user(email, is_staff=True, **names)
        user.groups.add(Group.objects.get(name=role))
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def _member() -> Member:
    member = services.admit(
        email=address("member"),
        language="uk",
        by=account("secretariat"),
        effective_at=timezone.now() - timedelta(days=400),
        mandates=[{"kind": Mandate.Kind.ELECTED, "starts_on": date(2020, 11, 1), "precision": Mandate.Precision.MONTH}],
        full_name_uk=MEMBER_NAME,
        full_name_latin=latinise(MEMBER_NAME),
        greeting_uk="пані Оксано",
        greeting_en="Ms Doroshenko",
        title_uk="Міська голова",
        title_en="Mayor",
        gender=Member.Gender.FEMALE,
        community=invented("zelenohrai"),
    )
    services.confirm_activation(member, by=member.user)
    return member


def _representative(member: Member, ends_on: date) -> Representative:
    names = {"full_name_uk": REPRESENTATIVE_NAME, "full_name_latin": latinise(REPRESENTATIVE_NAME)}
    user = User.objects.create_user(address("representative"), **names)
    representative = Representative.objects.create(
        member=member,
        user=user,
        email=user.email,
        full_name_uk=user.full_name_uk,
        status=Representative.Status.ACTIVE,
        accepted_at=timezone.now(),
        ends_on=ends_on,
        can_edit_office=True,
        can_manage_agreements=True,
        can_attend_sessions=True,
    )
    events.record("representative.accepted", subject=representative, by=user, to_state=representative.status)
    return representative
