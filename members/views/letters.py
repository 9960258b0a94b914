"""Which letters to get."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from members import services
from members.forms import LettersForm, posted
from members.letter_kinds import KINDS
from members.views.answers import get_or_post, invalid_form_status


@get_or_post
def letters(request):
    wanted = [kind for kind in KINDS if services.wants(request.user, kind)]
    form = LettersForm(posted(request), initial={"wanted": wanted})
    if form.is_valid():
        services.choose_letters(request.user, form.cleaned_data["wanted"], by=request.user)
        messages.success(request, gettext("Saved."))
        return redirect("members:letters")
    return render(request, "members/letters.html", {"form": form}, status=invalid_form_status(form))
