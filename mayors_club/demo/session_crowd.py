"""Who came to the demo's past sessions and what they said. The same people in the same places at every first start."""

from datetime import timedelta

from mayors_club.demo import people
from members.models import Member, Representative
from sessions.models import Feedback, Question, Seat

Answer, Attended = Seat.Answer, Seat.Attended
# By turns: what a member answered, and whether they came.
TURNS = (
    (Answer.GOING, Attended.IN_PERSON),
    (Answer.GOING, Attended.IN_PERSON),
    (Answer.DECLINED, ""),
    (Answer.GOING, Attended.PHONE),
    (Answer.NONE, Attended.IN_PERSON),
    (Answer.GOING, Attended.ABSENT),
    None,
)
MARKS = ((5, 5), (5, 4), (4, 5), (5, 5), (4, 4), (3, 4))


def members_then(session) -> list[Member]:
    """Who was in the Club on that day, in the order of the alphabet."""
    return list(Member.objects.active().filter(effective_at__lt=session.starts_at).in_order().select_related("user"))


def came(session) -> None:
    instead = _who_go_instead()
    seats = []
    for place, member in enumerate(members_then(session)):
        turn = TURNS[(place * 3 + session.number * 5) % len(TURNS)]
        if turn:
            seats.append(_seat(session, member, *turn, representative=instead.get(member.pk)))
    Seat.objects.bulk_create(seats)


def _seat(session, member: Member, answer: str, attended: str, *, representative) -> Seat:
    """Who has a representative sends them to every second session."""
    goes_instead = representative and answer == Answer.GOING and session.number % 2
    if goes_instead:
        answer, attended = Answer.REPRESENTATIVE, Attended.REPRESENTATIVE
    has_answered = answer != Answer.NONE
    return Seat(
        session=session,
        member=member,
        answer=answer,
        representative=representative if goes_instead else None,
        answered_at=session.starts_at - timedelta(days=6, hours=2) if has_answered else None,
        answered_by=member.user if has_answered else None,
        attended=attended,
        attended_at=session.starts_at + timedelta(minutes=2) if attended in Seat.PRESENT else None,
        created_at=session.starts_at - timedelta(days=6, hours=2),
    )


def _who_go_instead() -> dict:
    attending = Representative.objects.in_force().filter(can_attend_sessions=True, user__isnull=False)
    return {one.member_id: one for one in attending}


def wondered(session, questions) -> None:
    """Every second question without a name."""
    asking = members_then(session)
    for number, text in enumerate(questions):
        member = None if number % 2 else asking[(session.number + number) % len(asking)]
        Question.objects.create(
            session=session,
            text=text,
            is_anonymous=member is None,
            member=member,
            asked_by=member.user if member else None,
            asked_at=session.starts_at - timedelta(days=2, hours=number),
        )


def gave_feedback(session, comments) -> None:
    """As many as gave it, with their comments first; who it was stands with the seat alone."""
    present = list(session.seats.attended().order_by("pk"))[: len(comments) + 2]
    given = []
    for number in range(len(present)):
        useful, clear = MARKS[(session.number + number) % len(MARKS)]
        comment = comments[number] if number < len(comments) else ""
        given.append(Feedback(session=session, useful=useful, clear=clear, comment=comment))
    Feedback.objects.bulk_create(given)
    Seat.objects.filter(pk__in=[seat.pk for seat in present]).update(gave_feedback=True)


def main_member() -> Member | None:
    """The member with an account that the demo names."""
    return Member.objects.active().filter(user__email=people.address("member")).first()
