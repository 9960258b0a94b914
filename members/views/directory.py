"""The directory of members: for active members and whoever represents them. Order as in urls.py."""

import functools

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from members import services
from members.directory import filters as asked
from members.directory.filters import Filters
from members.directory.forms import EntryForm, LetterForm
from members.directory.listing import Line, lines_of, page_of, with_what_is_seen
from members.directory.seen import entry_of, seen_of_entry
from members.directory.table import as_csv
from members.forms import posted
from members.models import Audience, DirectoryEntry, Member, RelayLetter
from members.second_factor import recent_proof_required
from members.views.answers import get_or_post, gone, invalid_form_status
from members.views.area import in_cabinet, is_own_membership
from members.views.representatives import members_only
from members.vocabulary import LANGUAGES, TOPICS


def readers_only(view):
    """For the area of an active member, whoever works in it; to everybody else the page does not exist."""

    @in_cabinet
    @functools.wraps(view)
    def reading(request, *args, **kwargs):
        if request.acting_for is None or request.acting_for.status != Member.Status.ACTIVE:
            raise Http404
        return view(request, *args, **kwargs)

    return reading


@require_safe
@readers_only
def directory(request):
    filters = Filters.of(request.GET)
    page = page_of(filters, request.GET.get("page", "1"))
    path = reverse("members:directory")
    context = {
        "filters": filters,
        "page": page,
        "choices": choices_of_the_form(filters),
        "ways_out": [] if page.count else ways_out(filters),
        "previous_url": path + filters.query(page.number - 1) if page.number > 1 else "",
        "next_url": path + filters.query(page.number + 1) if page.number < page.last else "",
        "is_own": is_own_membership(request),
    }
    return render(request, "members/directory.html", context)


def choices_of_the_form(filters: Filters) -> list[dict]:
    """The selects of the form: name, label, the words for no choice, the choices and the one chosen."""
    sizes = [(code, words) for code, (_least, _below, words) in asked.SIZES.items()]
    selects = [
        ("oblast", gettext("Oblast"), gettext("All oblasts"), asked.oblast_choices()),
        ("office", gettext("Office"), gettext("Any office"), asked.OFFICES.items()),
        ("size", gettext("Population"), gettext("Any population"), sizes),
        ("language", gettext("Speaks"), gettext("Any language"), LANGUAGES.items()),
        ("topic", gettext("Topic"), gettext("Any topic"), TOPICS.items()),
    ]
    names = ("name", "label", "any", "of")
    return [{**dict(zip(names, select, strict=True)), "chosen": getattr(filters, select[0])} for select in selects]


def ways_out(filters: Filters) -> list[dict]:
    return [
        {"words": filters.words(name), "count": count, "query": filters.without(name).query()}
        for name, count in filters.ways_out()
    ]


@get_or_post
@members_only
def mine(request):
    """The member's own entry. A preview shows what was typed and saves nothing."""
    member = request.acting_for
    # A form changes its instance even when it finds mistakes; what is saved is shown from a row of its own.
    own = DirectoryEntry.objects.filter(pk=member.pk).first() or DirectoryEntry(member_id=member.pk)
    form = EntryForm(posted(request), instance=own)
    if form.is_valid() and "preview" not in request.POST:
        services.change_entry(member, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("members:directory_mine")
    entry = form.instance if form.is_bound and not form.errors else entry_of(member)
    context = {
        "form": form,
        "member": member,
        "entry": entry,
        "is_preview": form.is_bound and not form.errors,
        "for_members": seen_of_entry(entry, Audience.MEMBERS),
        "for_everyone": seen_of_entry(entry, Audience.EVERYONE),
    }
    return render(request, "members/directory_mine.html", context, status=invalid_form_status(form))


@require_POST
@readers_only
@recent_proof_required
def export(request):
    """The members that the form found, with what the pages show of them, as a file. On record."""
    filters = Filters.of(request.POST)
    lines = [Line.of(member) for member in lines_of(filters)]
    services.note_export(request.acting_for, by=request.user, rows=len(lines), filters=sorted(filters.active))
    response = HttpResponse(as_csv(lines, get_language()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="members-directory.csv"'
    return response


@get_or_post
@readers_only
def entry(request, pk):
    """One member as the others see them, with a form for a letter unless it is oneself or letters are not wanted."""
    listed = with_what_is_seen(Member.objects.in_directory()).prefetch_related("mandates__community")
    line = Line.of(get_object_or_404(listed, pk=pk))
    if not entry_of(line.member).takes_letters or line.member == request.acting_for:
        if request.method == "POST":
            raise Http404
        return render(request, "members/directory_entry.html", {"line": line})
    return letter_page(request, "members/directory_entry.html", {"line": line}, to=line.member)


@get_or_post
@readers_only
def answer(request, pk):
    """The answer to a letter: also to who is not listed or has switched letters off, for they wrote first."""
    letters = RelayLetter.objects.answerable_by(request.acting_for).select_related("sender__community", "sender__user")
    letter = get_object_or_404(letters, pk=pk)
    return letter_page(request, "members/relay_answer.html", {"letter": letter}, to=letter.sender, answers=letter)


def letter_page(request, template, context, *, to, answers=None):
    form = LetterForm(posted(request))
    status = invalid_form_status(form)
    if form.is_valid():
        try:
            services.write(request.acting_for, to, by=request.user, answers=answers, **form.cleaned_data)
        except services.CannotWrite as refusal:
            form.refuse(refusal.reason)
            status = 429 if refusal.reason == "many" else 422
        else:
            messages.success(request, gettext("The letter is on its way."))
            return redirect("members:directory")
    return render(request, template, {**context, "form": form}, status=status)


@login_not_required
@get_or_post
def relay_report(request, token):
    """The link in a letter: showing the page changes nothing, for mail scanners follow links."""
    letter = services.letter_to_report(token)
    if letter is None:
        return gone(request, "members/relay_report_gone.html")
    if request.method == "POST":
        services.report(letter)
    return render(request, "members/relay_report.html", {"letter": letter})
