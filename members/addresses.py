"""Whose an address was: official mailboxes pass from one mayor to the next, and people change theirs."""

from django.db.models import BigIntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from members.models import EmailChange, User


def of_person(user, rows, *, address: str, at: str):
    """Those of the rows with an address that the person had at the time of the row.

    `address` and `at` name the columns. An address was that of whoever gave it up next, else of who has it now.
    """
    given_up = EmailChange.objects.done().filter(old_email=OuterRef(address), done_at__gt=OuterRef(at))
    present = User.objects.filter(email=OuterRef(address))
    next_to_give_it_up = Subquery(given_up.order_by("done_at").values("user")[:1])
    holder = Coalesce(next_to_give_it_up, Subquery(present.values("pk")[:1]), output_field=BigIntegerField())
    theirs = Q(**{address: user.email}) | Q(**{f"{address}__in": former(user)})
    return rows.filter(theirs).annotate(holder=holder).filter(holder=user.pk)


def former(user):
    """The addresses the person has given up, as a query."""
    return EmailChange.objects.done().filter(user=user).values("old_email")
