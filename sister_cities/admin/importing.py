"""Bringing a spreadsheet into the registry: choose a file, say what its columns are, look at every row, confirm."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mayors_club.desk_admin import OwnPages, ReadOnly
from mayors_club.spreadsheet import as_csv
from sister_cities.admin.access import ADD, run_or_404
from sister_cities.admin.import_choosing import CLOSED, PAGE, choose, other
from sister_cities.admin.import_forms import FileForm, ReadingForm, SetUpForm, SheetForm
from sister_cities.admin.import_rows import shown_rows
from sister_cities.importing import report
from sister_cities.importing.table import MOST_BYTES, BadFile
from sister_cities.models import ImportRow, ImportRun
from sister_cities.services import importing

State, Verdict = ImportRun.State, ImportRow.Verdict
COLUMNS = "admin:sister_cities_importrun_columns"
AT_ONCE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request):
    may_import_or_403(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = importing.upload(file.read(MOST_BYTES + 1), name=file.name, by=request.user)
        except BadFile as error:
            form.add_error("file", str(error))
        else:
            return redirect(COLUMNS, run.pk)
    status = 422 if form.is_bound else 200
    return render(request, "admin/sister_cities/import_upload.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, pk):
    """Nothing is tried before the source is named and each column has its role or is said not to be read."""
    run = run_or_404(request, pk)
    if run.state not in (State.UPLOADED, State.CHECKED):
        return redirect(PAGE, pk)
    form = SetUpForm(request.POST or None, run=importing.shown(run))
    if request.method != "POST" or not form.is_valid():
        return _columns_page(request, run, form)
    try:
        importing.set_up(run, columns=form.columns, **form.facts())
        importing.check(run, by=request.user)
    except importing.NotNow:
        messages.error(request, CLOSED)
    return redirect(PAGE, pk)


@require_POST
def read_anew(request, pk):
    """Another sheet, another encoding, a heading or none."""
    run = run_or_404(request, pk)
    try:
        if "sheet" in request.POST:
            form = SheetForm(request.POST, run=run)
        else:
            form = ReadingForm(request.POST, run=run)
        if form.is_valid():
            importing.read_anew(run, **form.asked())
    except BadFile as error:
        messages.error(request, str(error))
    except (importing.NotNow, ValueError):
        messages.error(request, CLOSED)
        return redirect(PAGE, pk)
    return redirect(COLUMNS, pk)


@require_safe
def page(request, pk):
    """Every row with its verdict and why, and what may be chosen beside the doubtful ones."""
    run = run_or_404(request, pk)
    if run.state == State.UPLOADED:
        return redirect(COLUMNS, pk)
    counts = run.counts()
    verdict = request.GET.get("verdict", "")
    rows = run.rows.select_related("community", "city", "agreement").order_by("number")
    rows = rows.filter(verdict=verdict) if verdict in counts else rows
    shown = Paginator(rows, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "run": run,
        "tabs": [(value, Verdict(value).label, count) for value, count in counts.items()],
        "count": sum(counts.values()),
        "matched": counts.get(Verdict.MATCHED, 0),
        "verdict": verdict if verdict in counts else "",
        "page": shown,
        "rows": shown_rows(run, shown.object_list),
        "to_mend": sum(counts.get(verdict, 0) for verdict in report.TO_MEND),
        "not_read": report.not_read(run),
        "is_open": run.state in (State.CHECKED, State.CONFIRMED),
        "outcome": report.outcome(run, counts) if run.state == State.CONFIRMED else None,
        "done": importing.progress.of(run) if run.is_busy else 0,
    }
    return render(request, "admin/sister_cities/import.html", context)


@require_POST
def confirm(request, pk):
    run = run_or_404(request, pk)
    try:
        outcome = importing.confirm_or_hand_over(run, by=request.user)
    except importing.NotNow:
        messages.error(request, CLOSED)
        return redirect(PAGE, pk)
    if outcome is None:
        return redirect(PAGE, pk)
    if not outcome.written and not outcome.changed:
        messages.info(request, _("Nothing was left to write."))
        return redirect(PAGE, pk)
    words = ngettext("{count} agreement was written.", "{count} agreements were written.", outcome.written)
    said = [words.format(count=outcome.written)]
    if outcome.cities:
        words = ngettext("{count} city was added.", "{count} cities were added.", outcome.cities)
        said.append(words.format(count=outcome.cities))
    if outcome.changed:
        words = ngettext("{count} row has changed.", "{count} rows have changed.", outcome.changed)
        said.append(words.format(count=outcome.changed))
    messages.success(request, " ".join(said))
    return redirect(PAGE, pk)


@require_POST
def take_back(request, pk):
    """The worker has not begun with what was confirmed, or cannot go on: nothing is written."""
    run = run_or_404(request, pk)
    try:
        importing.take_back(run)
        messages.success(request, _("Nothing was written."))
    except importing.NotNow:
        messages.error(request, _("The worker is at it already: everything is written in a moment."))
    return redirect(PAGE, pk)


@require_POST
def discard(request, pk):
    run = run_or_404(request, pk)
    try:
        importing.discard(run, by=request.user)
        messages.success(request, _("The import is discarded; nothing of it was written."))
    except importing.NotNow:
        messages.error(request, CLOSED)
    return redirect("admin:sister_cities_importrun_changelist")


@require_safe
def report_csv(request, pk):
    run = run_or_404(request, pk)
    rows = run.rows.select_related("community", "city").order_by("number")
    return _table(run, "agreements-import", as_csv(report.heading(run), report.lines(rows)))


@require_safe
def to_mend_csv(request, pk):
    """The rows that were not taken: to be mended in a spreadsheet and imported again."""
    run = run_or_404(request, pk)
    return _table(run, "agreements-to-mend", as_csv(*report.to_mend(run)))


def _table(run: ImportRun, name: str, content: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{run.uploaded_at:%Y-%m-%d}.csv"'
    return response


def may_import_or_403(request) -> None:
    if not request.user.has_perm(ADD):
        raise PermissionDenied


def _columns_page(request, run, form):
    context = {
        "run": run,
        "form": form,
        "headings": form.headings(run),
        "reading": ReadingForm(run=run),
        "sheets": SheetForm(run=run) if len(run.sheets) > 1 else None,
    }
    return render(request, "admin/sister_cities/import_columns.html", context, status=422 if form.is_bound else 200)


@admin.register(ImportRun)
class ImportRunAdmin(OwnPages, ReadOnly, admin.ModelAdmin):
    """The imports; each has a page of its own. Whoever may add agreements may import them."""

    list_display = ["name", "state", "source", "uploaded_at", "uploaded_by", "rows"]
    list_display_links = None
    list_filter = ["state"]
    list_per_page = 50
    list_select_related = ["uploaded_by"]
    show_full_result_count = False
    own_pages = (
        ("upload/", upload, "upload"),
        ("<uuid:pk>/change/", page, "change"),
        ("<uuid:pk>/columns/", columns, "columns"),
        ("<uuid:pk>/read/", read_anew, "read_anew"),
        ("<uuid:pk>/rows/<int:number>/", choose, "choose"),
        ("<uuid:pk>/rows/<int:number>/other/", other, "other"),
        ("<uuid:pk>/confirm/", confirm, "confirm"),
        ("<uuid:pk>/take-back/", take_back, "take_back"),
        ("<uuid:pk>/discard/", discard, "discard"),
        ("<uuid:pk>/report.csv", report_csv, "csv"),
        ("<uuid:pk>/to-mend.csv", to_mend_csv, "to_mend"),
    )

    def has_module_permission(self, request):
        return request.user.has_perm(ADD)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(ADD)

    @admin.display(description=_("file"), ordering="original_name")
    def name(self, run):
        return format_html('<a href="{}">{}</a>', reverse(PAGE, args=[run.pk]), run)

    @admin.display(description=_("rows"))
    def rows(self, run):
        return run.rows.count() or "–"
