"""What waits at the committee's desk, and for whom."""

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone

from applications.models import Application, Decision
from members.models import User


def new(user):
    """Applications that the secretariat has to look at."""
    visible = Application.objects.visible_to(user)
    if not user.has_perm("applications.screen_application"):
        return visible.none()
    return visible.being_screened()


def awaiting_opinion(user):
    return Application.objects.visible_to(user).awaiting_opinion_of(user)


def awaiting_decision(user):
    """With a quorum, for whoever decides: the chair, or the deputy where every chair is recused."""
    visible = Application.objects.visible_to(user)
    if not user.has_perm("applications.decide_application"):
        return visible.none()
    waiting = visible.awaiting_decision()
    chairs = list(User.objects.filter(is_active=True, is_staff=True, groups__name="chair"))
    if user not in chairs:
        for chair in chairs:
            waiting = waiting.closed_to(chair)
    return waiting


def that_can_be_taken_back(user):
    """Decided within the undo window, for whoever may decide: a second thought must find its way back."""
    visible = Application.objects.visible_to(user)
    if not user.has_perm("applications.decide_application"):
        return visible.none()
    fresh = Decision.objects.standing().filter(effective_at__gt=timezone.now())
    return visible.filter(status__in=Application.DECIDED, pk__in=fresh.values("application"))


def awaiting_applicant(user):
    return Application.objects.visible_to(user).awaiting_applicant()


def waiting_for(user):
    """Everything in which the next step is this person's."""
    mine = Q(pk__in=new(user).values("pk")) | Q(pk__in=awaiting_opinion(user).values("pk"))
    return Application.objects.visible_to(user).filter(mine | Q(pk__in=awaiting_decision(user).values("pk")))


def queue(user):
    """What a colleague goes through with "previous" and "next": everything under review, the oldest first."""
    under_review = Application.objects.visible_to(user).filter(status__in=Application.UNDER_REVIEW)
    return under_review.order_by("submitted_at", "pk")


def without_closed_files(rows, user, *, kind, key):
    """Rows of the log or letters without those about applications closed to this person.

    `kind` and `key` name the columns that say what a row is about ("about_type", "about_id").
    """
    closed = Application.objects.closed_to(user).values(text_key=Cast("pk", CharField()))
    return rows.exclude(**{kind: Application._meta.label_lower, f"{key}__in": closed})
