"""Letters at the secretariat's desk: what left, what did not, what it said, and the few things one can do about it."""

from csp.decorators import csp, csp_update
from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications import desk
from mayors_club import events, letter_preview, mail
from mayors_club.desk_admin import MadeElsewhere, OwnPages, tag
from mayors_club.models import OutgoingEmail

Status = OutgoingEmail.Status
LOOKS = {Status.SENT: "ok", Status.FAILED: "bad", Status.HELD: "warn", Status.SUPERSEDED: "off"}


@require_safe
@csp_update(letter_preview.PAGE_POLICY)
def letter(request, pk):
    """The letter as it was written, secrets masked. Being looked at is logged: letters are personal data."""
    shown = visible_or_404(request, pk)
    events.record("letter.opened", subject=shown, by=request.user)
    may_change = request.user.has_perm("mayors_club.change_outgoingemail")
    context = {
        "letter": shown,
        "kind": LOOKS.get(shown.status, "now"),
        "text": letter_preview.text_of(shown),
        "can_resend": may_change and shown.status in (Status.SENT, Status.FAILED),
        "can_release": may_change and shown.status == Status.HELD,
        "can_discard": may_change and shown.status in (Status.HELD, Status.FAILED),
        "can_bounce": may_change and shown.status == Status.SENT and shown.bounced_at is None,
    }
    return render(request, "admin/mayors_club/outgoingemail/letter.html", context)


@require_safe
@csp(letter_preview.FRAME_POLICY)
def html(request, pk):
    """The HTML part alone, for the frame: no script, no form, no link that leads anywhere."""
    shown = visible_or_404(request, pk)
    return HttpResponse(letter_preview.html_of(shown))


@require_POST
def resend(request, pk):
    again = _try(request, pk, mail.resend, _("The letter will be sent again."))
    return redirect("admin:mayors_club_outgoingemail_change", again.pk if again else pk)


@require_POST
def release(request, pk):
    _try(request, pk, mail.release, _("The letter will be sent."))
    return redirect("admin:mayors_club_outgoingemail_change", pk)


@require_POST
def discard(request, pk):
    _try(request, pk, mail.discard, _("The letter will not be sent."))
    return redirect("admin:mayors_club_outgoingemail_change", pk)


@require_POST
def bounce(request, pk):
    _try(request, pk, mail.record_bounce, _("Noted that the letter came back."))
    return redirect("admin:mayors_club_outgoingemail_change", pk)


def _try(request, pk, verb, done):
    shown = visible_or_404(request, pk, "mayors_club.change_outgoingemail")
    try:
        result = verb(shown, by=request.user)
    except mail.WrongStep:
        messages.error(request, _("This cannot be done with the letter as it is now."))
        return None
    messages.success(request, done)
    return result


def _each(letters, verb, by) -> int:
    done = 0
    for one in letters:
        try:
            verb(one, by=by)
            done += 1
        except mail.WrongStep:
            continue  # somebody was faster
    return done


def visible_or_404(request, pk, permission="mayors_club.view_outgoingemail") -> OutgoingEmail:
    letters = letters_open_to(request.user)
    if not request.user.has_perm(permission):
        letters = letters.none()
    return get_object_or_404(letters, pk=pk)


def letters_open_to(user):
    """Whoever is recused from an application does not read its letters either."""
    letters = OutgoingEmail.objects.visible_to(user)
    return desk.without_closed_files(letters, user, kind="about_type", key="about_id")


@admin.register(OutgoingEmail)
class LetterAdmin(OwnPages, MadeElsewhere, admin.ModelAdmin):
    """Read-only: letters are written by what happens, and leave by themselves."""

    list_display = ["subject_shown", "to", "language", "status_shown", "attempts", "notes", "written"]
    list_display_links = None
    list_filter = [
        "status",
        "may_have_arrived_twice",
        ("bounced_at", admin.EmptyFieldListFilter),
        "language",
        "created_at",
    ]
    list_per_page = 50
    search_fields = ["to", "subject"]
    search_help_text = _("Recipient or subject")
    show_full_result_count = False
    actions = ["release_selected", "discard_selected"]
    own_pages = (
        ("<uuid:pk>/change/", letter, "change"),
        ("<uuid:pk>/html/", html, "html"),
        ("<uuid:pk>/resend/", resend, "resend"),
        ("<uuid:pk>/release/", release, "release"),
        ("<uuid:pk>/discard/", discard, "discard"),
        ("<uuid:pk>/bounce/", bounce, "bounce"),
    )

    def get_queryset(self, request):
        return letters_open_to(request.user).defer("body_text", "body_html", "calendar", "secret_values")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Letters")})

    @admin.action(description=_("Release the held letters"), permissions=["change"])
    def release_selected(self, request, letters):
        done = _each(letters.filter(status=Status.HELD), mail.release, request.user)
        messages.success(request, _("Letters released: {number}").format(number=done))

    @admin.action(description=_("Never send the held letters"), permissions=["change"])
    def discard_selected(self, request, letters):
        done = _each(letters.filter(status=Status.HELD), mail.discard, request.user)
        messages.success(request, _("Letters that will not be sent: {number}").format(number=done))

    @admin.display(description=_("subject"), ordering="subject")
    def subject_shown(self, row):
        address = reverse("admin:mayors_club_outgoingemail_change", args=[row.pk])
        return format_html(
            '<a href="{}" lang="{}">{}</a>', address, row.language, row.subject or letter_preview.STAND_IN
        )

    @admin.display(description=_("status"), ordering="status")
    def status_shown(self, row):
        return tag(LOOKS.get(row.status, "now"), row.get_status_display())

    @admin.display(description=_("written"), ordering="created_at")
    def written(self, row):
        return timezone.localtime(row.created_at).strftime("%d.%m.%Y %H:%M")

    @admin.display(description=_("notes"))
    def notes(self, row):
        """What one should know about it: marks set by us, then what the server said last."""
        words = []
        if row.may_have_arrived_twice:
            words.append(str(_("may have arrived twice")))
        if row.bounced_at:
            words.append(str(_("came back")))
        return ", ".join([*words, row.last_error[:60]]).strip(", ")
