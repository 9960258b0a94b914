"""Who was at a session, and how many come: lists to print, tables to take away, corrections by hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events
from mayors_club.spreadsheet import as_csv
from mayors_club.ukrainian import SurnameFirst, UkrainianOrder
from sessions import services, turnout
from sessions.admin.access import session_or_404
from sessions.admin.after_forms import AttendanceForm
from sessions.models import Seat

LOOK = "expert_sessions.view_expertsession"
CHANGE = "expert_sessions.change_expertsession"
PAGE = "admin:expert_sessions_expertsession_attendance"


@require_safe
def attendance(request, pk):
    session = session_or_404(request, pk, LOOK)
    return _page(request, session, AttendanceForm(session=session))


@require_safe
def attendance_csv(request, pk):
    """On record, as everything with names that leaves the site."""
    session = session_or_404(request, pk, LOOK)
    seats = _seats_of(session)
    events.record("session.attendance_exported", subject=session, by=request.user, codes={"rows": len(seats)})
    heading = [_("Name"), _("Community"), _("Answer"), _("Attendance"), _("Representative"), _("Came at")]
    return _file(as_csv(heading, map(_row_of, seats)), f"session-{session.number}-attendance.csv")


@require_POST
def correct_attendance(request, pk):
    session = session_or_404(request, pk, CHANGE)
    form = AttendanceForm(request.POST, session=session)
    if not form.is_valid():
        return _page(request, session, form)
    try:
        services.correct_attendance(
            session, form.cleaned_data["member"], form.cleaned_data["attended"], by=request.user
        )
        messages.success(request, _("Corrected, and noted who did it."))
    except services.NotBegun:
        messages.error(request, _("The session has not begun: nobody can have been there."))
    return redirect(PAGE, pk)


@require_safe
def statistics(request):
    rows = _rows_or_403(request)
    context = {"rows": rows, "years": turnout.by_year(rows), "oblasts": turnout.by_oblast()}
    return render(request, "admin/expert_sessions/statistics.html", context)


@require_safe
def statistics_csv(request):
    names = ["number", "date", "topic", "invited", "going", *Seat.PRESENT, "present", "absent", "share_percent"]
    return _file(as_csv(names, map(_figures_of, _rows_or_403(request))), "session-attendance.csv")


def _rows_or_403(request):
    if not request.user.has_perm(LOOK):
        raise PermissionDenied
    return turnout.rows_of()


def _page(request, session, form):
    seats = _seats_of(session)
    context = {
        "session": session,
        "seats": seats,
        "present": sum(seat.was_present for seat in seats),
        "form": form,
        "may_correct": request.user.has_perm(CHANGE),
    }
    return render(request, "admin/expert_sessions/attendance.html", context, status=422 if form.errors else 200)


def _seats_of(session) -> list[Seat]:
    """One query, by surname."""
    by_surname = UkrainianOrder(SurnameFirst("member__full_name_uk"))
    seats = session.seats.select_related("member__community", "representative__user").order_by(by_surname, "pk")
    return list(seats.exclude(answer=Seat.Answer.DECLINED, attended__in=["", Seat.Attended.ABSENT]))


def _row_of(seat) -> list:
    member, guest = seat.member, seat.representative
    came = date_format(timezone.localtime(seat.attended_at), "Y-m-d H:i") if seat.attended_at else ""
    return [
        member.full_name_uk,
        member.place_with_oblast,
        seat.get_answer_display(),
        seat.get_attended_display(),
        guest.full_name_uk if guest else "",
        came,
    ]


def _figures_of(row) -> list:
    session, found = row.session, row.turnout
    modes = [found.modes[mode] for mode in Seat.PRESENT]
    first = [session.number, session.local_starts_at.date().isoformat(), session.topic_uk]
    return [*first, found.invited, found.going, *modes, found.present, found.absent, found.share]


def _file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


PAGES = (
    ("<uuid:pk>/attendance/", attendance, "attendance"),
    ("<uuid:pk>/attendance.csv", attendance_csv, "attendance_csv"),
    ("<uuid:pk>/attendance/correct/", correct_attendance, "correct_attendance"),
    ("statistics/", statistics, "statistics"),
    ("statistics.csv", statistics_csv, "statistics_csv"),
)
