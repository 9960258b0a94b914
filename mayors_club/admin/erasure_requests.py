"""Requests for erasure at the secretariat's desk: who asks, until when, and the two answers there are."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club import erasure, events
from mayors_club.desk_admin import OwnPages, ReadOnly
from mayors_club.form_fields import ParagraphField
from members import services
from members.forms import posted
from members.models import ErasureRequest, Member
from members.second_factor import recent_proof_required


class RefusalForm(forms.Form):
    reason = ParagraphField(
        label=_("Why we cannot erase"),
        help_text=_("The person reads these words in the letter, in their language."),
        enter=_("Write why the data cannot be erased"),
        max_length=1000,
        rows=4,
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_action = self.action
        helper.add_input(Submit("send", _("Refuse with this reason"), css_class="btn alt"))
        return helper


@require_safe
def request_page(request, pk):
    """Being looked at is logged: the page names a person."""
    asked = visible_or_404(request, pk)
    events.record("user.opened", subject=asked.user, by=request.user)
    return show(request, asked, refusal_form(request, asked))


def show(request, asked, form, status=200):
    context = {
        "asked": asked,
        "memberships": Member.objects.filter(user=asked.user).select_related("community"),
        "may_answer": asked.is_open and request.user.has_perm("members.change_erasurerequest"),
        "is_needed": erasure.is_needed(asked.user),
        "form": form,
    }
    return render(request, "admin/members/erasurerequest/request.html", context, status=status)


@require_POST
@recent_proof_required
def erase(request, pk):
    asked = open_to_answer(request, pk)
    try:
        erasure.fulfil(asked, by=request.user)
    except erasure.StillNeeded:
        messages.error(request, _("This person works for the Club or has a live application: end that first."))
        return redirect("admin:members_erasurerequest_change", pk)
    except services.RequestClosed:
        messages.error(request, _("This request has been answered meanwhile."))
    else:
        messages.success(request, _("The person is erased. One last letter tells them so."))
    return redirect("admin:members_erasurerequest_changelist")


@require_POST
@recent_proof_required
def refuse(request, pk):
    asked = open_to_answer(request, pk)
    form = refusal_form(request, asked)
    if not form.is_valid():
        return show(request, asked, form, status=422)
    try:
        services.refuse_erasure(asked, reason=form.cleaned_data["reason"], by=request.user)
    except services.RequestClosed:
        messages.error(request, _("This request has been answered meanwhile."))
    else:
        messages.success(request, _("Refused. A letter gives the reason."))
    return redirect("admin:members_erasurerequest_changelist")


def refusal_form(request, asked) -> RefusalForm:
    return RefusalForm(posted(request), action=reverse("admin:members_erasurerequest_refuse", args=[asked.pk]))


def open_to_answer(request, pk) -> ErasureRequest:
    if not request.user.has_perm("members.change_erasurerequest"):
        raise PermissionDenied
    return visible_or_404(request, pk)


def visible_or_404(request, pk) -> ErasureRequest:
    """Nobody deals with their own request."""
    return get_object_or_404(ErasureRequest.objects.visible_to(request.user).select_related("user"), pk=pk)


@admin.register(ErasureRequest)
class ErasureRequestAdmin(OwnPages, ReadOnly, admin.ModelAdmin):
    """Read-only: a request is made by the person and closed by one of the two answers."""

    list_display = ["user", "status", "asked_at", "due_on", "closed_at", "closed_by"]
    list_filter = ["status"]
    list_select_related = ["user", "closed_by"]
    show_full_result_count = False
    own_pages = (
        ("<uuid:pk>/change/", request_page, "change"),
        ("<uuid:pk>/erase/", erase, "erase"),
        ("<uuid:pk>/refuse/", refuse, "refuse"),
    )

    def get_queryset(self, request):
        return ErasureRequest.objects.visible_to(request.user)
