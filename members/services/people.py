"""Codes for those who sign in, and what a superuser does for colleagues."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event
from members.models import SignInRequest, User
from members.services.links import address_of_link, mint_link
from members.services.sessions import close_sessions

CODE_MINUTES = 15


@transaction.atomic
def reset_second_factor(user: User, *, by) -> None:
    """Forget the app, the passkeys and the recovery codes of a colleague who lost them, and sign them out everywhere.

    A letter tells the person; at the next sign-in they set up a new second factor.
    """
    removed = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    event = events.record("user.second_factor_reset", subject=user, by=by, codes={"removed": removed})
    mail.queue(
        "second_factor_reset",
        to=user.email,
        language=user.language,
        context={"user": user, "by": by},
        dedupe_key=f"second_factor_reset:{event.pk}",
        subject=user,
    )


@transaction.atomic
def invite_superuser(email: str, *, full_name_uk="") -> str:
    """Make (or promote) the superuser of this address and send them a one-time link. Answers one for the console."""
    user = User.objects.with_email(email).select_for_update().first()
    if user is None:
        user = User.objects.create_superuser(email, full_name_uk=full_name_uk)
    else:
        user.is_active = user.is_staff = user.is_superuser = True
        user.save(update_fields=["is_active", "is_staff", "is_superuser"])
    event = events.record("user.made_superuser", subject=user, by_kind=Event.ActorKind.SYSTEM)
    mail.queue(
        "staff_first_sign_in",
        to=user.email,
        language=user.language,
        context={"user": user},
        dedupe_key=f"staff_first_sign_in:{event.pk}",
        subject=user,
    )
    return address_of_link("first_sign_in", mint_link(user, "first_sign_in"), user.language)


@transaction.atomic
def answer_sign_in_requests() -> int:
    """Write the code to everybody who may sign in, to nobody else, and forget the requests. Answers how many asked."""
    SignInRequest.objects.filter(created_at__lt=timezone.now() - timedelta(minutes=CODE_MINUTES)).delete()
    requests = list(SignInRequest.objects.select_for_update(skip_locked=True).order_by("created_at")[:100])
    for request in requests:
        user = User.objects.able_to_sign_in().with_email(request.email).first()
        if user:
            mail.queue(
                "sign_in_code",
                to=user.email,
                language=user.language,
                context={"minutes": CODE_MINUTES},
                dedupe_key=f"sign_in_code:{request.pk}",
                subject=user,
                secret_values={"code": f"{request.code[:4]} {request.code[4:]}"},
            )
    SignInRequest.objects.filter(pk__in=[request.pk for request in requests]).delete()
    return len(requests)
