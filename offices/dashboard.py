"""The office's part of the overview in the members' area: how the page stands, and what needs the person."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from mayors_club.typography import day_and_month, long_date
from members.dashboard import Panel, Step, Task
from members.models import Member
from offices import links
from offices.editors import editor_of
from offices.models import Edition, Office
from offices.models.office import STALE_AFTER
from offices.states import PageState


def office_part(request) -> list:
    editor = editor_of(request)
    if editor is None or editor.member.status != Member.Status.ACTIVE:
        return []
    office = Office.objects.filter(member=editor.member).with_editions().select_related("member").first()
    step = Step(_("Fill in the page of your office"), reverse("offices:edit"), bool(office and office.live_id))
    begun = [step] if editor.is_member else []
    if office is None:
        return begun
    state = PageState(office, with_editions=True)
    panel = Panel("members/_office.html", {"languages": [_ukrainian(state), _english(state)]})
    return [*begun, *_tasks(office, state), panel]


def _tasks(office: Office, state: PageState):
    editor_url = reverse("offices:edit")
    edition = state.edition
    if edition and edition.note and edition.status == Edition.Status.DRAFT:
        note = _("The secretariat has written what should be changed before the page is published.")
        yield Task(_("Change the page of your office"), editor_url, note, timezone.localdate(edition.status_since))
    if office.is_stale and not office.is_hidden:
        day = long_date(timezone.localdate(office.confirmed_at), get_language())
        note = _("The last confirmation: {day}.").format(day=day)
        url = reverse("offices:confirm", args=[links.token_for(office)])
        yield Task(
            _("Confirm that the page of your office is right"),
            url,
            note,
            timezone.localdate(office.confirmed_at + STALE_AFTER),
        )
    outdated = [section.now for section in state.sections if section.kind in state.parity.outdated]
    if outdated:
        first = min(timezone.localdate(section.uk_changed_at) for section in outdated)
        note = _("The Ukrainian version changed on {day}. Please check the translation.").format(
            day=day_and_month(first, get_language())
        )
        yield Task(_("Check the English of your page"), editor_url, note, first)


def _ukrainian(state: PageState) -> dict:
    kind, words = "off", _("not written yet")
    if state.office.is_hidden:
        kind, words = "bad", _("hidden")
    elif state.is_in_review:
        kind, words = "now", pgettext("edition", "in review")
    elif state.office.live_id:
        kind, words = (
            ("now", _("published, with changes that are not public yet")) if state.changed else ("ok", _("published"))
        )
    elif state.is_begun:
        kind, words = "now", _("draft")
    return {"language": _("Ukrainian"), "kind": kind, "state": words}


def _english(state: PageState) -> dict:
    parity = state.parity
    done, total = parity.translated_count, len(parity.written)
    words = ngettext("{done} of {total} section translated", "{done} of {total} sections translated", total)
    kind = "ok" if parity.is_complete and total else "warn" if done else "off"
    state = words.format(done=done, total=total)
    if parity.outdated:
        state = _("{state}; to be checked: {count}").format(state=state, count=len(parity.outdated))
    return {"language": _("English"), "kind": kind, "state": state}
