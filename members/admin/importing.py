"""Bringing the members of earlier years in: choose a file, look at every row, confirm; later invite them in batches."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mayors_club import events
from members import importing, services
from members.forms import posted
from members.second_factor import recent_proof_required

BATCH = 50


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX or CSV, at most 2 MB; nothing is written before you have seen every row"),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    @property
    def helper(self):
        helper = FormHelper()
        helper.add_input(Submit("send", _("Check the file"), css_class="btn"))
        return helper


class ImportingMembers:
    """For MemberAdmin: `import/` and `invitations/`."""

    def get_urls(self):
        def guarded(view):
            return self.admin_site.admin_view(recent_proof_required(view))

        return [
            path("import/", guarded(self.import_members), name="members_member_import"),
            path("invitations/", guarded(self.invitations), name="members_member_invitations"),
            *super().get_urls(),
        ]

    def import_members(self, request):
        must_import(request)
        if "ticket" in request.POST:
            return self._write(request)
        form = FileForm(posted(request), request.FILES or None)
        if not (request.method == "POST" and form.is_valid()):
            status = 422 if form.is_bound else 200
            return render(request, "admin/members/member/import.html", {"form": form}, status=status)
        upload = form.cleaned_data["file"]
        try:
            content = upload.read(importing.MOST_BYTES + 1)
            rows = importing.read(upload.name, content)
        except importing.BadFile as error:
            form.add_error("file", str(error))
            return render(request, "admin/members/member/import.html", {"form": form}, status=422)
        result = importing.EarlierMembers(by=request.user).import_data(rows, dry_run=True)
        context = {**summary(rows, result), "ticket": importing.keep(upload.name, content)}
        return render(request, "admin/members/member/import_check.html", context)

    def _write(self, request):
        try:
            stored, content = importing.kept(request.POST["ticket"])
            rows = importing.read(stored, content)
        except importing.BadFile as error:
            messages.error(request, str(error))
            return redirect("admin:members_member_import")
        result = importing.EarlierMembers(by=request.user).import_data(rows, dry_run=False)
        importing.forget(stored)
        count = result.totals["new"]
        events.record("member.imported", subject=request.user, by=request.user, codes={"new": count})
        words = ngettext("{count} member has been imported.", "{count} members have been imported.", count)
        messages.success(request, words.format(count=count))
        return redirect("admin:members_member_invitations")

    def invitations(self, request):
        """How many have had no letter yet, and the button for the next batch."""
        must_import(request)
        if request.method == "POST":
            count = services.invite_members(limit=BATCH, by=request.user)
            words = ngettext("{count} invitation is on its way.", "{count} invitations are on their way.", count)
            messages.success(request, words.format(count=count))
            return redirect("admin:members_member_invitations")
        context = {"waiting": services.not_yet_invited().count(), "batch": BATCH}
        return render(request, "admin/members/member/invitations.html", context)


def must_import(request) -> None:
    if not request.user.has_perm("members.import_member"):
        raise PermissionDenied


def summary(rows, result) -> dict:
    """The rows as a person reads them: the line in the file, who it is, what happens, and why not."""
    lines = []
    for number, (row, found) in enumerate(zip(rows.dict, result.rows, strict=True), start=2):
        reasons = found.validation_error.messages if found.validation_error else []
        reasons = reasons or [gettext("This row cannot be read.") for _error in found.errors]
        kind = "bad" if reasons else {"new": "ok", "skip": "off"}[found.import_type]
        lines.append(
            {"number": number, "name": row["full_name_uk"], "place": row["community"], "kind": kind, "reasons": reasons}
        )
    return {
        "lines": sorted(lines, key=lambda line: ("bad", "ok", "off").index(line["kind"])),
        "new": sum(line["kind"] == "ok" for line in lines),
        "known": sum(line["kind"] == "off" for line in lines),
        "wrong": sum(line["kind"] == "bad" for line in lines),
    }
