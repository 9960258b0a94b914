"""Deciding about one row of an import: beside it in the list, or on a page of its own with every community and city."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from sister_cities.admin.access import run_or_404
from sister_cities.admin.import_forms import ChoiceForm
from sister_cities.admin.import_other_form import OtherForm
from sister_cities.admin.import_rows import choices_of, shown_rows
from sister_cities.importing.reasons import all_in_words, in_words
from sister_cities.models import ImportRow, ImportRun
from sister_cities.services import importing

PAGE = "admin:sister_cities_importrun_change"
CLOSED = _("This import is closed, or the worker is at it just now.")
SETTLED = _("Nothing can be chosen for this row any more.")
State, Verdict = ImportRun.State, ImportRow.Verdict


@require_POST
def choose(request, pk, number):
    """What a person decides about one row; the buttons are take, skip and undo."""
    run = run_or_404(request, pk)
    row = get_object_or_404(run.rows, number=number)
    form = ChoiceForm(request.POST, row=row, **choices_of(row))
    pressed = request.POST.get("do", "take")
    choice = {"skip": True} if pressed == "skip" else {}
    if pressed == "take":
        choice = form.choice() if form.is_valid() else {}
    try:
        row = importing.choose(row, choice, by=request.user)
    except importing.Refused as refused:
        messages.error(request, all_in_words(refused.reasons))
    except (importing.NotOpen, importing.NotNow):
        messages.error(request, SETTLED)
    else:
        _tell(request, row, is_settled=row.verdict != Verdict.DOUBTFUL or pressed == "undo")
    return redirect(_back(request, pk, number))


@require_http_methods(["GET", "HEAD", "POST"])
def other(request, pk, number):
    """A community or a city that is none of the candidates, or the city as the row names it."""
    run = run_or_404(request, pk)
    row = get_object_or_404(run.rows.select_related("community", "city", "agreement"), number=number)
    if run.state not in (State.CHECKED, State.CONFIRMED) or row.verdict not in ImportRow.OPEN:
        messages.error(request, SETTLED)
        return redirect(_back(request, pk, number))
    form = OtherForm(request.POST or None, run=run, row=row)
    if form.is_valid() and _is_chosen(request, row, form):
        return redirect(_back(request, pk, number))
    context = {"run": run, "form": form, "line": shown_rows(run, [row])[0], "query": _query(request)}
    return render(request, "admin/sister_cities/import_row.html", context, status=422 if form.errors else 200)


def _is_chosen(request, row: ImportRow, form: OtherForm) -> bool:
    try:
        row = importing.choose(row, form.choice(), by=request.user)
    except importing.Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, in_words(reason))
        return False
    except (importing.NotOpen, importing.NotNow):
        messages.error(request, SETTLED)
    else:
        _tell(request, row, is_settled=row.verdict != Verdict.DOUBTFUL)
    return True


def _tell(request, row: ImportRow, *, is_settled: bool) -> None:
    if is_settled:
        words = _("Row {number}: {verdict}.").format(number=row.number, verdict=row.get_verdict_display())
        messages.success(request, words)
    else:
        words = _("Row {number} is still doubtful. {why}")
        messages.warning(request, words.format(number=row.number, why=all_in_words(row.reasons)))


def _back(request, pk, number) -> str:
    """The same page of the list, at the row."""
    query = _query(request)
    return f"{reverse(PAGE, args=[pk])}{'?' + query if query else ''}#row-{number}"


def _query(request) -> str:
    query = request.POST.get("query", "") if request.method == "POST" else request.GET.urlencode()
    return query if all(sign.isalnum() or sign in "=&_" for sign in query) else ""
