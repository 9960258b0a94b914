"""Reading a page before it becomes public: what would change, then publication or a request for changes."""

import hashlib

from csp.decorators import csp, csp_update
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events, letter_preview
from offices import changes, services
from offices.admin.access import others_office_or_404
from offices.admin.forms import ChangesForm
from offices.models import Edition
from offices.page import build
from offices.sections import Kind
from offices.states import PageState

REVIEW = "offices.review_office"
# The letters last previewed in this session, for the frames that show them.
PREVIEWED = "previewed_office_letters"


@require_safe
def review(request, pk):
    office = others_office_or_404(request, pk, REVIEW)
    events.record("office.opened", subject=office, by=request.user, codes={"page": "review"})
    return _page(request, office, ChangesForm())


@require_safe
def preview(request, pk, language):
    """The whole page in one language, as it would be; the public template, fed with what is saved."""
    office = others_office_or_404(request, pk, REVIEW)
    state = PageState(office)
    edition = state.edition or state.live
    if edition is None or language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        shown = {"office": office, "page": build(office, edition, language), "preview": True}
        return HttpResponse(render_to_string("admin/offices/preview.html", shown, request))


@require_POST
def publish(request, pk):
    """`seen` names the state that was on the screen: what was saved since must be read first."""
    office = others_office_or_404(request, pk, REVIEW)
    edition = office.editions.in_review().first()
    seen = request.POST.get("seen", "")
    try:
        if edition is None or not seen.isdecimal():
            raise services.WrongState
        services.publish(edition, seen=int(seen), by=request.user)
    except services.Changed:
        messages.warning(request, _("Somebody saved changes after you had opened this page. Read them first."))
    except services.NotComplete:
        messages.error(request, _("What a page needs is missing. Ask for it."))
    except services.WrongState:
        messages.error(request, _("The page is not in review any more: somebody was faster, or it was taken back."))
    else:
        messages.success(request, _("The page is public. The letter about it is on its way."))
    return redirect("admin:offices_office_review", pk)


@require_POST
@csp_update(letter_preview.PAGE_POLICY)
def request_changes(request, pk):
    """First the exact letters are shown, then they are sent."""
    office = others_office_or_404(request, pk, REVIEW)
    form = ChangesForm(request.POST)
    if not form.is_valid() or "edit" in request.POST:
        return _page(request, office, form, status=422 if form.errors else 200)
    try:
        with transaction.atomic():
            letters = _requested(office, form.cleaned_data["note"], request.user)
            is_sent = "confirm" in request.POST and request.POST.get("digest") == digest_of(letters)
            transaction.set_rollback(not is_sent)
    except services.WrongState:
        messages.error(request, _("The page is not in review any more: somebody was faster, or it was taken back."))
        return redirect("admin:offices_office_review", pk)
    if is_sent:
        request.session.pop(PREVIEWED, None)
        messages.success(request, _("The page is back with its editors. The letter is on its way."))
        return redirect("admin:offices_office_review", pk)
    if "confirm" in request.POST:
        messages.warning(request, _("The letter has changed meanwhile. Read it again before you confirm."))
    return _preview(request, office, form, letters)


@require_safe
@csp(letter_preview.FRAME_POLICY)
def previewed(request, pk, number):
    """One letter of the last preview, as its recipient will see it."""
    office = others_office_or_404(request, pk, REVIEW)
    kept = request.session.get(PREVIEWED, {})
    if kept.get("office") != str(office.pk) or number >= len(kept["bodies"]):
        raise Http404
    return HttpResponse(kept["bodies"][number])


def digest_of(letters) -> str:
    """What was on the screen: recipient, subject and bodies of each letter."""
    shown = [(letter.to, letter.language, letter.subject, letter.body_text, letter.body_html) for letter in letters]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _requested(office, note, by):
    edition = office.editions.in_review().first()
    if edition is None:
        raise services.WrongState
    return services.request_changes(edition, note=note, by=by)


def _page(request, office, form, *, status=200):
    state = PageState(office)
    portrait = state.section(Kind.PORTRAIT).now
    context = {
        "office": office,
        "state": state,
        "edition": state.edition,
        "is_waiting": state.edition is not None and state.edition.status == Edition.Status.IN_REVIEW,
        "changes": changes.of_page(state),
        "portrait": portrait.portrait if portrait else None,
        "alt": portrait.text_uk if portrait else "",
        "reports": office.mistake_reports.open().count(),
        "form": form,
    }
    return render(request, "admin/offices/review.html", context, status=status)


def _preview(request, office, form, letters):
    shown = [{"letter": letter, "text": letter_preview.text_of(letter)} for letter in letters]
    bodies = [letter_preview.html_of(letter) for letter in letters]
    request.session[PREVIEWED] = {"office": str(office.pk), "bodies": bodies}
    context = {"office": office, "note_form": form, "letters": shown, "digest": digest_of(letters)}
    return render(request, "admin/offices/letter.html", context)
