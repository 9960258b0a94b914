"""An agreement was written down for the wrong city or community: first the right ones, then both are read."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.community_field import ListedCommunityField
from members.forms import posted
from members.views.answers import get_or_post
from sister_cities.admin.keeping import PAGE, living_or_404
from sister_cities.city_words import labels_of
from sister_cities.forms.city import ListedCityField
from sister_cities.services import correcting, deciding, life
from sister_cities.services.doubles import Doubled, double_of
from sister_cities.services.proposing import Changed


class SidesForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    city = ListedCityField(label=gettext_lazy("Partner city"))
    community = ListedCommunityField(
        label=capfirst(gettext_lazy("Ukrainian community")), suggest_url=reverse_lazy("members:communities")
    )

    def __init__(self, *args, agreement, **options):
        super().__init__(*args, label_suffix="", **options)
        self.agreement = agreement

    @property
    def sides(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("community", "city")}

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self._look_at_both()
        return cleaned

    def _look_at_both(self):
        if not correcting.sides_changed(self.agreement, **self.sides):
            self.add_error(None, _("Nothing is different: choose another city or another community"))
            return
        try:
            correcting.refuse(self.agreement, **self.sides)
        except life.FactsRefused as refused:
            for name, words in refused.problems.items():
                self.add_error(name, words)
        except Doubled as doubled:
            words = _("These two have this very agreement in the registry already: № {number}")
            self.add_error(None, words.format(number=doubled.agreement.pk))


@get_or_post
def sides(request, pk):
    agreement = living_or_404(request, pk)
    seen = deciding.version_of(agreement)
    now = {"community": agreement.community, "city": agreement.city}
    form = SidesForm(posted(request), agreement=agreement, initial={**now, "seen": seen})
    is_read = form.is_valid() and "edit" not in request.POST
    if is_read and "confirm" in request.POST:
        return _corrected(request, agreement, form)
    context = {"agreement": agreement, "form": form, "title": _("Correct the city or the community")}
    if is_read:
        after = correcting.corrected(agreement, **form.sides)
        context |= {
            "changes": _changes(agreement, after),
            "is_moved": agreement.community_id != after.community_id,
            "similar": double_of(after),
        }
    return render(request, "admin/sister_cities/sides.html", context, status=422 if form.errors else 200)


def _corrected(request, agreement, form):
    try:
        correcting.correct(agreement, **form.sides, seen=form.cleaned_data["seen"], by=request.user)
    except Changed:
        messages.error(
            request, _("Meanwhile somebody else has changed the agreement. Look at it, then save once more.")
        )
    except (life.FactsRefused, Doubled):
        messages.error(request, _("Meanwhile this has become impossible: look once more."))
    else:
        messages.success(request, _("Corrected."))
        return redirect(PAGE, agreement.pk)
    return redirect("admin:sister_cities_agreement_sides", agreement.pk)


def _changes(before, after) -> list[tuple[str, str, str]]:
    """What it is, as it stands and as it would stand. Cities of one name are told apart."""
    found = []
    if before.city_id != after.city_id:
        (_before, old), (_after, new) = labels_of([before.city, after.city])
        found.append((_("Partner city"), old, new))
    if before.community_id != after.community_id:
        old, new = before.community.full_name_uk, after.community.full_name_uk
        found.append((capfirst(_("Ukrainian community")), old, new))
    return found


PAGES = (("<int:pk>/sides/", sides, "sides"),)
