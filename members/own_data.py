"""What this app holds about a person: account, memberships, terms, representing, links, ways to sign in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.held import Held
from members.models import (
    DirectoryEntry,
    EmailChange,
    ErasureRequest,
    Mandate,
    Member,
    PersonalLink,
    RelayLetter,
    Representative,
    User,
)
from members.vocabulary import LANGUAGES, TOPICS, words_of


def parts(user) -> list[Held]:
    # A membership whose decision can still be taken back exists for nobody yet.
    memberships = Member.objects.filter(user=user, effective_at__lte=timezone.now()).select_related("community")
    return [
        *_account(user),
        Held(_("Membership"), memberships, instead={"community": community_of}),
        Held(
            _("Terms in office"),
            Mandate.objects.filter(member__in=memberships).select_related("community"),
            instead={"community": community_of},
        ),
        Held(
            _("Entry in the members’ directory"),
            DirectoryEntry.objects.filter(member__in=memberships),
            instead={
                "languages": lambda entry: words_of(entry.languages, LANGUAGES),
                "topics": lambda entry: words_of(entry.topics, TOPICS),
            },
        ),
        # The words of those you got stand in the letters to you.
        Held(
            _("Letters between members, from you and to you"),
            RelayLetter.objects.filter(Q(sent_by=user) | Q(sender__in=memberships) | Q(recipient__in=memberships)),
        ),
        # What the member wrote down about these people is the member's.
        Held(_("Your representatives"), Representative.objects.filter(member__in=memberships)),
        Held(_("Whom you represent or have represented"), Representative.objects.filter(user=user)),
    ]


def _account(user) -> list[Held]:
    return [
        Held(
            _("Account"),
            User.objects.filter(pk=user.pk),
            left_out={"password": _("a random value: there are no passwords")},
        ),
        Held(
            _("Roles"),
            User.groups.through.objects.filter(user=user).select_related("group"),
            instead={"group": lambda row: row.group.name},
            labels={"group": _("role")},
        ),
        Held(
            _("Single permissions"),
            User.user_permissions.through.objects.filter(user=user).select_related("permission"),
            instead={"permission": lambda row: row.permission.codename},
            labels={"permission": _("permission")},
        ),
        Held(
            _("Ways to sign in"),
            Authenticator.objects.filter(user=user),
            # The key itself would open the door to whoever gets hold of the file.
            instead={"data": lambda row: row.data.get("name", "")},
            labels={"data": _("What it is called"), "created_at": _("added"), "last_used_at": _("last used")},
        ),
        Held(_("Changes of your address"), EmailChange.objects.filter(user=user)),
        Held(_("Requests for erasure"), ErasureRequest.objects.filter(user=user)),
        Held(_("Confirmed addresses"), EmailAddress.objects.filter(user=user), labels={"email": _("e-mail")}),
        Held(
            _("Personal links sent to you"),
            PersonalLink.objects.filter(user=user),
            left_out={"token_hash": _("opens nothing, and only helps to guess the link")},
        ),
    ]


def community_of(row) -> str:
    """With its code, the same in every language."""
    return f"{row.community.full_name_uk} ({row.community.code})" if row.community else ""


def letters_written_by(user) -> QuerySet[RelayLetter]:
    return RelayLetter.objects.filter(sent_by=user)
